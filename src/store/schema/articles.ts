import { primaryKey, text } from 'drizzle-orm/pg-core';
import { captures } from './captures.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** A captured document that embeds or quotes posts. */
export const articles = ledgerSchema.table('articles', {
  articleId: text('article_id').primaryKey(),
  /** Canonical URL, else `sha256:` and the hash of the bytes. */
  articleKey: text('article_key').notNull().unique(),
  url: text('url'),
  title: text('title'),
  /** Who wrote it, as the page says. */
  byline: text('byline'),
  lang: text('lang'),
  /** As the document states it: an instant or a date. */
  publishedAt: text('published_at'),
  firstCapturedAt: instant('first_captured_at').notNull(),
});

/** Which captures show an article; a changed article has several. */
export const articleCaptures = ledgerSchema.table(
  'article_captures',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => articles.articleId),
    captureId: text('capture_id')
      .notNull()
      .references(() => captures.captureId),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.captureId] })],
);
