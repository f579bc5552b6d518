import { index, primaryKey, real, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';
import { posts } from './posts.ts';

/** A post on record that was found to be another one, which goes by its names from then on. */
export const postResolutions = ledgerSchema.table(
  'post_resolutions',
  {
    copyId: text('copy_id')
      .notNull()
      .references(() => posts.postId),
    postId: text('post_id')
      .notNull()
      .references(() => posts.postId),
    /**
     * Of a copy without an id, `words`: the same words; `similar`: the same handle and day, and words
     * much alike. `version`: of a post that turned out to be a version of an edited one.
     */
    basis: text('basis').notNull(),
    /** 0 to 1; 1 for the same words. */
    similarity: real('similarity').notNull(),
    /** The name of the copy: its own again when this is taken back. Null for a version. */
    aliasKey: text('alias_key'),
    resolvedAt: instant('resolved_at').notNull().defaultNow(),
    /** Set when an operator took it back: it is not made again. */
    undoneAt: instant('undone_at'),
  },
  (table) => [
    primaryKey({ columns: [table.copyId, table.postId] }),
    index('post_resolutions_by_post').on(table.postId),
  ],
);
