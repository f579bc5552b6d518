import { boolean, date, index, integer, jsonb, primaryKey, real, text } from 'drizzle-orm/pg-core';
import type { LossFacts } from '../../domain/loss.ts';
import { ledgerSchema } from './ledger-schema.ts';

/** One witness's telling of one item. The tellings of one loss are those that have its id. */
export const itemSightings = ledgerSchema.table(
  'item_sightings',
  {
    /** Its own loss id, made from its origin, whatever loss it is of. */
    sightingId: text('sighting_id').primaryKey(),
    originKey: text('origin_key').notNull().unique(),
    postId: text('post_id').notNull(),
    /** The claim it was last told in, and where that tells of it. */
    claimId: text('claim_id').notNull(),
    claimOrdinal: integer('claim_ordinal').notNull(),
    itemOrdinal: integer('item_ordinal').notNull(),
    /** What this telling alone says. */
    facts: jsonb('facts').$type<LossFacts>().notNull(),
    /** False once its witness tells of it no more. */
    isTold: boolean('is_told').notNull(),
    /** The loss it was last found to be of. */
    lossId: text('loss_id').notNull(),
  },
  (table) => [
    index('item_sightings_by_post').on(table.postId),
    index('item_sightings_by_loss').on(table.lossId),
  ],
);

/**
 * The keys by which tellings like one another find each other: see blocking-keys.ts. Beside each stands
 * what rules out most of those that share it, so that they need not be read: see telling-outlines.ts.
 */
export const sightingKeys = ledgerSchema.table(
  'sighting_keys',
  {
    key: text('key').notNull(),
    sightingId: text('sighting_id').notNull(),
    family: text('family'),
    lostBy: text('lost_by'),
    status: text('status'),
    startedOn: date('started_on'),
    endedOn: date('ended_on'),
    placeId: text('place_id'),
    /** In degrees; null of a region. */
    latitude: real('latitude'),
    longitude: real('longitude'),
    reachKm: real('reach_km'),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.sightingId] }),
    index('sighting_keys_by_sighting').on(table.sightingId),
  ],
);
