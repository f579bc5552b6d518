import { readFile } from 'node:fs/promises';
import { sha256 as hashOf } from '../../domain/digest.ts';
import { asLossledgerError } from '../../domain/errors.ts';
import { type ClusterLink, clusterMedia } from '../../ledger/media-clusters.ts';
import type { PictureHashes } from '../../media/likeness/hashes-of-picture.ts';
import { judge } from '../../media/likeness/judge.ts';
import { unpackFeatures } from '../../media/packed-features.ts';
import type { PictureReader } from '../../media/picture-reading.ts';
import { sideBySide } from './side-by-side.ts';

export interface FilesAlike {
  /** Files that show one picture; the first is the one the others are most like. */
  readonly clusters: readonly { readonly files: readonly string[] }[];
  /** Pairs that a person should look at. */
  readonly toReview: readonly {
    readonly a: string;
    readonly b: string;
    readonly distance: number;
  }[];
  readonly pictures: number;
  readonly refused: readonly {
    readonly file: string;
    readonly code: string;
    readonly message: string;
  }[];
}

interface Options {
  readonly signal: AbortSignal;
  onProgress(what: 'read' | 'compared', done: number, of: number): void;
}

const AT_ONCE = 4;
/** Between two looks at whether to stop, in pairs. */
const PAIRS_AT_A_TIME = 500;

/** Finds which of the files show the same picture. Nothing is written. */
export async function filesAlike(
  files: readonly string[],
  pictures: PictureReader,
  options: Options,
): Promise<FilesAlike> {
  const { read, refused } = await readAll(files, pictures, options);
  const links: ClusterLink[] = [];
  const toReview: { a: string; b: string; distance: number }[] = [];
  const pairs = (read.length * (read.length - 1)) / 2;
  let done = 0;
  for (const [at, one] of read.entries()) {
    for (const other of read.slice(at + 1)) {
      done += 1;
      if (done % PAIRS_AT_A_TIME === 0) {
        options.onProgress('compared', done, pairs);
        await new Promise(setImmediate);
        options.signal.throwIfAborted();
      }
      const likeness = one.sha256 === other.sha256 ? SAME_BYTES : judge(one.hashes, other.hashes);
      if (likeness === null) continue;
      const { distance } = likeness;
      const pair = { a: one.file, b: other.file, distance };
      if (likeness.tier === 'auto') links.push({ ...pair, says: 'together' });
      else toReview.push(pair);
    }
  }
  const clusters = clusterMedia(links).map(({ centre, members }) => ({
    files: [centre, ...members.filter((file) => file !== centre)],
  }));
  return { clusters, toReview, pictures: read.length, refused };
}

const SAME_BYTES = { distance: 0, tier: 'auto' } as const;

interface ReadFile {
  readonly file: string;
  readonly sha256: string;
  readonly hashes: PictureHashes;
}

async function readAll(
  files: readonly string[],
  pictures: PictureReader,
  { signal, onProgress }: Options,
): Promise<{ read: readonly ReadFile[]; refused: FilesAlike['refused'] }> {
  const results = new Map<string, ReadFile>();
  const refused: { file: string; code: string; message: string }[] = [];
  let done = 0;
  await sideBySide(files, AT_ONCE, async (file) => {
    signal.throwIfAborted();
    try {
      const bytes = await readFile(file);
      const { features } = await pictures.read(bytes);
      results.set(file, { file, sha256: hashOf(bytes), hashes: unpackFeatures(features) });
    } catch (error) {
      const { code, message } = asLossledgerError(error);
      refused.push({ file, code, message });
    }
    done += 1;
    onProgress('read', done, files.length);
  });
  // In the order given, whichever was read first.
  const read = files.flatMap((file) => results.get(file) ?? []);
  return { read, refused: refused.toSorted((x, y) => (x.file < y.file ? -1 : 1)) };
}
