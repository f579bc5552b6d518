import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrno } from './errno.ts';

interface Permissions {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const EXECUTE = 0o1;
const READ = 0o4;

/**
 * The outermost folder on the way to a real path, itself included, that the account may not pass; undefined
 * when the way is free. Only the primary group counts: the server is started without any other.
 */
export async function findBarrier(path: string, account: Account): Promise<string | undefined> {
  for (const folder of waysTo(path)) {
    const permissions = await statIfPresent(folder);
    if (permissions === undefined || !grants(permissions, account, EXECUTE)) return folder;
  }
  return undefined;
}

export async function mayRead(path: string, account: Account): Promise<boolean> {
  return grants(await stat(path), account, READ);
}

/** The first class that fits decides, as path_resolution(7) has it: the owner's bits, the group's, or the others'. */
export function grants(file: Permissions, account: Account, permission: number): boolean {
  if (account.uid === 0) return true;
  if (file.uid === account.uid) return (file.mode & (permission << 6)) !== 0;
  if (file.gid === account.gid) return (file.mode & (permission << 3)) !== 0;
  return (file.mode & permission) !== 0;
}

/** A folder that is not there is not passed either. */
async function statIfPresent(folder: string): Promise<Permissions | undefined> {
  try {
    return await stat(folder);
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function waysTo(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...waysTo(parent), path];
}
