import { index, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Retrieval } from '../../domain/retrieval.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';
import { media } from './media.ts';

/** What an address gave: usually once, and once more where it was asked again and had changed. */
export const mediaDownloads = ledgerSchema.table(
  'media_downloads',
  {
    /** The work that fetched it, which is named by the address. */
    mediaKey: text('media_key').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => media.sha256),
    /** Of the best variant, and of the one that was given. */
    address: text('address').notNull(),
    gotFrom: text('got_from').notNull(),
    contentType: text('content_type'),
    /** Null for a file that lay beside a document, and was not fetched. */
    retrieval: jsonb('retrieval').$type<Retrieval>(),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.mediaKey, table.sha256] }),
    index('media_downloads_by_sha256').on(table.sha256),
  ],
);
