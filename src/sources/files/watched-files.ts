import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { LossledgerError } from '../../domain/errors.ts';
import { matchesWildcards } from '../web/wildcard.ts';

/** A file of a watched folder, by its path below it with slashes. */
export interface WatchedFile {
  readonly path: string;
  readonly size: number;
  /** When its content changed last, ms. */
  readonly changedMs: number;
}

const MOST_FILES = 200_000;
const DEEPEST = 32;
/** What programs leave while they write or download. */
const UNFINISHED = /^[.~]|~$|\.(?:tmp|part|partial|crdownload|download|swp)$/i;

/**
 * The files of a folder and its subfolders whose names fit a pattern, in order of their paths. Links
 * are not followed, wherever they lead, and hidden files are passed over. Throws INPUT_MISSING.
 */
export async function watchedFiles(
  folder: string,
  patterns: readonly string[],
): Promise<readonly WatchedFile[]> {
  const root = await rootOf(folder);
  const found: WatchedFile[] = [];
  const folders: { readonly path: string; readonly depth: number }[] = [{ path: '', depth: 0 }];
  for (let here = folders.pop(); here !== undefined; here = folders.pop()) {
    for (const entry of await entriesOf(join(root, here.path), here.depth === 0)) {
      if (UNFINISHED.test(entry.name)) continue;
      const path = here.path === '' ? entry.name : `${here.path}/${entry.name}`;
      if (entry.isDirectory() && here.depth < DEEPEST) {
        folders.push({ path, depth: here.depth + 1 });
      }
      if (!entry.isFile() || !isWanted(path, patterns)) continue;
      const stats = await statsOf(join(root, path));
      if (stats !== null) found.push({ path, size: stats.size, changedMs: stats.mtimeMs });
      if (found.length > MOST_FILES) {
        throw new LossledgerError(
          'INPUT_TOO_LARGE',
          `${folder} has more than ${MOST_FILES} files.`,
        );
      }
    }
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** The folder itself may be a link: the operator named it. */
export async function rootOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (cause) {
    throw new LossledgerError('INPUT_MISSING', `There is no folder ${folder}.`, { cause });
  }
}

/** A subfolder that has gone meanwhile, or may not be read, has no files; the folder itself must be there. */
async function entriesOf(folder: string, isRoot: boolean): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    if (!isRoot) return [];
    throw new LossledgerError('INPUT_MISSING', `${folder} cannot be read as a folder.`, { cause });
  }
}

async function statsOf(path: string): Promise<Stats | null> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? stats : null;
  } catch {
    return null;
  }
}

/** A pattern with a slash is of the whole path, every other of the name. */
function isWanted(path: string, patterns: readonly string[]): boolean {
  const whole = path.toLowerCase();
  const name = whole.slice(whole.lastIndexOf('/') + 1);
  return patterns.some((pattern) =>
    matchesWildcards(pattern.includes('/') ? whole : name, pattern.toLowerCase()),
  );
}
