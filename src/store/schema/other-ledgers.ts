import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';
import { captures } from './captures.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** Ledgers that others keep. What they list is no evidence, and never becomes a loss by itself. */
export const otherLedgers = ledgerSchema.table(
  'other_ledgers',
  {
    ledger: text('ledger').primaryKey(),
    format: text('format').notNull(),
    /** Whom to name, and under which terms, where its rows are shown. */
    attribution: text('attribution').notNull(),
    firstImportedAt: instant('first_imported_at').notNull(),
  },
  (table) => [
    check(
      'other_ledgers_format',
      sql`${table.format} in ('oryx-csv', 'warspotting-json', 'geoconfirmed-csv')`,
    ),
  ],
);

/** Each file of theirs that was read, and how far it could be. Append-only. */
export const otherLedgerFiles = ledgerSchema.table(
  'other_ledger_files',
  {
    fileId: bigint('file_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    ledger: text('ledger')
      .notNull()
      .references(() => otherLedgers.ledger),
    captureId: text('capture_id')
      .notNull()
      .references(() => captures.captureId),
    /** Which part of the ledger it is, where that comes in several files. */
    part: text('part').notNull(),
    nRows: integer('n_rows').notNull(),
    nRefused: integer('n_refused').notNull(),
    /** The first rows that could not be read, each with its number and the reason. */
    refused: jsonb('refused').$type<readonly unknown[]>().notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (table) => [index('other_ledger_files_by_part').on(table.ledger, table.part, table.fileId)],
);

/** What they list, each item as the newest file that says something of it does. */
export const otherLedgerItems = ledgerSchema.table(
  'other_ledger_items',
  {
    itemId: bigint('item_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    ledger: text('ledger')
      .notNull()
      .references(() => otherLedgers.ledger),
    /** What makes it the same item in another file: their id, else what the row says. */
    itemKey: text('item_key').notNull(),
    theirId: text('their_id'),
    /** The file and row that say what stands here. */
    fileId: bigint('file_id', { mode: 'number' })
      .notNull()
      .references(() => otherLedgerFiles.fileId),
    rowNumber: integer('row_number').notNull(),
    modelRaw: text('model_raw'),
    model: text('model'),
    family: text('family'),
    equipmentCategory: text('equipment_category'),
    categoryRaw: text('category_raw'),
    statusRaw: text('status_raw'),
    status: text('status'),
    statusAll: text('status_all').array().notNull(),
    lostByRaw: text('lost_by_raw'),
    lostBy: text('lost_by'),
    dateRaw: text('date_raw'),
    lossDate: date('loss_date', { mode: 'string' }),
    recordedOn: date('recorded_on', { mode: 'string' }),
    placeRaw: text('place_raw'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    unit: text('unit'),
    description: text('description'),
    /** Every other column of theirs that is filled. */
    details: jsonb('details').$type<Readonly<Record<string, string>>>().notNull(),
    problems: text('problems').array().notNull(),
    /** Digest of all that is said of it. */
    content: text('content').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** When a newer file no longer listed it; null while it is listed. */
    goneAt: instant('gone_at'),
  },
  (table) => [unique('other_ledger_items_identity').on(table.ledger, table.itemKey)],
);

/** Their addresses, with the names under which this ledger would know what they lead to. */
export const otherLedgerUrls = ledgerSchema.table(
  'other_ledger_urls',
  {
    itemId: bigint('item_id', { mode: 'number' })
      .notNull()
      .references(() => otherLedgerItems.itemId),
    position: integer('position').notNull(),
    url: text('url').notNull(),
    role: text('role').notNull(),
    postKey: text('post_key'),
    mediaKey: text('media_key'),
    articleKey: text('article_key'),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.position] }),
    index('other_ledger_urls_by_post').on(table.postKey).where(sql`post_key is not null`),
    index('other_ledger_urls_by_media').on(table.mediaKey).where(sql`media_key is not null`),
    index('other_ledger_urls_by_article').on(table.articleKey).where(sql`article_key is not null`),
    check('other_ledger_urls_role', sql`${table.role} in ('source', 'proof', 'picture')`),
  ],
);

/**
 * Pictures of theirs that were given. Apart from this ledger's own, which they must not tie together:
 * what another ledger holds never changes what is one loss here.
 */
export const otherLedgerPictures = ledgerSchema.table('other_ledger_pictures', {
  sha256: text('sha256').primaryKey(),
  bytes: bigint('bytes', { mode: 'number' }).notNull(),
  kind: text('kind').notNull(),
  mime: text('mime'),
  width: integer('width'),
  height: integer('height'),
  quality: smallint('quality'),
  pdq: text('pdq'),
  decodeError: text('decode_error'),
  algorithm: text('algorithm'),
  features: bytes('features'),
  /** The highest number among this ledger's hashings when it was last compared; null for never. */
  comparedTo: integer('compared_to'),
  recordedAt: instant('recorded_at').notNull(),
});

export const otherLedgerItemPictures = ledgerSchema.table(
  'other_ledger_item_pictures',
  {
    itemId: bigint('item_id', { mode: 'number' })
      .notNull()
      .references(() => otherLedgerItems.itemId),
    sha256: text('sha256')
      .notNull()
      .references(() => otherLedgerPictures.sha256),
    /** Of the file. */
    name: text('name').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.sha256] }),
    index('other_ledger_item_pictures_by_sha256').on(table.sha256),
  ],
);

/** Pictures of this ledger that look like one of theirs. */
export const otherLedgerLookAlikes = ledgerSchema.table(
  'other_ledger_look_alikes',
  {
    sha256: text('sha256')
      .notNull()
      .references(() => otherLedgerPictures.sha256),
    ourSha256: text('our_sha256').notNull(),
    tier: text('tier').notNull(),
    distance: smallint('distance').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sha256, table.ourSha256] }),
    index('other_ledger_look_alikes_by_ours').on(table.ourSha256),
    check('other_ledger_look_alikes_tier', sql`${table.tier} in ('auto', 'review')`),
  ],
);
