import { text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';
import { posts } from './posts.ts';

/** A post that its platform no longer shows: its text is withheld, the facts taken from it stay. */
export const postTombstones = ledgerSchema.table('post_tombstones', {
  postId: text('post_id')
    .primaryKey()
    .references(() => posts.postId),
  reason: text('reason').notNull(),
  /** The source that noticed. */
  sourceId: text('source_id').notNull(),
  noticedAt: instant('noticed_at').notNull(),
});
