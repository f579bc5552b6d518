import { index, primaryKey, text } from 'drizzle-orm/pg-core';
import { ledgerSchema } from './ledger-schema.ts';

/**
 * Every loss a telling was ever of, beside the one it gave its own id. Written by a trigger of
 * `item_sightings`; append-only. What is taken down is hidden in the past of all of them.
 */
export const toldBefore = ledgerSchema.table(
  'told_before',
  {
    sightingId: text('sighting_id').notNull(),
    lossId: text('loss_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sightingId, table.lossId] }),
    index('told_before_by_loss').on(table.lossId),
  ],
);
