import { bigint, index, text, unique } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';
import { sources } from './sources.ts';

/** One supply of bytes. The bytes themselves lie in the capture store under their SHA-256. */
export const captures = ledgerSchema.table(
  'captures',
  {
    captureId: text('capture_id').primaryKey(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    /** Where it is on the web, if it is; null for a supplied file. */
    url: text('url'),
    /** The file's name as supplied; never used as a path. */
    name: text('name'),
    /** `html`, `markdown`, `text`, or the format of a document of posts. */
    kind: text('kind').notNull(),
    charset: text('charset').notNull(),
    flags: text('flags').array().notNull().default([]),
    sourceId: text('source_id')
      .notNull()
      .references(() => sources.sourceId),
    capturedAt: instant('captured_at').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (table) => [
    unique('captures_identity').on(table.sha256, table.url, table.capturedAt).nullsNotDistinct(),
    index('captures_by_sha256').on(table.sha256),
  ],
);
