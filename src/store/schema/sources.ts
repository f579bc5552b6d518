import { text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** Something watched or supplied: an account, a channel, a feed, a folder, an operator's hand. */
export const sources = ledgerSchema.table('sources', {
  sourceId: text('source_id').primaryKey(),
  kind: text('kind').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});
