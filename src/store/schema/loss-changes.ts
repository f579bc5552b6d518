import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, text, unique } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** The revisions in the order in which readers could first see them. Append-only. */
export const lossChanges = ledgerSchema.table(
  'loss_changes',
  {
    /** Given at commit, one transaction at a time: it rises in the order of commits. */
    changeId: bigint('change_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    lossId: text('loss_id').notNull(),
    revision: integer('revision').notNull(),
    change: text('change').notNull(),
    /** Facts that differ from the revision before. */
    fields: text('fields').array().notNull(),
    listedAt: instant('listed_at').notNull(),
    /** As in its revision, where it never changes: a page of the feed is read without looking there. */
    reason: text('reason').notNull(),
    author: text('author').notNull(),
    changedAt: instant('changed_at').notNull(),
    mergedInto: text('merged_into'),
  },
  (table) => [
    unique('loss_changes_identity').on(table.lossId, table.revision),
    index('loss_changes_by_time').on(table.listedAt),
    check(
      'loss_changes_kind',
      sql`${table.change} in ('added', 'changed', 'merged', 'split', 'rejected', 'withdrawn', 'restored')`,
    ),
  ],
);
