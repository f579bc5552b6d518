import { bigint, boolean, index, integer, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** One image or video file. Its bytes lie in the capture store under their SHA-256. */
export const media = ledgerSchema.table(
  'media',
  {
    sha256: text('sha256').primaryKey(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    /** By the bytes themselves: `image`, `video`, or `other` for what is neither. */
    kind: text('kind').notNull(),
    mime: text('mime'),
    /** Of the picture as shown, in pixels. */
    width: integer('width'),
    height: integer('height'),
    /** A code of the closed table, where an image could not be decoded, and what was said of it. */
    decodeError: text('decode_error'),
    decodeDetail: text('decode_detail'),
    /** The file says where it was taken: the original is not to be shown to everybody. */
    hasLocation: boolean('has_location').notNull().default(false),
    /** A small JPEG without any of the file's own metadata, in the capture store too. */
    thumbnailSha256: text('thumbnail_sha256'),
    /** PDQ quality, 0 to 100, and hash of the whole picture, 64 hex digits. */
    quality: smallint('quality'),
    pdq: text('pdq'),
    /** What hashed it last; null while nothing has. */
    algorithm: text('algorithm'),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (table) => [
    index('media_by_algorithm').on(table.kind, table.algorithm, table.sha256),
    index('media_by_thumbnail').on(table.thumbnailSha256),
  ],
);

/** What a picture's likeness to others is judged by, as one algorithm packs it. */
export const mediaFeatures = ledgerSchema.table(
  'media_features',
  {
    sha256: text('sha256')
      .notNull()
      .references(() => media.sha256),
    algorithm: text('algorithm').notNull(),
    features: bytes('features').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.algorithm] })],
);
