import {
  boolean,
  date,
  doublePrecision,
  integer,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';
import { postRevisions } from './posts.ts';

/** What one witness says of one kind of loss. Immutable. */
export const claims = ledgerSchema.table(
  'claims',
  {
    claimId: text('claim_id').primaryKey(),
    postRevisionId: text('post_revision_id')
      .notNull()
      .references(() => postRevisions.postRevisionId),
    extractor: text('extractor').notNull(),
    ordinal: integer('ordinal').notNull(),
    kind: text('kind').notNull(),
    model: text('model'),
    modelRaw: text('model_raw'),
    family: text('family'),
    category: text('category'),
    quantity: integer('quantity'),
    lostBy: text('lost_by'),
    status: text('status').notNull(),
    tags: text('tags').array().notNull(),
    causedBy: text('caused_by'),
    attacker: text('attacker'),
    placeName: text('place_name'),
    placeAdmin1: text('place_admin1'),
    placeCountry: text('place_country'),
    placeLatitude: doublePrecision('place_latitude'),
    placeLongitude: doublePrecision('place_longitude'),
    placeWherePrec: smallint('place_where_prec'),
    placeUncertaintyKm: doublePrecision('place_uncertainty_km'),
    placeId: text('place_id'),
    placeBasis: text('place_basis'),
    dateFrom: date('date_from', { mode: 'string' }),
    dateTo: date('date_to', { mode: 'string' }),
    datePrec: smallint('date_prec'),
    dateBasis: text('date_basis'),
    /** The day the reader took for the post's own, which post_date and relative dates hang on. */
    readAsOf: date('read_as_of', { mode: 'string' }),
    confidence: doublePrecision('confidence').notNull(),
    needsReview: boolean('needs_review').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (table) => [unique('claims_identity').on(table.postRevisionId, table.extractor, table.ordinal)],
);

/** That an extractor has read a wording, and what it read then is all it says of it. */
export const readings = ledgerSchema.table(
  'readings',
  {
    postRevisionId: text('post_revision_id')
      .notNull()
      .references(() => postRevisions.postRevisionId),
    extractor: text('extractor').notNull(),
    readAt: instant('read_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.postRevisionId, table.extractor] })],
);

/** Which characters of the witness's text gave a field: [start, end) in UTF-16 units. */
export const claimSpans = ledgerSchema.table(
  'claim_spans',
  {
    claimId: text('claim_id')
      .notNull()
      .references(() => claims.claimId),
    field: text('field').notNull(),
    spanStart: integer('span_start').notNull(),
    spanEnd: integer('span_end').notNull(),
  },
  (table) => [primaryKey({ columns: [table.claimId, table.field] })],
);
