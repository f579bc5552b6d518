import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Retrieval } from '../../domain/retrieval.ts';
import { toPgSafe, toPgSafeDeep } from '../../domain/text.ts';
import type { Db, Tx } from '../connection.ts';
import { media, mediaDownloads, mediaFeatures } from '../schema/index.ts';
import { deleteMediaHashes, insertMediaHashes } from './media-search.ts';
import { inBatches } from './wordings.ts';

export type MediaRow = typeof media.$inferSelect;
export type NewMedia = Omit<typeof media.$inferInsert, 'recordedAt'>;
export type MediaHash = Omit<
  Parameters<typeof insertMediaHashes>[1][number],
  'sha256' | 'algorithm'
>;

/** What one algorithm made of a picture. */
export interface HashedMedia {
  readonly algorithm: string;
  /** What likeness is judged by, packed. */
  readonly features: Uint8Array;
  /** What it is found by; none for a picture too plain to be told from others. */
  readonly hashes: readonly MediaHash[];
}

/**
 * Puts a file on record with what was made of it. A file that is on record stays as it is, unless
 * another algorithm has hashed it since: then that one's word stands alone.
 */
export async function writeMedia(tx: Tx, row: NewMedia, hashed: HashedMedia | null): Promise<void> {
  const safe = toPgSafeDeep(row);
  await tx
    .insert(media)
    .values(safe)
    .onConflictDoUpdate({
      target: media.sha256,
      set: { ...safe, recordedAt: sql`${media.recordedAt}` },
      setWhere: sql`${media.algorithm} is distinct from excluded.algorithm`,
    });
  if (hashed === null) return;
  const { sha256 } = row;
  const { algorithm } = hashed;
  const written = await tx
    .insert(mediaFeatures)
    .values({ sha256, algorithm, features: hashed.features })
    .onConflictDoNothing()
    .returning({ sha256: mediaFeatures.sha256 });
  if (written.length === 0) return;
  await tx
    .delete(mediaFeatures)
    .where(and(eq(mediaFeatures.sha256, sha256), sql`${mediaFeatures.algorithm} <> ${algorithm}`));
  await deleteMediaHashes(tx, sha256);
  await insertMediaHashes(
    tx,
    hashed.hashes.map((hash) => ({ ...hash, sha256, algorithm })),
  );
}

export interface Download {
  readonly mediaKey: string;
  readonly sha256: string;
  readonly address: string;
  readonly gotFrom: string;
  readonly contentType: string | null;
  /** Null for a file that was given, and not fetched. */
  readonly retrieval: Retrieval | null;
  readonly fetchedAt: Date;
}

/** Puts on record what an address gave. */
export async function writeDownload(tx: Tx, download: Download): Promise<void> {
  await tx
    .insert(mediaDownloads)
    .values({
      ...download,
      address: toPgSafe(download.address),
      gotFrom: toPgSafe(download.gotFrom),
      contentType: download.contentType === null ? null : toPgSafe(download.contentType),
      retrieval: download.retrieval === null ? null : toPgSafeDeep(download.retrieval),
    })
    .onConflictDoNothing();
}

export async function mediaBySha256(db: Db | Tx, sha256: string): Promise<MediaRow | null> {
  const [row] = await db.select().from(media).where(eq(media.sha256, sha256));
  return row ?? null;
}

/** The packed features of those files that the algorithm has hashed. */
export async function featuresOf(
  db: Db | Tx,
  hashes: readonly string[],
  algorithm: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  await inBatches(hashes, async (batch) => {
    const rows = await db
      .select({ sha256: mediaFeatures.sha256, features: mediaFeatures.features })
      .from(mediaFeatures)
      .where(and(inArray(mediaFeatures.sha256, batch), eq(mediaFeatures.algorithm, algorithm)));
    for (const { sha256, features } of rows) found.set(sha256, features);
  });
  return found;
}
