import { sql } from 'drizzle-orm';
import { check, index, primaryKey, text } from 'drizzle-orm/pg-core';
import { ledgerSchema } from './ledger-schema.ts';
import { postRevisions } from './posts.ts';

/** By which account's words, and how they begin, a wording is found: see lineage-markers.ts. */
export const postOpenings = ledgerSchema.table(
  'post_openings',
  {
    key: text('key').notNull(),
    postRevisionId: text('post_revision_id')
      .notNull()
      .references(() => postRevisions.postRevisionId),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.postRevisionId] }),
    index('post_openings_by_wording').on(table.postRevisionId),
  ],
);

/** That a wording carries what another said, by its own marker: a repost in words, a translation with a link. */
export const postMarkers = ledgerSchema.table(
  'post_markers',
  {
    postRevisionId: text('post_revision_id')
      .notNull()
      .references(() => postRevisions.postRevisionId),
    kind: text('kind').notNull(),
    /** How what it carries is found: a post's name on its platform, or an account and how its words begin. */
    key: text('key').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postRevisionId, table.kind, table.key] }),
    index('post_markers_by_key').on(table.key),
    check('post_markers_kind', sql`${table.kind} in ('repost', 'translation')`),
  ],
);
