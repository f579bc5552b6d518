import { index, integer, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** Who tells of each loss: kept by the transaction that changes it, so that no reader gathers it again. */
export const lossSummaries = ledgerSchema.table(
  'loss_summaries',
  {
    lossId: text('loss_id').primaryKey(),
    nPosts: integer('n_posts').notNull(),
    nArticles: integer('n_articles').notNull(),
    sourceUrls: text('source_urls').array().notNull(),
    mediaSha256: text('media_sha256').array().notNull(),
    collectedAt: instant('collected_at'),
  },
  (table) => [
    index('loss_summaries_by_witnesses').on(
      table.nPosts.desc().nullsFirst(),
      table.nArticles.desc().nullsFirst(),
      table.lossId,
    ),
  ],
);
