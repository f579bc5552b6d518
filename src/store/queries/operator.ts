import { shortestUniquePrefix } from '../../domain/shortest-unique-prefix.ts';
import type { Store } from '../connection.ts';
import type { Sql } from '../sql-tag.ts';
import type { WorkState } from './work.ts';

export interface StageStatus {
  readonly stage: string;
  readonly waiting: number;
  readonly in_outbox: number;
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly quarantined: number;
  readonly dropped: number;
  /** Since the item that has waited longest last began to wait. */
  readonly oldest_waiting_s: number | null;
}

/** How the work of each stage stands, by the ledger's own table. */
export async function stageStatus(sql: Store['sql']): Promise<readonly StageStatus[]> {
  return sql<StageStatus[]>`
    select stage,
      count(*) filter (where state = 'waiting')::integer as waiting,
      count(*) filter (where state = 'waiting' and handed_at is null)::integer as in_outbox,
      count(*) filter (where state = 'done')::integer as done,
      count(*) filter (where state = 'skipped')::integer as skipped,
      count(*) filter (where state = 'failed')::integer as failed,
      count(*) filter (where state = 'quarantined')::integer as quarantined,
      count(*) filter (where state = 'dropped')::integer as dropped,
      extract(epoch from now() - min(updated_at) filter (where state = 'waiting'))::integer as oldest_waiting_s
    from lossledger.work group by stage order by stage`;
}

/** Which work is meant: every condition given has to hold. */
export interface WorkSelection {
  readonly stage?: string;
  readonly states?: readonly WorkState[];
  readonly code?: string;
  readonly subject?: string;
  /** The beginning of its key. */
  readonly key?: string;
  readonly since?: string;
  readonly until?: string;
  readonly version?: number;
}

/** The selection as a condition on columns of lossledger.work. */
export function workCondition(sql: Sql, chosen: WorkSelection) {
  const and = [
    sql`true`,
    chosen.stage === undefined ? sql`true` : sql`stage = ${chosen.stage}`,
    chosen.states === undefined ? sql`true` : sql`state = any(${[...chosen.states]})`,
    chosen.code === undefined ? sql`true` : sql`error_code = ${chosen.code}`,
    chosen.subject === undefined ? sql`true` : sql`subject ilike ${like(chosen.subject)}`,
    chosen.key === undefined ? sql`true` : sql`starts_with(key, ${chosen.key}::text)`,
    chosen.since === undefined ? sql`true` : sql`updated_at >= ${chosen.since}::text::timestamptz`,
    chosen.until === undefined ? sql`true` : sql`updated_at < ${chosen.until}::text::timestamptz`,
    chosen.version === undefined ? sql`true` : sql`stage_version = ${chosen.version}`,
  ];
  return and.reduce((all, one) => sql`${all} and ${one}`);
}

/** `*` stands for anything; without one the words may stand anywhere in the subject. */
function like(pattern: string): string {
  const escaped = pattern.replace(/[\\%_]/g, (character) => `\\${character}`);
  return pattern.includes('*') ? escaped.replaceAll('*', '%') : `%${escaped}%`;
}

export interface WorkRow {
  readonly stage: string;
  readonly key: string;
  readonly run: number;
  readonly state: WorkState;
  readonly subject: string;
  readonly attempts: number;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly updated_at: string;
}

export async function listWork(
  sql: Store['sql'],
  chosen: WorkSelection,
  limit: number,
): Promise<readonly WorkRow[]> {
  return sql<WorkRow[]>`
    select stage, key, run, state, subject, attempts, error_code, error_message,
      to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as updated_at
    from lossledger.work where ${workCondition(sql, chosen)}
    order by updated_at desc, stage, key limit ${limit}`;
}

export async function countWork(sql: Store['sql'], chosen: WorkSelection): Promise<number> {
  const [row] = await sql<{ items: number }[]>`
    select count(*)::integer as items from lossledger.work where ${workCondition(sql, chosen)}`;
  return row?.items ?? 0;
}

/**
 * Sends settled work through its stage again, under a new run, and says so in the operators' log.
 * Work that already waits is left alone, so giving the command twice does no more than once.
 */
export async function requeueWork(
  sql: Store['sql'],
  chosen: WorkSelection,
  by: { readonly actor: string; readonly reason: string; readonly action: string },
): Promise<number> {
  return sql.begin(async (tx) => {
    const rows = await tx<{ stage: string; key: string }[]>`
      update lossledger.work set state = 'waiting', run = run + 1, handed_at = null, attempts = 0,
        unanswered = 0, error_code = null, error_message = null, outcome = null, updated_at = now()
      where ${workCondition(tx, chosen)} and state <> 'waiting'
      returning stage, key`;
    if (rows.length > 0) {
      await tx`
        delete from lossledger.quarantine q
        using jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r (stage text, key text)
        where q.stage = r.stage and q.work_key = r.key`;
    }
    await tx`
      insert into lossledger.operator_actions (action, actor, reason, selection, items)
      values (${by.action}, ${by.actor}, ${by.reason}, ${JSON.stringify(chosen)}::text::jsonb, ${rows.length})`;
    return rows.length;
  });
}

