import { integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { ledgerSchema } from './ledger-schema.ts';
import { postRevisions, posts } from './posts.ts';

/** Which wording each version of an edited post has, as its platform counts them: 0 is the first. */
export const postVersions = ledgerSchema.table(
  'post_versions',
  {
    postId: text('post_id')
      .notNull()
      .references(() => posts.postId),
    version: integer('version').notNull(),
    postRevisionId: text('post_revision_id')
      .notNull()
      .references(() => postRevisions.postRevisionId),
  },
  (table) => [primaryKey({ columns: [table.postId, table.version] })],
);
