import { constants } from 'node:fs';
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasErrno } from './errno.ts';
import { createLinks, listMissingLinks } from './library-links.ts';
import { makePublicFolder, syncFolder } from './private-files.ts';

/**
 * Copies the binaries to a folder that is whole or not there, readable by everyone and writable by the
 * copier only. False when the copy was there already.
 */
export async function copyBinaries(native: string, target: string): Promise<boolean> {
  const parent = dirname(target);
  await makePublicFolder(parent);
  const siblings = await readdir(parent);
  if (siblings.includes(basename(target))) return false;
  const draftPrefix = `.${basename(target)}.`;
  await removeAbandoned(parent, siblings, draftPrefix);
  const draft = await mkdtemp(join(parent, draftPrefix));
  try {
    await copyFolder(native, draft);
    await createLinks(await listMissingLinks(draft));
    await rename(draft, target);
    await syncFolder(parent);
    return true;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another home's process was faster: its copy is as good.
    if (hasErrno(error, 'ENOTEMPTY', 'EEXIST')) return false;
    throw error;
  }
}

/** Longer than any copy takes: younger drafts may be another home's, in the making. */
const ABANDONED_AFTER_MS = 600_000;

async function removeAbandoned(parent: string, names: readonly string[], prefix: string) {
  for (const name of names.filter((candidate) => candidate.startsWith(prefix))) {
    const draft = join(parent, name);
    const { mtimeMs } = await stat(draft);
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS)
      await rm(draft, { recursive: true, force: true });
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const source = join(from, entry.name);
      const target = join(to, entry.name);
      if (entry.isSymbolicLink()) {
        await symlink(await readlink(source), target);
      } else if (entry.isDirectory()) {
        await mkdir(target);
        await copyFolder(source, target);
      } else {
        await copyFile(source, target, constants.COPYFILE_FICLONE);
        await chmod(target, basename(from) === 'bin' ? 0o755 : 0o644);
        await makeDurable(target);
      }
    }),
  );
  await chmod(to, 0o755);
}

/** A copy cut short by a power failure would be trusted for ever. */
async function makeDurable(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
