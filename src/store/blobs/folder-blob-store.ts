import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ByteStream } from '../../domain/byte-stream.ts';
import { sha256 as hashOf } from '../../domain/digest.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { failpoint } from '../failpoints.ts';
import type { BlobInventory, StoredBlob } from './blob-store.ts';

/** A temporary file older than this was left by a process that died. */
const ABANDONED_AFTER_MS = 3_600_000;

/**
 * A folder as capture store: `sha256/ab/cd/<hash>`. A file is written aside, flushed to the disk,
 * then renamed into place, so that a file under a hash is always whole.
 */
export function openFolderBlobStore(root: string): BlobInventory {
  const temporary = path.join(root, 'tmp');
  const placeOf = (hash: string): string =>
    path.join(root, 'sha256', hash.slice(0, 2), hash.slice(2, 4), hash);

  return {
    async put(content, { maxBytes }) {
      try {
        await mkdir(temporary, { recursive: true, mode: 0o700 });
        const aside = path.join(temporary, randomUUID());
        const file = await open(aside, 'wx', 0o600);
        const hash = createHash('sha256');
        let bytes = 0;
        try {
          for await (const part of content) {
            bytes += part.byteLength;
            if (bytes > maxBytes) {
              throw new LossledgerError(
                'INPUT_TOO_LARGE',
                `The document is larger than ${maxBytes} bytes (MAX_DOCUMENT_BYTES).`,
              );
            }
            hash.update(part);
            // Unlike write(), it goes on where the system took only part: the disk is nearly full.
            await file.writeFile(part);
          }
          await file.sync();
          await file.close();
          const sha256 = hash.digest('hex');
          failpoint('blob.written-not-renamed');
          const place = placeOf(sha256);
          if ((await stateOf(place, sha256)) === 'ok') {
            await rm(aside, { force: true });
          } else {
            // Nothing there, or a file that was damaged since: the same bytes given again mend it.
            const folder = path.dirname(place);
            await mkdir(folder, { recursive: true, mode: 0o700 });
            await rename(aside, place);
            for (const made of [folder, path.dirname(folder)]) await syncFolder(made);
          }
          failpoint('blob.renamed');
          return { sha256, bytes };
        } catch (error) {
          await file.close().catch(() => undefined);
          await rm(aside, { force: true });
          throw error;
        }
      } catch (error) {
        throw folderError(error, root);
      }
    },

    async get(sha256) {
      let content: Uint8Array;
      try {
        content = await readFile(placeOf(sha256));
      } catch (error) {
        if (hasCode(error, 'ENOENT')) {
          throw new LossledgerError('CAPTURE_MISSING', `No stored bytes for capture ${sha256}.`);
        }
        throw folderError(error, root);
      }
      if (hashOf(content) !== sha256) {
        throw new LossledgerError(
          'CAPTURE_CORRUPT',
          `The stored bytes of capture ${sha256} have another hash.`,
        );
      }
      return content;
    },

    async check(sha256) {
      try {
        return await stateOf(placeOf(sha256), sha256);
      } catch (error) {
        throw folderError(error, root);
      }
    },

    async remove(sha256) {
      try {
        await rm(placeOf(sha256), { force: true });
      } catch (error) {
        throw folderError(error, root);
      }
    },

    placeOf,

    async has(sha256) {
      try {
        return (await stat(placeOf(sha256))).isFile();
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return false;
        throw folderError(error, root);
      }
    },

    stored: () => storedUnder(path.join(root, 'sha256')),

    async *read(sha256) {
      try {
        const stored: ByteStream = createReadStream(placeOf(sha256));
        yield* stored;
      } catch (error) {
        if (hasCode(error, 'ENOENT')) {
          throw new LossledgerError('CAPTURE_MISSING', `No stored bytes for capture ${sha256}.`);
        }
        throw folderError(error, root);
      }
    },
  };
}

/** Removes what processes that died while writing left aside. */
export async function sweepAbandoned(root: string, now: number): Promise<number> {
  const temporary = path.join(root, 'tmp');
  let swept = 0;
  for (const name of await readdir(temporary).catch(() => [])) {
    const file = path.join(temporary, name);
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined && now - found.mtimeMs > ABANDONED_AFTER_MS) {
      await rm(file, { force: true });
      swept += 1;
    }
  }
  return swept;
}

async function stateOf(place: string, sha256: string): Promise<'ok' | 'missing' | 'corrupt'> {
  const hash = createHash('sha256');
  try {
    const stored: ByteStream = createReadStream(place);
    for await (const part of stored) hash.update(part);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'missing';
    throw error;
  }
  return hash.digest('hex') === sha256 ? 'ok' : 'corrupt';
}

/** One folder of files at a time: `ab/cd/<hash>`. */
async function* storedUnder(root: string): AsyncGenerator<StoredBlob | { stray: string }> {
  for (const first of await namesIn(root)) {
    for (const second of await namesIn(path.join(root, first))) {
      for (const name of await namesIn(path.join(root, first, second))) {
        const place = path.join(root, first, second, name);
        const found = await stat(place).catch(() => undefined);
        if (found === undefined) continue;
        const isOwn = /^[0-9a-f]{64}$/.test(name) && name.startsWith(first + second);
        yield isOwn && found.isFile() ? { sha256: name, changedAt: found.mtime } : { stray: place };
      }
    }
  }
}

/** In order; none where it is a file, or not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function folderError(error: unknown, root: string): unknown {
  if (hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')) {
    return new LossledgerError('DISK_FULL', `No space left for captures in ${root}.`, {
      cause: error,
    });
  }
  return error;
}
