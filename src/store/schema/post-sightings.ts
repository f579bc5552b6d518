import { index, primaryKey, text } from 'drizzle-orm/pg-core';
import { captures } from './captures.ts';
import { ledgerSchema } from './ledger-schema.ts';
import { posts } from './posts.ts';

/** A post as its own platform, or an export of it, gave it: no article carries it there. */
export const postSightings = ledgerSchema.table(
  'post_sightings',
  {
    postId: text('post_id')
      .notNull()
      .references(() => posts.postId),
    captureId: text('capture_id')
      .notNull()
      .references(() => captures.captureId),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.captureId] }),
    index('post_sightings_by_capture').on(table.captureId),
  ],
);
