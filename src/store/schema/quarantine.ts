import { integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** Work that cannot go on, kept with its reason until an operator retries or drops it. */
export const quarantine = ledgerSchema.table(
  'quarantine',
  {
    stage: text('stage').notNull(),
    /** The key of the work, or of the part of it that failed alone (a post of a document). */
    subjectKey: text('subject_key').notNull(),
    /** The work to run again on retry. */
    workKey: text('work_key').notNull(),
    subject: text('subject').notNull(),
    stageVersion: integer('stage_version').notNull(),
    code: text('code').notNull(),
    message: text('message').notNull(),
    detail: text('detail'),
    input: jsonb('input').$type<unknown>().notNull(),
    times: integer('times').notNull().default(1),
    firstAt: instant('first_at').notNull().defaultNow(),
    lastAt: instant('last_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.stage, table.subjectKey] })],
);
