import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every file under a folder of the tree, as paths from its root with forward slashes, sorted. */
export function filesUnder(root: string, folder: string): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export function typescriptFilesUnder(root: string, folder: string): string[] {
  return filesUnder(root, folder).filter((file) => /\.[cm]?ts$/.test(file));
}
