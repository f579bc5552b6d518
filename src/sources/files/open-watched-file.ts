import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { LossledgerError } from '../../domain/errors.ts';
import { rootOf, type WatchedFile } from './watched-files.ts';

/** Windows has neither flag, nor the links and pipes they are against. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file of a watched folder for what `use` does with it; undefined where it is no longer the
 * file that was listed, or changed while it was read. Throws INPUT_MISSING for one that may not be
 * read, and for a path that leads out of the folder.
 */
export async function withWatchedFile<T>(
  folder: string,
  file: WatchedFile,
  use: (handle: FileHandle) => Promise<T>,
): Promise<T | undefined> {
  const root = await rootOf(folder);
  const path = join(root, file.path);
  // Between listing and opening, any part of the path may have become a link.
  const real = await realpath(path).catch(() => path);
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) {
    throw new LossledgerError('INPUT_MISSING', `${file.path} leads out of its folder.`);
  }
  const handle = await openOrNull(path, file.path);
  if (handle === null) return undefined;
  try {
    if (!(await isAsListed(handle, file))) return undefined;
    const result = await use(handle);
    return (await isAsListed(handle, file)) ? result : undefined;
  } finally {
    await handle.close();
  }
}

async function openOrNull(path: string, named: string): Promise<FileHandle | null> {
  try {
    return await open(path, FLAGS);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ENOENT' || code === 'ELOOP') return null;
    throw new LossledgerError('INPUT_MISSING', `${named} cannot be read.`, { cause });
  }
}

async function isAsListed(handle: FileHandle, file: WatchedFile): Promise<boolean> {
  const stats = await handle.stat();
  return stats.isFile() && stats.size === file.size && stats.mtimeMs === file.changedMs;
}
