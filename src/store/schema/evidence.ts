import { index, primaryKey, text } from 'drizzle-orm/pg-core';
import { claims } from './claims.ts';
import { ledgerSchema } from './ledger-schema.ts';
import { losses } from './losses.ts';

/** Which claims carry a loss; many to many. */
export const evidence = ledgerSchema.table(
  'evidence',
  {
    lossId: text('loss_id')
      .notNull()
      .references(() => losses.lossId),
    claimId: text('claim_id')
      .notNull()
      .references(() => claims.claimId),
  },
  (table) => [
    primaryKey({ columns: [table.lossId, table.claimId] }),
    index('evidence_by_claim').on(table.claimId),
  ],
);
