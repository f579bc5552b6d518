import { sql } from 'drizzle-orm';
import { index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/**
 * The state of every piece of work, and the outbox: a row that is `waiting` with no `handed_at`
 * is still to be handed to the queue. The queue is a hint; this table is the truth.
 */
export const work = ledgerSchema.table(
  'work',
  {
    stage: text('stage').notNull(),
    key: text('key').notNull(),
    /** Raised by each requeue and reconcile, since a job id still stored is a no-op to add. */
    run: integer('run').notNull().default(1),
    state: text('state').notNull().default('waiting'),
    /** What it is about, for people: a file name, a handle. */
    subject: text('subject').notNull(),
    stageVersion: integer('stage_version').notNull(),
    input: jsonb('input').$type<unknown>().notNull(),
    /** Why it was skipped, or a note on how it ended. */
    outcome: text('outcome'),
    errorCode: text('error_code'),
    errorMessage: text('error_message'),
    /** Raised by each start; a result under an older one is refused. */
    fence: integer('fence').notNull().default(0),
    /** Starts in a row that ended without an answer: the process died. */
    unanswered: integer('unanswered').notNull().default(0),
    /** Tries that failed since the last requeue. */
    attempts: integer('attempts').notNull().default(0),
    /** The work this one led to. */
    next: jsonb('next').$type<readonly { stage: string; key: string }[]>().notNull().default([]),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    handedAt: instant('handed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.stage, table.key] }),
    index('work_outbox').on(table.createdAt).where(sql`state = 'waiting' and handed_at is null`),
    index('work_by_state').on(table.state, table.stage, table.updatedAt),
  ],
);
