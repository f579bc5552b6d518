import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { toPgSafe, toPgSafeDeep } from '../../domain/text.ts';
import type { Db, Tx } from '../connection.ts';
import { quarantine, work } from '../schema/index.ts';

export const WORK_STATES = [
  'waiting',
  'done',
  'skipped',
  'failed',
  'quarantined',
  'dropped',
] as const;
export type WorkState = (typeof WORK_STATES)[number];

export interface WorkId {
  readonly stage: string;
  readonly key: string;
}

export interface NewWork extends WorkId {
  readonly subject: string;
  readonly stageVersion: number;
  readonly input: unknown;
}

/** Rows are written in batches, under Postgres's limit of 65,535 parameters a statement. */
const BATCH = 1000;

/** Adds work that is not on record yet. Work that is, in whatever state, is left as it is. */
export async function addWork(tx: Tx | Db, items: readonly NewWork[]): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    await tx
      .insert(work)
      .values(
        items.slice(start, start + BATCH).map((item) => ({
          ...item,
          subject: toPgSafe(item.subject),
          input: toPgSafeDeep(item.input),
        })),
      )
      .onConflictDoNothing();
  }
}

export interface StartedWork {
  readonly fence: number;
  readonly attempts: number;
  /** Starts in a row, before this one, that ended without an answer. */
  readonly unanswered: number;
}

/**
 * Notes that a delivery of (stage, key, run) starts, and hands out the fence under which alone its
 * result will be taken. Null when the work is settled, or is waiting under another run.
 */
export async function startWork(db: Db, id: WorkId & { run: number }): Promise<StartedWork | null> {
  const [row] = await db
    .update(work)
    .set({ fence: sql`${work.fence} + 1`, unanswered: sql`${work.unanswered} + 1` })
    .where(
      and(
        eq(work.stage, id.stage),
        eq(work.key, id.key),
        eq(work.run, id.run),
        eq(work.state, 'waiting'),
      ),
    )
    .returning({ fence: work.fence, attempts: work.attempts, unanswered: work.unanswered });
  return row === undefined ? null : { ...row, unanswered: row.unanswered - 1 };
}

/** When work was first asked for; null where it is not on record. */
export async function workAskedAt(db: Db, id: WorkId): Promise<Date | null> {
  const [row] = await db
    .select({ createdAt: work.createdAt })
    .from(work)
    .where(and(eq(work.stage, id.stage), eq(work.key, id.key)));
  return row?.createdAt ?? null;
}

export interface Settlement {
  readonly state: Exclude<WorkState, 'waiting'>;
  readonly outcome?: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly next?: readonly WorkId[];
}

/** Settles work under its fence. False when another delivery has started since: write nothing. */
export async function settleWork(
  tx: Tx | Db,
  id: WorkId & { fence: number },
  settlement: Settlement,
): Promise<boolean> {
  const rows = await tx
    .update(work)
    .set({
      state: settlement.state,
      outcome: settlement.outcome === undefined ? null : toPgSafe(settlement.outcome),
      errorCode: settlement.errorCode ?? null,
      errorMessage:
        settlement.errorMessage === undefined ? null : toPgSafe(settlement.errorMessage),
      next: settlement.next?.map(({ stage, key }) => ({ stage, key })) ?? [],
      unanswered: 0,
      updatedAt: sql`now()`,
    })
    .where(
      and(
        eq(work.stage, id.stage),
        eq(work.key, id.key),
        eq(work.fence, id.fence),
        eq(work.state, 'waiting'),
      ),
    )
    .returning({ key: work.key });
  return rows.length === 1;
}

/** Notes a try that failed and will be made again. */
export async function noteFailedAttempt(
  db: Db,
  id: WorkId & { fence: number },
  error: { code: string; message: string },
  countsAsAttempt: boolean,
): Promise<void> {
  await db
    .update(work)
    .set({
      attempts: countsAsAttempt ? sql`${work.attempts} + 1` : work.attempts,
      unanswered: 0,
      errorCode: error.code,
      errorMessage: toPgSafe(error.message),
      updatedAt: sql`now()`,
    })
    .where(and(eq(work.stage, id.stage), eq(work.key, id.key), eq(work.fence, id.fence)));
}

