import { jsonb, primaryKey, real, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';
import { posts } from './posts.ts';

/** A copy without an id that was found to be a known post, with what is needed to undo it. */
export const postResolutions = ledgerSchema.table(
  'post_resolutions',
  {
    copyId: text('copy_id')
      .notNull()
      .references(() => posts.postId),
    postId: text('post_id')
      .notNull()
      .references(() => posts.postId),
    /** `words`: the same words; `similar`: the same handle and day, and words much alike. */
    basis: text('basis').notNull(),
    /** 0 to 1; 1 for the same words. */
    similarity: real('similarity').notNull(),
    /** Aliases and embeds that were the copy's. */
    moved: jsonb('moved')
      .$type<{
        aliases: readonly { kind: string; key: string }[];
        embeds: readonly { articleId: string; captureId: string; position: number }[];
      }>()
      .notNull(),
    resolvedAt: instant('resolved_at').notNull().defaultNow(),
    /** Set when an operator took it back: it is not made again. */
    undoneAt: instant('undone_at'),
  },
  (table) => [primaryKey({ columns: [table.copyId, table.postId] })],
);
