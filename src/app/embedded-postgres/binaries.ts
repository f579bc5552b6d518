import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LossledgerError } from '../../domain/errors.ts';
import { copyBinaries } from './binaries-copy.ts';
import { hasErrno } from './errno.ts';
import { createLinks, listMissingLinks } from './library-links.ts';
import type { Log } from './log.ts';
import type { OsUser } from './os-users.ts';
import type { PlatformPackage } from './platform-package.ts';
import { setMode } from './private-files.ts';
import { findBarrier, grants, mayRead } from './reachability.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** For instance 18. */
  readonly major: number;
}

/** Binaries the account can run: the package's, mended if need be, else a copy of them. */
export async function prepareBinaries(
  source: PlatformPackage,
  options: { runAs: OsUser; copiesFolder: string; log: Log },
): Promise<Binaries> {
  const { runAs, copiesFolder, log } = options;
  const native = await realpath(source.native);
  const obstacle = await findObstacle(native, runAs, log);
  if (obstacle === undefined) return binariesIn(native, source);

  const copy = join(copiesFolder, `postgresql-${source.version}`);
  const copied = await copyBinaries(native, copy);
  if (copied) log('embedded_postgres.binaries_copied', { from: native, to: copy, why: obstacle });
  const remaining = await findObstacle(copy, runAs, log);
  if (remaining === undefined) return binariesIn(copy, source);
  throw new LossledgerError(
    'DATABASE_START_FAILED',
    `OS user ${runAs.name} cannot run the PostgreSQL in ${native} (${obstacle}), nor its copy in ` +
      `${copy} (${remaining}). Correct what is in the way of the copy, or set DATABASE_URL.`,
  );
}

function binariesIn(native: string, source: PlatformPackage): Binaries {
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    major: Number.parseInt(source.version, 10),
  };
}

/** In words, what keeps the account from running the binaries where they are, after mending what can be. */
async function findObstacle(native: string, runAs: OsUser, log: Log): Promise<string | undefined> {
  // initdb puts its own path between double quotes in a shell command.
  if (/["$`\\]/.test(native)) return 'the path holds a character that initdb cannot quote';
  const barrier = await findBarrier(join(native, 'bin'), runAs);
  if (barrier !== undefined) return `${barrier} may not be passed`;
  return (
    (await mendLinks(native, log)) ??
    (await mendExecuteBits(native, runAs, log)) ??
    (await findUnreadable(native, runAs))
  );
}

async function mendLinks(native: string, log: Log): Promise<string | undefined> {
  const missing = await listMissingLinks(native);
  if (missing.length === 0) return undefined;
  try {
    await createLinks(missing);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return `${missing.length} links to libraries are missing and cannot be made there`;
  }
  log('embedded_postgres.links_repaired', { folder: native, links: missing.length });
  return undefined;
}

const EXECUTABLE_BY_ALL = 0o755;

async function mendExecuteBits(
  native: string,
  runAs: OsUser,
  log: Log,
): Promise<string | undefined> {
  for (const name of ['initdb', 'postgres']) {
    const program = join(native, 'bin', name);
    if (grants(await stat(program), runAs, 0o1)) continue;
    try {
      await setMode(program, EXECUTABLE_BY_ALL);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return `${program} is not executable and cannot be made so`;
    }
    log('embedded_postgres.execute_bit_repaired', { file: program });
  }
  return undefined;
}

/** A package installed under a strict umask is closed to others in all its parts; a few stand for all. */
async function findUnreadable(native: string, runAs: OsUser): Promise<string | undefined> {
  const samples = ['bin/postgres', 'lib/postgresql', 'share/postgresql/postgres.bki'];
  for (const sample of samples) {
    const path = join(native, sample);
    if (!(await mayRead(path, runAs))) return `${path} may not be read`;
  }
  return undefined;
}

function isRefusal(error: unknown): boolean {
  return hasErrno(error, 'EACCES', 'EPERM', 'EROFS');
}
