import { chmod, chown, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrno } from './errno.ts';

/**
 * Writes a file that is whole or not there, for its owner's eyes only, and outlives a power cut.
 * The caller holds the lock, so one draft name is enough and a draft left by a kill is overwritten.
 */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const draft = `${path}.draft`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await giveToOwnerOfFolder(draft);
  await rename(draft, path);
  await syncFolder(dirname(path));
}

export async function makePrivateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (hasErrno(error, 'EEXIST')) return;
    throw error;
  }
  await giveToOwnerOfFolder(path);
}

/** A folder everyone may pass and only its owner may change, whatever the umask. */
export async function makePublicFolder(path: string): Promise<void> {
  if (await makeFolders(path, 0o755)) await chmod(path, 0o755);
}

/**
 * Makes a folder and those above it, as far as they are missing; false when it was there. Node's own way
 * never returns where a folder cannot be made and the one above it exists, as in /proc.
 */
export async function makeFolders(path: string, mode: number): Promise<boolean> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    if (hasErrno(error, 'EEXIST')) return false;
    const parent = dirname(path);
    if (!hasErrno(error, 'ENOENT') || parent === path) throw error;
    await makeFolders(parent, mode);
    await mkdir(path, { mode });
  }
  return true;
}

/** What root leaves in a plain user's home must stay readable and removable by that user. */
export async function giveToOwnerOfFolder(path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const folder = await stat(dirname(path));
  if (folder.uid !== 0) await chown(path, folder.uid, folder.gid);
}

export async function setMode(path: string, mode: number): Promise<void> {
  const { mode: before } = await stat(path);
  if ((before & 0o7777) !== mode) await chmod(path, mode);
}

/** Makes names given or changed in a folder durable. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}
