import type { FileHandle } from 'node:fs/promises';
import { copyFile, open, rename, rm, stat, truncate } from 'node:fs/promises';
import { hasErrno } from './errno.ts';
import { giveToOwnerOfFolder } from './private-files.ts';

/** Two files of this size at most, in bytes; the server says little (see server-settings.ts). */
const ROTATE_AT = 4 * 1024 * 1024;

/**
 * Opened for appending, so that the server goes on at the end when the file is emptied under it, and
 * several servers in turn share it.
 */
export async function openServerLog(path: string): Promise<FileHandle> {
  if ((await sizeOf(path)) > ROTATE_AT) await rename(path, `${path}.1`);
  const file = await open(path, 'a', 0o600);
  await giveToOwnerOfFolder(path);
  return file;
}

/** Keeps the log of a running server within its bound, at the price of the old part on a full disk. */
export async function boundServerLog(path: string): Promise<void> {
  if ((await sizeOf(path)) <= ROTATE_AT) return;
  const old = `${path}.1`;
  await copyFile(path, old).catch(() => rm(old, { force: true }));
  await truncate(path, 0);
}

export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return 0;
    throw error;
  }
}

const TAIL_BYTES = 8 * 1024;

/** The last lines written after a place in the log. */
export async function readTail(path: string, from: number, lines = 10): Promise<string> {
  const size = await sizeOf(path);
  const start = Math.max(from, size - TAIL_BYTES);
  if (size <= start) return '';
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(size - start),
      position: start,
    });
    return buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    await file.close();
  }
}