export interface QuarantineEntry {
  readonly stage: string;
  readonly subjectKey: string;
  readonly workKey: string;
  readonly subject: string;
  readonly stageVersion: number;
  readonly code: string;
  readonly message: string;
  readonly detail: string | null;
  readonly input: unknown;
}

const JSON_NULL = sql`'null'::jsonb`;

/** Keeps what cannot go on, with its reason. The same item again raises its count. */
export async function putInQuarantine(tx: Tx | Db, entry: QuarantineEntry): Promise<void> {
  // A driver's null is SQL's; what a job without data carried is JSON's.
  const values = {
    ...toPgSafeDeep({ ...entry }),
    ...(entry.input == null ? { input: JSON_NULL } : {}),
  };
  await tx
    .insert(quarantine)
    .values(values)
    .onConflictDoUpdate({
      target: [quarantine.stage, quarantine.subjectKey],
      set: {
        code: values.code,
        message: values.message,
        detail: values.detail,
        input: sql`excluded.input`,
        stageVersion: values.stageVersion,
        times: sql`${quarantine.times} + 1`,
        lastAt: sql`now()`,
      },
    });
}

/** What was set aside of these and went well since is set aside no more. */
export async function clearQuarantine(
  tx: Tx,
  stage: string,
  subjectKeys: readonly string[],
): Promise<void> {
  if (subjectKeys.length === 0) return;
  await tx
    .delete(quarantine)
    .where(and(eq(quarantine.stage, stage), inArray(quarantine.subjectKey, [...subjectKeys])));
}

export interface OutboxItem extends WorkId {
  readonly run: number;
  readonly input: unknown;
}

/**
 * Hands waiting work to `hand` and marks it handed, in one transaction: when the process dies in
 * between, the work is handed again under the same job id. Returns how many were handed.
 */
export async function handOver(
  db: Db,
  limit: number,
  hand: (items: readonly OutboxItem[]) => Promise<void>,
  beforeMark: () => void,
  stages?: readonly string[],
): Promise<number> {
  return db.transaction(async (tx) => {
    const items = await tx
      .select({ stage: work.stage, key: work.key, run: work.run, input: work.input })
      .from(work)
      .where(
        and(
          eq(work.state, 'waiting'),
          isNull(work.handedAt),
          stages === undefined ? undefined : inArray(work.stage, [...stages]),
        ),
      )
      .orderBy(work.createdAt)
      .limit(limit)
      .for('update', { skipLocked: true });
    if (items.length === 0) return 0;
    await hand(items);
    beforeMark();
    for (const stage of new Set(items.map((item) => item.stage))) {
      await tx
        .update(work)
        .set({ handedAt: sql`now()` })
        .where(
          and(
            eq(work.stage, stage),
            inArray(
              work.key,
              items.filter((item) => item.stage === stage).map((item) => item.key),
            ),
          ),
        );
    }
    return items.length;
  });
}

/** Waiting work that was handed to the queue before `before`, oldest first. */
export async function handedBefore(
  db: Db,
  before: Date,
  after: WorkId | null,
  limit: number,
): Promise<readonly (WorkId & { run: number })[]> {
  return db
    .select({ stage: work.stage, key: work.key, run: work.run })
    .from(work)
    .where(
      and(
        eq(work.state, 'waiting'),
        lt(work.handedAt, before),
        after === null
          ? undefined
          : sql`(${work.stage}, ${work.key}) > (${after.stage}, ${after.key})`,
      ),
    )
    .orderBy(work.stage, work.key)
    .limit(limit);
}

/** Puts work back into the outbox under a new run, if it still is what it was when looked at. */
export async function returnToOutbox(
  db: Db,
  items: readonly (WorkId & { run: number })[],
): Promise<number> {
  let returned = 0;
  for (const item of items) {
    const rows = await db
      .update(work)
      .set({ run: sql`${work.run} + 1`, handedAt: null, updatedAt: sql`now()` })
      .where(
        and(
          eq(work.stage, item.stage),
          eq(work.key, item.key),
          eq(work.run, item.run),
          eq(work.state, 'waiting'),
        ),
      )
      .returning({ key: work.key });
    returned += rows.length;
  }
  return returned;
}
