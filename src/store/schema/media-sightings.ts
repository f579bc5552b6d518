import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { captures } from './captures.ts';
import { ledgerSchema } from './ledger-schema.ts';
import { postRevisions, posts } from './posts.ts';

/** The fact that a post shows a picture or video, whether or not its bytes are had. */
export const mediaSightings = ledgerSchema.table(
  'media_sightings',
  {
    postId: text('post_id')
      .notNull()
      .references(() => posts.postId),
    /** The work that fetches it, which is named by the address. */
    mediaKey: text('media_key').notNull(),
    /** The wording it was first seen with; null for a post without words. */
    postRevisionId: text('post_revision_id').references(() => postRevisions.postRevisionId),
    /** The document that showed it first. */
    captureId: text('capture_id')
      .notNull()
      .references(() => captures.captureId),
    /** The address as the document gives it. */
    sourceUrl: text('source_url').notNull(),
    altText: text('alt_text'),
    /** The work that fetches the video in whose place the platform shows it. */
    posterOf: text('poster_of'),
    /** 0-based order among the post's own. */
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.mediaKey] }),
    index('media_sightings_by_key').on(table.mediaKey),
  ],
);
