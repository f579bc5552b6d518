import { sql } from 'drizzle-orm';
import { date, doublePrecision, index, integer, smallint, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** One real item: the projection of its revisions. */
export const losses = ledgerSchema.table(
  'losses',
  {
    lossId: text('loss_id').primaryKey(),
    /** The post, claim and item ordinal it came from. */
    originKey: text('origin_key').notNull().unique(),
    postId: text('post_id').notNull(),
    lostBy: text('lost_by'),
    equipmentCategory: text('equipment_category'),
    model: text('model'),
    modelRaw: text('model_raw'),
    family: text('family'),
    countryOfProduction: text('country_of_production'),
    status: text('status').notNull(),
    statusAll: text('status_all').array().notNull(),
    tags: text('tags').array().notNull(),
    lossDateStart: date('loss_date_start', { mode: 'string' }),
    lossDateEnd: date('loss_date_end', { mode: 'string' }),
    datePrec: smallint('date_prec'),
    dateBasis: text('date_basis'),
    postedAt: instant('posted_at'),
    placeName: text('place_name'),
    admin1: text('admin1'),
    admin2: text('admin2'),
    country: text('country'),
    placeId: text('place_id'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    wherePrec: smallint('where_prec'),
    uncertaintyKm: doublePrecision('uncertainty_km'),
    locationBasis: text('location_basis'),
    causedBy: text('caused_by'),
    attacker: text('attacker'),
    reviewState: text('review_state').notNull(),
    confidence: doublePrecision('confidence').notNull(),
    /** The loss it was found to be; null while it stands for itself. */
    mergedInto: text('merged_into'),
    revision: integer('revision').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('losses_by_merge').on(table.mergedInto).where(sql`merged_into is not null`),
    index('losses_by_post').on(table.postId),
    index('losses_by_update').on(table.updatedAt, table.lossId),
  ],
);
