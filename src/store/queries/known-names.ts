import { and, inArray, sql } from 'drizzle-orm';
import type { PostAlias } from '../../domain/identity.ts';
import type { Tx } from '../connection.ts';
import { postAliases, posts } from '../schema/index.ts';
import { inBatches } from './wordings.ts';

/** Few, because a transaction's locks share a table sized for all sessions together. */
const LOCK_BUCKETS = 64;

/** Holds names for this transaction, so that two documents that show one post follow each other. */
export async function lockNames(tx: Tx, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const keys = JSON.stringify(names);
  await tx.execute(sql`
    select pg_advisory_xact_lock(2, bucket) from (
      select distinct abs(hashtext(key) % ${LOCK_BUCKETS}) as bucket
      from jsonb_array_elements_text(${keys}::jsonb) as key
      order by bucket
    ) as wanted`);
}

export function nameOf(alias: PostAlias): string {
  return `${alias.kind} ${alias.key}`;
}

/** Who goes by each of the names, as `nameOf` writes them. */
export async function knownAliases(
  tx: Tx,
  aliases: readonly PostAlias[],
): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  // The index of names begins with their kind.
  const ofKinds = inArray(postAliases.kind, [...new Set(aliases.map(({ kind }) => kind))]);
  const keys = aliases.map((alias) => alias.key);
  await inBatches(keys, async (batch) => {
    const rows = await tx
      .select()
      .from(postAliases)
      .where(and(ofKinds, inArray(postAliases.key, batch)));
    for (const row of rows) known.set(`${row.kind} ${row.key}`, row.postId);
  });
  return known;
}

export interface PostOnRecord {
  readonly nativeId: string | null;
  readonly platform: string;
  readonly handle: string | null;
  /** An instant, else the printed day, else null. */
  readonly time: string | null;
}

export async function postsOnRecord(
  tx: Tx,
  postIds: readonly string[],
): Promise<Map<string, PostOnRecord>> {
  const known = new Map<string, PostOnRecord>();
  await inBatches([...new Set(postIds)], async (batch) => {
    const rows = await tx
      .select({
        postId: posts.postId,
        nativeId: posts.nativeId,
        platform: posts.platform,
        handle: posts.handle,
        postedAt: posts.postedAt,
        postedOn: posts.postedOn,
      })
      .from(posts)
      .where(inArray(posts.postId, batch));
    for (const { postId, nativeId, platform, handle, ...times } of rows) {
      known.set(postId, { nativeId, platform, handle, time: bestTime(times) });
    }
  });
  return known;
}

/** An instant, else the printed day, else null. */
export function bestTime(row: {
  readonly postedAt: Date | null;
  readonly postedOn: string | null;
}): string | null {
  return row.postedAt?.toISOString() ?? row.postedOn;
}
