import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bit,
  check,
  index,
  integer,
  primaryKey,
  real,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { ledgerSchema } from './ledger-schema.ts';
import { media } from './media.ts';

/** That one algorithm has hashed one picture; a short name for both in the rows of its hashes. */
export const mediaHashings = ledgerSchema.table(
  'media_hashings',
  {
    hashingId: integer('hashing_id').primaryKey().generatedAlwaysAsIdentity(),
    sha256: text('sha256')
      .notNull()
      .references(() => media.sha256),
    algorithm: text('algorithm').notNull(),
  },
  (table) => [unique('media_hashings_identity').on(table.sha256, table.algorithm)],
);

/** Bands of a hash, of 16 bits each, and how many: together all 256 bits. */
const BANDS = 16;

/**
 * How many hashings in a row, as a power of two, share a stretch of each index. New hashes then fall
 * into a stretch that stays in memory; spread over a whole index of ten million they write 86 KB of
 * log each instead of 3. Both make about a million hashes a stretch. `media_look_alikes` knows
 * these numbers too.
 */
const WHOLES_STRETCH = 19;
const CROPS_STRETCH = 16;

/**
 * No foreign key to the hashing: its rows are written with it, in the statement that makes it, and a
 * check for each of ten million would cost as much as two of the indexes.
 */
const columns = {
  hashingId: integer('hashing_id').notNull(),
  ordinal: smallint('ordinal').notNull(),
  /** PDQ, 0 to 100. */
  quality: smallint('quality').notNull(),
  /** What of the picture as shown was hashed, as fractions of its sides. */
  left: real('window_left').notNull(),
  top: real('window_top').notNull(),
  width: real('window_width').notNull(),
  height: real('window_height').notNull(),
  /** The 256 bits, band after band: see banded-hash.ts. */
  bits: bit('bits', { dimensions: 256 }).notNull(),
};

/** Hashes of whole pictures, and of pictures without what frames them. */
export const mediaHashes = ledgerSchema.table(
  'media_hashes',
  { ...columns, kind: text('kind').notNull() },
  (table) => [
    primaryKey({ columns: [table.hashingId, table.ordinal] }),
    check('media_hashes_kind', sql`${table.kind} in ('full', 'box', 'plain')`),
    ...bandIndexes('media_hashes', table, WHOLES_STRETCH),
  ],
);

/** Hashes of parts of pictures: many more, and asked for by hashes of whole pictures alone. */
export const mediaCropHashes = ledgerSchema.table('media_crop_hashes', columns, (table) => [
  primaryKey({ columns: [table.hashingId, table.ordinal] }),
  ...bandIndexes('media_crop_hashes', table, CROPS_STRETCH),
]);

function bandIndexes(
  name: string,
  table: { readonly hashingId: AnyPgColumn; readonly bits: AnyPgColumn },
  stretch: number,
) {
  return Array.from({ length: BANDS }, (_, band) =>
    index(`${name}_band_${band}`).on(bandKey(table, stretch, band)),
  );
}

function bandKey(
  { hashingId, bits }: { readonly hashingId: AnyPgColumn; readonly bits: AnyPgColumn },
  stretch: number,
  band: number,
): SQL {
  const value = sql`substring(${bits}, ${sql.raw(`${16 * band + 1}`)}, 16)::integer`;
  return sql`(((${hashingId} >> ${sql.raw(`${stretch}`)}) << 16) | ${value})`;
}
