import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LossledgerError } from '../../domain/errors.ts';
import { hasErrno } from './errno.ts';
import type { OsUser } from './os-users.ts';
import { readIfPresent } from './private-files.ts';

/** Whether there is a cluster of this major version that the account can run; refuses anything else found there. */
export async function holdsCluster(
  dataDir: string,
  runAs: OsUser,
  major: number,
): Promise<boolean> {
  const owner = await ownerOf(dataDir);
  if (owner === undefined) return false;
  if (owner !== runAs.uid) {
    throw new LossledgerError(
      'DATABASE_START_FAILED',
      `The data directory ${dataDir} belongs to the OS user with uid ${owner}, and PostgreSQL would ` +
        `run as ${runAs.name} (uid ${runAs.uid}). Run the program as its owner, or use another home.`,
    );
  }
  const version = await readVersion(dataDir);
  if (version === undefined) {
    if ((await readdir(dataDir)).length === 0) return false;
    throw new LossledgerError(
      'DATABASE_START_FAILED',
      `The data directory ${dataDir} holds files and is not a PostgreSQL cluster (it has no ` +
        'PG_VERSION). Move it away, or use another LOSSLEDGER_HOME.',
    );
  }
  if (version !== String(major)) {
    throw new LossledgerError(
      'DATABASE_VERSION',
      `The data directory ${dataDir} was made by PostgreSQL ${version}; this program brings ` +
        `PostgreSQL ${major}. Dump it with PostgreSQL ${version} and restore the dump here, use ` +
        'another LOSSLEDGER_HOME, or set DATABASE_URL to a server of that version.',
    );
  }
  return true;
}

export async function readVersion(dataDir: string): Promise<string | undefined> {
  return (await readIfPresent(join(dataDir, 'PG_VERSION')))?.trim();
}

async function ownerOf(dataDir: string): Promise<number | undefined> {
  try {
    return (await stat(dataDir)).uid;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}
