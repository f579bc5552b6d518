import { shiftDay } from '../../domain/conflict-time.ts';
import { LossledgerError } from '../../domain/errors.ts';
import {
  closingLeaf,
  type DayClosing,
  isSealedKind,
  SEAL_ALGORITHM,
  SEAL_START,
} from '../../ledger/daily-seal.ts';
import { GrowingTree } from '../../ledger/merkle.ts';
import { openStore, type Store } from '../connection.ts';
import type { Sql } from '../sql-tag.ts';
import { leavesOf, nameOf, type RecordName } from './sealed-fields.ts';

/**
 * How long after midnight, UTC, a day is sealed, in minutes: longer than any statement may run. What
 * is committed later still is sealed with the next day.
 */
export const SEAL_GRACE_MINUTES = 60;

/** Spells "SEAL": one transaction seals at a time. */
const SEALING_LOCK = 0x5345414c;

export interface SealedDay extends DayClosing {
  readonly root: string;
}

/**
 * Seals every day that is over and not sealed yet, up to and including the one given, or the last that
 * can be. Each record is sealed once: with its own day, or with the first that is still open.
 */
export async function sealDays(store: Store, upTo: string | null): Promise<readonly SealedDay[]> {
  if (upTo === null && !(await isSealDue(store.sql))) return [];
  // Sealing a long history takes longer than a statement of a worker may.
  const alone = openStore({ ...store.options, poolMax: 1, unlimitedStatements: true });
  try {
    return await alone.sql.begin((tx) => sealWith(tx, upTo));
  } finally {
    await alone.close();
  }
}

const LAST_DAY_OVER = `((now() - interval '${SEAL_GRACE_MINUTES} minutes') at time zone 'UTC')::date - 1`;

/** Whether a day is over that is not sealed. Cheap: it is asked for again and again. */
async function isSealDue(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ due: boolean }[]>`
    select coalesce((select max(day) from lossledger.daily_roots) < ${sql.unsafe(LAST_DAY_OVER)}, true) as due`;
  return row?.due === true;
}

async function sealWith(tx: Sql, upTo: string | null): Promise<readonly SealedDay[]> {
  await tx`select pg_advisory_xact_lock(${SEALING_LOCK})`;
  const last = await lastDayToSeal(tx, upTo);
  const before = await lastRoot(tx);
  const first = before === null ? await firstDayOnRecord(tx) : dayAfter(before.day);
  if (first === null || first > last) return [];
  await tx.unsafe(`declare unsealed no scroll cursor for ${unsealedBefore(dayAfter(last), first)}`);
  const [clock] = await tx<{ now: string }[]>`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`;
  const sealing = new Sealing(tx, clock?.now ?? '', before?.root ?? SEAL_START, first);
  for (;;) {
    const rows = await nextUnsealed(tx);
    if (rows.length === 0) break;
    const leaves = await leavesOf(tx, rows);
    for (const row of rows) {
      await sealing.upTo(row.day);
      const leaf = leaves.get(nameOf(row));
      if (leaf !== undefined) sealing.add(row, leaf);
    }
    await sealing.flush();
  }
  await sealing.upTo(dayAfter(last));
  await tx.unsafe('close unsealed');
  return sealing.sealed;
}

interface Unsealed extends RecordName {
  readonly day: string;
}

async function nextUnsealed(tx: Sql): Promise<readonly Unsealed[]> {
  const rows = await tx<{ day: string; kind: string; id: string }[]>`
    fetch 1000 from unsealed`;
  return rows.flatMap(({ day, kind, id }) => (isSealedKind(kind) ? [{ day, kind, id }] : []));
}

/** One day after the other, each under the root of the day before. */
class Sealing {
  readonly sealed: SealedDay[] = [];
  private readonly tx: Sql;
  private readonly computedAt: string;
  private previousRoot: string;
  private day: string;
  private tree = new GrowingTree();
  private pending: { position: number; kind: string; id: string; leaf: string }[] = [];

  constructor(tx: Sql, computedAt: string, previousRoot: string, day: string) {
    this.tx = tx;
    this.computedAt = computedAt;
    this.previousRoot = previousRoot;
    this.day = day;
  }

  add({ kind, id }: RecordName, leaf: string): void {
    this.pending.push({ position: this.tree.size, kind, id, leaf });
    this.tree.add(leaf);
  }

  /** Seals the days before this one. */
  async upTo(day: string): Promise<void> {
    while (this.day < day) {
      await this.flush();
      await this.seal();
      this.day = dayAfter(this.day);
      this.tree = new GrowingTree();
    }
  }

