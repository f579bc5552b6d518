import { stat } from 'node:fs/promises';
import { LossledgerError } from '../../domain/errors.ts';
import { hasErrno } from './errno.ts';
import type { Host } from './host.ts';
import type { OsUser } from './os-users.ts';

/**
 * The account the server runs as: ours, or, since PostgreSQL refuses root, one without privileges: the
 * owner of the cluster or of the home if there is one, else `postgres`, else `nobody`.
 */
export async function chooseAccount(
  host: Host,
  home: string,
  cluster: string | undefined,
): Promise<OsUser> {
  if (host.uid !== 0) {
    const self = await host.findOsUser(host.uid);
    return self ?? { name: String(host.uid), uid: host.uid, gid: process.getgid?.() ?? -1 };
  }
  const owner = await findPlainOwner(host, cluster === undefined ? [home] : [cluster, home]);
  const account = owner ?? (await host.findOsUser('postgres')) ?? (await host.findOsUser('nobody'));
  if (account === undefined || account.uid === 0) {
    throw new LossledgerError(
      'DATABASE_START_FAILED',
      'PostgreSQL does not run as root, and this system has neither an OS user postgres nor nobody ' +
        'to run it as. Run the program as a plain user, or set DATABASE_URL.',
    );
  }
  return account;
}

async function findPlainOwner(host: Host, folders: readonly string[]): Promise<OsUser | undefined> {
  for (const folder of folders) {
    const uid = await ownerOf(folder);
    const owner = uid === undefined || uid === 0 ? undefined : await host.findOsUser(uid);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

async function ownerOf(folder: string): Promise<number | undefined> {
  try {
    return (await stat(folder)).uid;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}
