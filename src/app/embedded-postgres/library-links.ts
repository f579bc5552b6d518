import { lstat, readFile, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, relative } from 'node:path';
import { isList } from '../../domain/list.ts';
import { hasErrno } from './errno.ts';

/**
 * npm packages cannot carry symbolic links, so the platform package lists those its libraries are found
 * by, and makes them in an install script: which npm may be told not to run.
 */
export interface LibraryLink {
  /** Absolute. */
  readonly path: string;
  /** Relative to the link's folder. */
  readonly target: string;
}

export async function listMissingLinks(native: string): Promise<LibraryLink[]> {
  const missing: LibraryLink[] = [];
  for (const link of parseLinks(await readFile(join(native, 'pg-symlinks.json'), 'utf8'), native)) {
    if (!(await exists(link.path))) missing.push(link);
  }
  return missing;
}

export async function createLinks(links: readonly LibraryLink[]): Promise<void> {
  for (const { path, target } of links) {
    try {
      await symlink(target, path);
    } catch (error) {
      // Another process repairs the same package.
      if (!hasErrno(error, 'EEXIST')) throw error;
    }
  }
}

/** The list names a real file as `source` and the link to it as `target`, both from the package's root. */
export function parseLinks(json: string, native: string): LibraryLink[] {
  const entries: unknown = JSON.parse(json);
  if (!isList(entries)) throw new Error('pg-symlinks.json is not a list');
  return entries.map((entry: unknown) => {
    if (!isEntry(entry)) throw new Error('pg-symlinks.json holds an entry of another form');
    const file = insidePackage(entry.source);
    const link = insidePackage(entry.target);
    return { path: join(native, link), target: relative(dirname(link), file) };
  });
}

function isEntry(value: unknown): value is { source: string; target: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'target' in value &&
    typeof value.target === 'string'
  );
}

function insidePackage(path: string): string {
  const plain = normalize(path);
  if (isAbsolute(plain) || !plain.startsWith('native/')) {
    throw new Error(`pg-symlinks.json names ${path}, which is outside the package`);
  }
  return plain.slice('native/'.length);
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return false;
    throw error;
  }
}