  async flush(): Promise<void> {
    if (this.pending.length === 0) return;
    await this.tx`
      insert into lossledger.daily_leaves (day, position, kind, id, leaf)
      select ${this.day}::date, position, kind, id, decode(leaf, 'hex')
      from jsonb_to_recordset(${JSON.stringify(this.pending)}::jsonb)
        as added (position integer, kind text, id text, leaf text)`;
    this.pending = [];
  }

  private async seal(): Promise<void> {
    const closing: DayClosing = {
      day: this.day,
      leaves: this.tree.size,
      previousRoot: this.previousRoot,
      computedAt: this.computedAt,
      algorithm: SEAL_ALGORITHM,
    };
    this.tree.add(closingLeaf(closing));
    const root = this.tree.root();
    await this.tx`
      insert into lossledger.daily_roots (day, leaves, root, previous_root, computed_at, algorithm)
      values (${closing.day}, ${closing.leaves}, ${root}, ${closing.previousRoot},
        ${closing.computedAt}::text::timestamptz, ${closing.algorithm})`;
    this.sealed.push({ ...closing, root });
    this.previousRoot = root;
  }
}

async function lastDayToSeal(tx: Sql, upTo: string | null): Promise<string> {
  const [row] = await tx<{ last: string }[]>`
    select to_char(${tx.unsafe(LAST_DAY_OVER)}, 'YYYY-MM-DD') as last`;
  const last = row?.last ?? '';
  if (upTo === null) return last;
  if (upTo > last) {
    throw new LossledgerError(
      'USAGE',
      `${upTo} cannot be sealed yet: a day is sealed ${SEAL_GRACE_MINUTES} minutes after its end, UTC. The last that can be is ${last}.`,
    );
  }
  return upTo;
}

async function lastRoot(tx: Sql): Promise<{ day: string; root: string } | null> {
  const [row] = await tx<{ day: string; root: string }[]>`
    select to_char(day, 'YYYY-MM-DD') as day, root
    from lossledger.daily_roots order by day desc limit 1`;
  return row ?? null;
}

/** By the clocks of the ledger itself; when a wording was first seen may be said by what carried it. */
async function firstDayOnRecord(tx: Sql): Promise<string | null> {
  const [row] = await tx<{ day: string | null }[]>`
    select to_char(least(
      (select min(recorded_at) from lossledger.captures),
      (select min(recorded_at) from lossledger.media),
      (select min(read_at) from lossledger.readings),
      (select min(at) from lossledger.loss_revisions)
    ) at time zone 'UTC', 'YYYY-MM-DD') as day`;
  return row?.day ?? null;
}

/** Every record, by the time it bears. */
const RECORDS = `
  select 'capture' as kind, capture_id as id, recorded_at as at from lossledger.captures
  union all select 'media', sha256, recorded_at from lossledger.media
  union all select 'wording', post_revision_id, first_seen_at from lossledger.post_revisions
  union all select 'reading', post_revision_id || ' ' || extractor, read_at from lossledger.readings
  union all select 'revision', loss_id || '/' || revision, at from lossledger.loss_revisions
  union all select 'takedown', takedown_id::text, taken_at from lossledger.takedowns
  union all select 'lift', takedown_id::text, lifted_at from lossledger.takedown_lifts
  union all select 'erasure', erasure_id::text, erased_at from lossledger.takedown_erasures`;

/** Days are of our own making, in the form YYYY-MM-DD: a cursor takes no parameters. */
function unsealedBefore(end: string, firstOpen: string): string {
  return `select to_char(day, 'YYYY-MM-DD') as day, kind, id from (
      select greatest((at at time zone 'UTC')::date, date '${firstOpen}') as day, at, kind, id
      from (${RECORDS}) r
      where at < timestamptz '${end} 00:00:00Z' and not exists (
        select from lossledger.daily_leaves l where l.kind = r.kind and l.id = r.id)
    ) unsealed order by unsealed.day, kind, at, id`;
}

function dayAfter(day: string): string {
  return shiftDay(day, 1) ?? day;
}

/** How many records are in no root yet, and the last root there is. */
export async function sealState(
  sql: Sql,
): Promise<{ readonly last: { day: string; root: string } | null; readonly unsealed: number }> {
  const [row] = await sql<{ unsealed: number }[]>`
    select count(*)::integer as unsealed from (${sql.unsafe(RECORDS)}) r
    where not exists (select from lossledger.daily_leaves l where l.kind = r.kind and l.id = r.id)`;
  return { last: await lastRoot(sql), unsealed: row?.unsealed ?? 0 };
}
