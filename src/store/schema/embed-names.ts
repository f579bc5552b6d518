import { foreignKey, index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { captures } from './captures.ts';
import { ledgerSchema } from './ledger-schema.ts';
import { postAliases } from './posts.ts';

/**
 * The names under which an article carries posts. Which posts those are may change as more is met;
 * `embeds` is made from this and from who goes by the name.
 */
export const embedNames = ledgerSchema.table(
  'embed_names',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => articles.articleId),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    /** The capture that showed it first. */
    captureId: text('capture_id')
      .notNull()
      .references(() => captures.captureId),
    /** 0-based order of the post in the document. */
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.kind, table.key] }),
    index('embed_names_by_name').on(table.kind, table.key),
    foreignKey({
      columns: [table.kind, table.key],
      foreignColumns: [postAliases.kind, postAliases.key],
    }),
  ],
);
