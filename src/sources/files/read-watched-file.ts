import type { FileHandle } from 'node:fs/promises';
import { sha256 } from '../../domain/digest.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { toPgSafe } from '../../domain/text.ts';
import type { PolledDocument, Trouble } from '../source.ts';
import { documentsOfArchive, documentsOfFile, type FileOptions } from './documents-of-file.ts';
import { withWatchedFile } from './open-watched-file.ts';
import type { WatchedFile } from './watched-files.ts';
import { isZip } from './x-archive-zip.ts';

export interface ReadFile {
  readonly documents: readonly PolledDocument[];
  /** Why it gave none, where it should have. */
  readonly trouble: Trouble | null;
  /** Of the content; null where it could not be read. */
  readonly sha256: string | null;
}

/** A longer text does not fit into one string of JavaScript, of which there may be 2^29 characters. */
const MOST_BYTES = 256 * 1024 ** 2;

/**
 * The documents of a file; null where it is to be looked at again. One that cannot be read gives
 * its reason, and is left in its folder: corrected and saved, it is another file.
 */
export async function readWatchedFile(
  folder: string,
  file: WatchedFile,
  options: FileOptions,
): Promise<ReadFile | null> {
  try {
    const read = await withWatchedFile(folder, file, (handle) => readFrom(handle, file, options));
    return read ?? null;
  } catch (error) {
    if (!(error instanceof LossledgerError)) throw error;
    return { documents: [], trouble: { subject: toPgSafe(file.path), error }, sha256: null };
  }
}

async function readFrom(
  handle: FileHandle,
  file: WatchedFile,
  options: FileOptions,
): Promise<ReadFile> {
  const start = await readStart(handle);
  if (isZip(start)) {
    const documents = await documentsOfArchive(handle.fd, file.path);
    return {
      documents,
      trouble: null,
      sha256: sha256(documents.map((one) => sha256(one.bytes)).join()),
    };
  }
  if (file.size > MOST_BYTES) {
    const message = `It has ${file.size} bytes; at most ${MOST_BYTES} are read.`;
    throw new LossledgerError('INPUT_TOO_LARGE', message);
  }
  const bytes = await readWhole(handle, file.size);
  const documents = await documentsOfFile(bytes, toPgSafe(file.path), options);
  return { documents, trouble: null, sha256: sha256(bytes) };
}

async function readStart(handle: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(4), 0, 4, 0);
  return buffer.subarray(0, bytesRead);
}

async function readWhole(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await handle.read(bytes, at, size - at, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}
