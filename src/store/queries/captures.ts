import { and, desc, eq, sql } from 'drizzle-orm';
import type { Retrieval } from '../../domain/retrieval.ts';
import { toPgSafeDeep } from '../../domain/text.ts';
import type { Db, Tx } from '../connection.ts';
import { captures, retrievals, sources } from '../schema/index.ts';

export type NewCapture = typeof captures.$inferInsert;

/** How a capture was fetched, as it is put on record. */
export interface RetrievalOnRecord {
  readonly retrieval: Retrieval;
  /** SHA-256 of the body as it came over the wire. */
  readonly wireSha256: string;
}

/** Puts a capture on record; the same capture again changes nothing. */
export async function writeCapture(
  tx: Tx,
  capture: NewCapture,
  fetched: RetrievalOnRecord | null = null,
): Promise<void> {
  await tx
    .insert(sources)
    .values({ sourceId: capture.sourceId, kind: 'supplied' })
    .onConflictDoNothing();
  await tx.insert(captures).values(toPgSafeDeep(capture)).onConflictDoNothing();
  if (fetched !== null) await writeRetrieval(tx, capture.captureId, fetched);
  // Bytes that were read before belong to the article they were read as.
  await tx.execute(sql`
    insert into lossledger.article_captures (article_id, capture_id)
    select distinct ac.article_id, ${capture.captureId}
    from lossledger.captures c
    join lossledger.article_captures ac on ac.capture_id = c.capture_id
    where c.sha256 = ${capture.sha256} and c.url is not distinct from ${capture.url ?? null}
    on conflict do nothing`);
}

async function writeRetrieval(
  tx: Tx,
  captureId: string,
  { retrieval, wireSha256 }: RetrievalOnRecord,
): Promise<void> {
  await tx
    .insert(retrievals)
    .values(
      toPgSafeDeep({
        captureId,
        requestedUrl: retrieval.requested_url,
        finalUrl: retrieval.final_url,
        status: retrieval.status,
        requestHeaders: retrieval.request_headers,
        responseHeaders: retrieval.response_headers,
        redirects: retrieval.redirects,
        address: retrieval.address,
        fetchedAt: new Date(retrieval.fetched_at),
        durationMs: retrieval.duration_ms,
        wireSha256,
        wireBytes: retrieval.wire_bytes,
        etag: headerOf(retrieval, 'etag'),
        lastModified: headerOf(retrieval, 'last-modified'),
      }),
    )
    .onConflictDoNothing();
}

function headerOf({ response_headers }: Retrieval, name: string): string | null {
  return response_headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

/** What a conditional request for a page says: the validators of its last capture. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export async function lastValidators(db: Db, url: string): Promise<Validators | null> {
  const [row] = await db
    .select({ etag: retrievals.etag, lastModified: retrievals.lastModified })
    .from(retrievals)
    .where(
      and(
        eq(sql`md5(${retrievals.requestedUrl})`, sql`md5(${url}::text)`),
        eq(retrievals.requestedUrl, url),
      ),
    )
    .orderBy(desc(retrievals.fetchedAt))
    .limit(1);
  return row ?? null;
}
