import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, text } from 'drizzle-orm/pg-core';
import type { RedirectHop, Retrieval } from '../../domain/retrieval.ts';
import { captures } from './captures.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** How a capture was fetched; a supplied file has none. */
export const retrievals = ledgerSchema.table(
  'retrievals',
  {
    captureId: text('capture_id')
      .primaryKey()
      .references(() => captures.captureId),
    requestedUrl: text('requested_url').notNull(),
    finalUrl: text('final_url').notNull(),
    status: integer('status').notNull(),
    requestHeaders: jsonb('request_headers').$type<Retrieval['request_headers']>().notNull(),
    responseHeaders: jsonb('response_headers').$type<Retrieval['response_headers']>().notNull(),
    redirects: jsonb('redirects').$type<readonly RedirectHop[]>().notNull(),
    /** Of the server, as connected to. */
    address: text('address'),
    fetchedAt: instant('fetched_at').notNull(),
    durationMs: integer('duration_ms').notNull(),
    /** Of the body as it came over the wire, kept too where its encoding was undone. */
    wireSha256: text('wire_sha256').notNull(),
    wireBytes: bigint('wire_bytes', { mode: 'number' }).notNull(),
    etag: text('etag'),
    lastModified: text('last_modified'),
  },
  // Addresses of look-ups name a hundred ids: longer than an index of Postgres can hold.
  (table) => [
    index('retrievals_by_url').on(sql`md5(${table.requestedUrl})`, table.fetchedAt),
    index('retrievals_by_wire').on(table.wireSha256),
  ],
);