/**
 * Settles failed work as given up: it is listed no more, and only `requeue` brings it back. What is in
 * quarantine of it goes too; captured bytes stay. False where it is not failed any more.
 */
export async function dropFailed(
  sql: Store['sql'],
  item: { readonly stage: string; readonly key: string },
  by: { readonly actor: string; readonly reason: string },
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const rows = await tx<{ key: string }[]>`
      update lossledger.work set state = 'dropped', updated_at = now()
      where stage = ${item.stage} and key = ${item.key} and state in ('failed', 'quarantined')
      returning key`;
    if (rows.length === 0) return false;
    await tx`
      delete from lossledger.quarantine where stage = ${item.stage} and work_key = ${item.key}`;
    await tx`
      insert into lossledger.operator_actions (action, actor, reason, selection, items)
      values ('queue drop', ${by.actor}, ${by.reason}, ${JSON.stringify(item)}::text::jsonb, 1)`;
    return true;
  });
}

/** What a piece of work was given, as text. */
export async function inputOfWork(
  sql: Store['sql'],
  item: { readonly stage: string; readonly key: string },
): Promise<string | null> {
  const [row] = await sql<{ input: string }[]>`
    select input::text as input from lossledger.work
    where stage = ${item.stage} and key = ${item.key}`;
  return row?.input ?? null;
}

export interface QuarantineRow {
  /** The shortest beginning of the subject key that names this item alone. */
  readonly id: string;
  readonly stage: string;
  readonly subject_key: string;
  readonly work_key: string;
  readonly subject: string;
  readonly code: string;
  readonly message: string;
  readonly detail: string | null;
  readonly input: unknown;
  readonly times: number;
  readonly first_at: string;
  readonly last_at: string;
}

/** Characters of an id that are shown even where fewer would do. */
const LEAST_ID = 12;

/**
 * Quarantined items, newest first; `id` is the beginning of a subject key, and an item with just
 * that key comes before all others.
 */
export async function listQuarantine(
  sql: Store['sql'],
  chosen: { readonly id?: string; readonly stage?: string; readonly code?: string },
  limit: number,
): Promise<readonly QuarantineRow[]> {
  const rows = await sql<
    (Omit<QuarantineRow, 'id'> & { before: string | null; after: string | null })[]
  >`
    select stage, subject_key, work_key, subject, code, message, detail, input::text as input, times,
      to_char(first_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as first_at,
      to_char(last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last_at,
      before, after
    from (
      select *, lag(subject_key) over by_key as before, lead(subject_key) over by_key as after
      from lossledger.quarantine window by_key as (order by subject_key collate "C")
    ) as q
    where ${chosen.id === undefined ? sql`true` : sql`starts_with(subject_key, ${chosen.id}::text)`}
      and ${chosen.stage === undefined ? sql`true` : sql`stage = ${chosen.stage}`}
      and ${chosen.code === undefined ? sql`true` : sql`code = ${chosen.code}`}
    order by subject_key <> ${chosen.id ?? ''},
      last_at desc, stage, subject_key limit ${limit}`;
  return rows.map(({ before, after, ...row }) => ({
    id: shortestUniquePrefix(row.subject_key, [before ?? '', after ?? ''], LEAST_ID),
    ...row,
  }));
}

/**
 * Takes an item out of quarantine for good; its bytes stay. Where all of a work was in quarantine
 * its row is settled as dropped; where one post of a document was, the document's stands.
 */
export async function dropQuarantined(
  sql: Store['sql'],
  item: { readonly stage: string; readonly subjectKey: string },
  by: { readonly actor: string; readonly reason: string },
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [gone] = await tx<{ work_key: string }[]>`
      delete from lossledger.quarantine where stage = ${item.stage} and subject_key = ${item.subjectKey}
      returning work_key`;
    if (gone === undefined) return false;
    if (gone.work_key === item.subjectKey) {
      await tx`
        update lossledger.work set state = 'dropped', updated_at = now()
        where stage = ${item.stage} and key = ${gone.work_key} and state = 'quarantined'`;
    }
    await tx`
      insert into lossledger.operator_actions (action, actor, reason, selection, items)
      values ('quarantine drop', ${by.actor}, ${by.reason}, ${JSON.stringify(item)}::text::jsonb, 1)`;
    return true;
  });
}
