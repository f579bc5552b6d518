import { asLossledgerError } from '../../domain/errors.ts';
import { kindOfMedia } from '../../media/media-kind.ts';
import { unpackFeatures } from '../../media/packed-features.ts';
import type { PictureReader } from '../../media/picture-reading.ts';
import { lookAlikes } from '../../pipeline/look-alikes.ts';
import { readPicture } from '../../pipeline/read-media.ts';
import { linkTo } from '../../pipeline/stages/compare.ts';
import type { BlobStore } from '../../store/blobs/blob-store.ts';
import type { Store } from '../../store/connection.ts';
import { featuresOf, writeMedia } from '../../store/queries/media.ts';
import { writeFoundLinks } from '../../store/queries/media-links.ts';
import { hashedMedia, outdatedMedia } from '../../store/queries/media-stats.ts';
import { sideBySide } from './side-by-side.ts';

/** Pictures read side by side; each is in memory whole. */
const AT_ONCE = 4;
const PAGE = 200;

export interface Rehashed {
  readonly hashed: number;
  /** Kept, and not to be decoded by this version either. */
  readonly undecodable: number;
  /** Whose bytes the store does not hold, or holds damaged. */
  readonly missing: readonly string[];
}

/**
 * Hashes every picture anew that another algorithm has hashed. Each is written as soon as it is done,
 * so that a run that was cut off goes on where it stopped.
 */
export async function rehash(
  { store, blobs }: { readonly store: Store; readonly blobs: BlobStore },
  pictures: PictureReader,
  options: { readonly signal: AbortSignal; onProgress(done: number): void },
): Promise<Rehashed> {
  let hashed = 0;
  let undecodable = 0;
  const missing: string[] = [];
  const one = async (sha256: string): Promise<void> => {
    const bytes = await blobs.get(sha256).catch((error: unknown) => {
      const { code } = asLossledgerError(error);
      if (code !== 'CAPTURE_MISSING' && code !== 'CAPTURE_CORRUPT') throw error;
      missing.push(sha256);
      return null;
    });
    if (bytes === null) return;
    const row = { sha256, bytes: bytes.byteLength, ...kindOfMedia(bytes) };
    const read = await readPicture(row, bytes, { pictures, blobs });
    await store.db.transaction((tx) => writeMedia(tx, read.row, read.hashed));
    if (read.hashed === null) undecodable += 1;
    else hashed += 1;
    options.onProgress(hashed + undecodable + missing.length);
  };
  let after = '';
  for (;;) {
    const page = await outdatedMedia(store.sql, pictures.algorithm, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return { hashed, undecodable, missing };
    after = last.sha256;
    await sideBySide(page, AT_ONCE, async ({ sha256 }) => {
      options.signal.throwIfAborted();
      await one(sha256);
    });
  }
}

/**
 * Compares every picture on record with all others, and writes what was not linked yet, or is linked
 * no more. What the pipeline does as pictures come, done again for all of them at once.
 */
export async function compareAll(
  { store }: { readonly store: Store },
  algorithm: string,
  options: { readonly signal: AbortSignal; onProgress(done: number): void },
): Promise<number> {
  let done = 0;
  for (let after = ''; ; ) {
    const page = await hashedMedia(store.sql, algorithm, after, PAGE);
    const features = await featuresOf(store.db, page, algorithm);
    for (const [sha256, packed] of features) {
      options.signal.throwIfAborted();
      const found = await lookAlikes(
        store.db,
        { sha256, hashes: unpackFeatures(packed) },
        algorithm,
      );
      await store.db.transaction((tx) =>
        writeFoundLinks(
          tx,
          sha256,
          algorithm,
          found.map((like) => linkTo(sha256, like)),
        ),
      );
      done += 1;
      options.onProgress(done);
    }
    const last = page.at(-1);
    if (last === undefined) return done;
    after = last;
  }
}
