import { index, text } from 'drizzle-orm/pg-core';
import { ledgerSchema } from './ledger-schema.ts';

/** Losses that an open proposal might make one with a loss that was posted before them, the earliest. */
export const lossProposals = ledgerSchema.table(
  'loss_proposals',
  {
    lossId: text('loss_id').primaryKey(),
    earlierId: text('earlier_id').notNull(),
  },
  (table) => [index('loss_proposals_by_earlier').on(table.earlierId)],
);
