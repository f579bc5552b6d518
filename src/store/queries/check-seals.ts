import { closingLeaf, isSealedKind, SEAL_ALGORITHM, SEAL_START } from '../../ledger/daily-seal.ts';
import { GrowingTree } from '../../ledger/merkle.ts';
import type { Sql } from '../sql-tag.ts';
import { erasedAmong, leavesOf, nameOf, type RecordName } from './sealed-fields.ts';

const PAGE = 1_000;
/** Records named for one day; a day that is wholly another need not be told a million times. */
const MOST_NAMED = 50;

export interface CheckedDay {
  readonly day: string;
  /** As it is on record. */
  readonly root: string;
  /** What does not hold, in words; none when all of it does. */
  readonly problems: readonly string[];
}

interface RootRow {
  readonly day: string;
  readonly leaves: number;
  readonly root: string;
  readonly previous_root: string;
  readonly computed_at: string;
  readonly algorithm: string;
}

export interface RootsToCheck {
  /** Days before are held against one another only. */
  readonly from: string | null;
  /** So many days at random, instead of all. */
  readonly sample: number | null;
}

/** Computes the roots again, from the leaves and from what is on record, and holds them against each other. */
export async function* checkedDays(sql: Sql, wanted: RootsToCheck): AsyncGenerator<CheckedDay> {
  const roots = await rootsOnRecord(sql);
  const looked = await daysToLook(sql, wanted);
  let previous: RootRow | null = null;
  for (const row of roots) {
    const problems = headProblems(row, previous);
    if (looked.has(row.day)) problems.push(...(await treeProblems(sql, row)));
    yield { day: row.day, root: row.root, problems };
    previous = row;
  }
  const rootless = await sql<{ day: string }[]>`
    select distinct to_char(day, 'YYYY-MM-DD') as day
    from lossledger.daily_leaves where day not in (select day from lossledger.daily_roots)
    order by 1`;
  for (const { day } of rootless) {
    yield { day, root: '', problems: ['its root is gone, and its leaves are there'] };
  }
}

async function rootsOnRecord(sql: Sql): Promise<readonly RootRow[]> {
  return sql<RootRow[]>`
    select to_char(day, 'YYYY-MM-DD') as day, leaves, root, previous_root,
      to_char(computed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as computed_at, algorithm
    from lossledger.daily_roots r order by r.day`;
}

async function daysToLook(sql: Sql, { from, sample }: RootsToCheck): Promise<ReadonlySet<string>> {
  const rows = await sql<{ day: string }[]>`
    select to_char(day, 'YYYY-MM-DD') as day from lossledger.daily_roots
    where day >= coalesce(${from}::date, '-infinity')
    order by random() limit ${sample}::bigint`;
  return new Set(rows.map(({ day }) => day));
}

function headProblems(row: RootRow, previous: RootRow | null): string[] {
  const problems: string[] = [];
  if (row.algorithm !== SEAL_ALGORITHM) {
    problems.push(`it is made by ${row.algorithm}, which this program does not know`);
  }
  if (row.previous_root !== (previous?.root ?? SEAL_START)) {
    problems.push('it does not follow the root before it');
  }
  if (previous !== null && Date.parse(row.day) - Date.parse(previous.day) !== 86_400_000) {
    problems.push(`there is no root between ${previous.day} and it`);
  }
  return problems;
}

/** The tree as its leaves have it, and as the records they stand for would make it. */
async function treeProblems(sql: Sql, row: RootRow): Promise<readonly string[]> {
  const told = new GrowingTree();
  const made = new GrowingTree();
  const strange: { position: number; name: string; state: 'gone' | 'other' }[] = [];
  let strangers = 0;
  for await (const { position, leaf, record, now } of leavesOfDay(sql, row.day)) {
    if (position !== told.size) return [`leaf ${told.size} is missing`];
    told.add(leaf);
    made.add(now ?? leaf);
    if (now === leaf || record === null) continue;
    strangers += 1;
    if (strangers > MOST_NAMED) continue;
    strange.push({ position, name: nameOf(record), state: now === null ? 'gone' : 'other' });
  }
  const problems: string[] = [];
  if (told.size !== row.leaves) problems.push(`it has ${told.size} leaves and says ${row.leaves}`);
  const closing = closingLeaf({
    day: row.day,
    leaves: row.leaves,
    previousRoot: row.previous_root,
    computedAt: row.computed_at,
    algorithm: row.algorithm,
  });
  told.add(closing);
  made.add(closing);
  const isTold = told.root() === row.root;
  if (!isTold && made.root() === row.root) {
    return [
      ...problems,
      ...strange.map(
        ({ position, name }) =>
          `leaf ${position} (${name}) was changed; the record is what was sealed`,
      ),
    ];
  }
  if (!isTold) problems.push('its leaves give another root');
  for (const { position, name, state } of strange) {
    problems.push(
      `${name}, leaf ${position}, ${state === 'gone' ? 'is gone' : 'is not what was sealed'}`,
    );
  }
  if (strangers > MOST_NAMED) problems.push(`and ${strangers - MOST_NAMED} records more`);
  return problems;
}

interface LeafOfDay {
  readonly position: number;
  readonly leaf: string;
  readonly record: RecordName | null;
  /** Of the record as it is, the same where it was erased; null where there is none. */
  readonly now: string | null;
}

async function* leavesOfDay(sql: Sql, day: string): AsyncGenerator<LeafOfDay> {
  for (let after = -1; ; ) {
    const rows = await sql<{ position: number; kind: string; id: string; leaf: string }[]>`
      select position, kind, id, encode(leaf, 'hex') as leaf from lossledger.daily_leaves
      where day = ${day}::date and position > ${after} order by position limit ${PAGE}`;
    const records = rows.map(({ kind, id }) => (isSealedKind(kind) ? { kind, id } : null));
    const named = records.filter((record) => record !== null);
    const now = await leavesOf(sql, named);
    const erased = await erasedAmong(sql, named);
    for (const [n, { position, leaf }] of rows.entries()) {
      const record = records[n] ?? null;
      const name = record === null ? '' : nameOf(record);
      yield { position, leaf, record, now: erased.has(name) ? leaf : (now.get(name) ?? null) };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.position;
  }
}
