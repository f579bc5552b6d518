import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';
import { media } from './media.ts';

/** Two files that show the same picture, as far as a machine can tell or a person has said. */
export const mediaLinks = ledgerSchema.table(
  'media_links',
  {
    /** The smaller SHA-256 first: a pair has one row, whichever came first. */
    shaA: text('sha_a')
      .notNull()
      .references(() => media.sha256),
    shaB: text('sha_b')
      .notNull()
      .references(() => media.sha256),
    /** What a machine says: `auto`, `review`; null where only a person says so. */
    found: text('found'),
    /** What a person says: `confirmed`, `rejected`. */
    decision: text('decision'),
    /** A person's word, else the machine's: no later computation outranks a person. */
    state: text('state').notNull().generatedAlwaysAs(sql.raw(`coalesce("decision", "found")`)),
    /** Bits of 256 in which the closest pair of hashes differs. */
    distance: smallint('distance'),
    /** The pixels themselves were compared and agree. */
    pixelsAgree: boolean('pixels_agree').notNull().default(false),
    /** How the one is made from the other: orientation, and which parts show the same. */
    transform: jsonb('transform').$type<unknown>(),
    reason: text('reason').notNull(),
    /** What found it; null where only a person says so. */
    algorithm: text('algorithm'),
    notedAt: instant('noted_at').notNull().defaultNow(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    primaryKey({ columns: [table.shaA, table.shaB] }),
    index('media_links_by_b').on(table.shaB),
    index('media_links_to_review').on(table.distance, table.shaA).where(sql`state = 'review'`),
    check('media_links_one_row_a_pair', sql`${table.shaA} < ${table.shaB}`),
    check('media_links_found', sql`${table.found} in ('auto', 'review')`),
    check('media_links_decision', sql`${table.decision} in ('confirmed', 'rejected')`),
  ],
);

/** Every change of a link, so that each can be told and taken back. Append-only. */
export const mediaLinkChanges = ledgerSchema.table(
  'media_link_changes',
  {
    changeId: bigint('change_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    shaA: text('sha_a').notNull(),
    shaB: text('sha_b').notNull(),
    /** What it became; `gone` where a newer algorithm no longer finds it. */
    state: text('state').notNull(),
    distance: smallint('distance'),
    /** The algorithm, or the operator. */
    author: text('author').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('media_link_changes_by_pair').on(table.shaA, table.shaB)],
);
