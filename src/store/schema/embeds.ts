import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { captures } from './captures.ts';
import { ledgerSchema } from './ledger-schema.ts';
import { posts } from './posts.ts';

/** The fact that an article carries a post. n articles with one post are one witness. */
export const embeds = ledgerSchema.table(
  'embeds',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => articles.articleId),
    postId: text('post_id')
      .notNull()
      .references(() => posts.postId),
    /** The capture that showed it first. */
    captureId: text('capture_id')
      .notNull()
      .references(() => captures.captureId),
    /** 0-based order of the post in the document. */
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.postId] }),
    index('embeds_by_post').on(table.postId),
  ],
);
