import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { LossledgerError } from '../../domain/errors.ts';
import type { Command } from './data-dir-lock.ts';
import { hasErrno } from './errno.ts';
import type { OsUser } from './os-users.ts';

/**
 * The account, and an environment of our own: PGDATA, PGOPTIONS, LC_ALL or LD_LIBRARY_PATH of the caller
 * would change what the programs of PostgreSQL do.
 */
export function processOptions(runAs: OsUser): {
  env: Record<string, string>;
  uid?: number;
  gid?: number;
} {
  const env = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };
  return process.getuid?.() === 0 ? { env, uid: runAs.uid, gid: runAs.gid } : { env };
}

/** Launches a program of PostgreSQL; some reasons for which it cannot be are thrown, others emitted. */
export function launchAs(runAs: OsUser, command: Command, options: SpawnOptions): ChildProcess {
  try {
    return spawn(command.program, command.arguments, { ...processOptions(runAs), ...options });
  } catch (error) {
    throw asLaunchFailure(error, command.program, runAs.name);
  }
}

/** A program that is there and yet is "not found" lacks the loader it names: the system has no glibc. */
export function asLaunchFailure(error: unknown, program: string, account: string): unknown {
  if (hasErrno(error, 'ENOENT')) {
    return new LossledgerError(
      'PLATFORM_UNSUPPORTED',
      `${program} cannot be run: this system has not the loader of glibc it was built for (Alpine and ` +
        'others with musl do not). Use a system with glibc, or set DATABASE_URL.',
      { cause: error },
    );
  }
  if (hasErrno(error, 'EACCES', 'EPERM', 'EINVAL')) {
    return new LossledgerError(
      'DATABASE_START_FAILED',
      `${program} cannot be run as OS user ${account}: ${error instanceof Error ? error.message : ''}. ` +
        `The disk may be mounted noexec, or ${WEAK_ROOT}`,
      { cause: error },
    );
  }
  return error;
}

const WEAK_ROOT =
  'this root may lack the right to act as other users, as in a container with dropped capabilities. ' +
  'Run the program as a plain user, or set DATABASE_URL.';

/** Makes the account the owner, where it is not ourselves. */
export async function giveTo(runAs: OsUser, ...paths: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0) return;
  try {
    for (const path of paths) await chown(path, runAs.uid, runAs.gid);
  } catch (error) {
    if (!hasErrno(error, 'EPERM', 'EINVAL')) throw error;
    throw new LossledgerError(
      'DATABASE_START_FAILED',
      `${paths[0]} cannot be given to OS user ${runAs.name}, whom PostgreSQL is to run as: ${WEAK_ROOT}`,
      { cause: error },
    );
  }
}
