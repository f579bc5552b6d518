import { sql } from 'drizzle-orm';
import { toPgSafe } from '../../domain/text.ts';
import type { Tx } from '../connection.ts';
import type { Sql } from '../sql-tag.ts';

/** What an erasure left to be done, and what it left alone. */
export interface Erasure {
  /** Files whose bytes are to be removed. */
  readonly removed: readonly string[];
  /** Captures that hold what was not taken down as well, and so hold it still. */
  readonly kept: readonly string[];
  /** All of it was erased before: nothing was left to erase. */
  readonly isNothingLeft: boolean;
}

/**
 * Puts an erasure on record, and forgets what reviewers confirmed of its words. Gives the posts from which
 * the losses concerned are to be told anew, before `eraseTakedown`.
 */
export async function beginErasure(
  tx: Tx,
  takedownId: number,
  by: string,
  at: Date,
): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ post_id: string }>(sql`
    select post_id from lossledger.begin_erasure(
      ${takedownId}, ${toPgSafe(by)}, ${at.toISOString()}::timestamptz) as post_id order by 1`);
  return rows.map((row) => row.post_id);
}

export async function eraseTakedown(tx: Tx, takedownId: number): Promise<Erasure> {
  const { rows } = await tx.execute<{ outcome: string; sha256: string }>(sql`
    select outcome, file_sha256 as sha256 from lossledger.erase_takedown(${takedownId}) order by 1, 2`);
  const of = (outcome: string) =>
    rows.filter((row) => row.outcome === outcome).map(({ sha256 }) => sha256);
  return {
    removed: of('removed'),
    kept: of('kept'),
    isNothingLeft: of('nothing').length > 0,
  };
}

/** The bytes that an erasure was to remove; asked again where it did not come to it. */
export async function erasedBlobs(sqlOf: Sql, takedownId: number): Promise<readonly string[]> {
  const rows = await sqlOf<{ id: string }[]>`
    select id from lossledger.erased where kind = 'blob' and takedown_id = ${takedownId} order by 1`;
  return rows.map(({ id }) => id);
}

/**
 * The posts that went by these names and that a standing takedown erased, so that no document writes them
 * back when it is read. Once the takedown is lifted, what comes is recorded anew.
 */
export async function erasedByName(
  tx: Tx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await tx.execute<{ key: string; post_id: string }>(sql`
    select distinct on (wanted.key) wanted.key, a.post_id
    from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) wanted (key)
    -- Asked for each name: joined as a whole, all names there are might be read.
    cross join lateral (
      select p.post_id from lossledger.post_aliases p
      where p.kind in ('platform_id', 'unresolved')
        and p.key = jsonb_build_array('erased', lossledger.name_digest(wanted.key))::text offset 0
    ) a
    join lossledger.erased e on e.kind = 'post' and e.id = a.post_id
    where not exists (
      select from lossledger.takedown_lifts l where l.takedown_id = e.takedown_id)
    order by wanted.key, a.post_id`);
  return new Map(rows.map(({ key, post_id }) => [key, post_id]));
}
