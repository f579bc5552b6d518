import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A lock that the kernel keeps for as long as any process of the server lives, and shows to other containers
 * that have the same data directory and cannot see those processes: PostgreSQL's own two interlocks, a pid
 * and a shared memory segment, stop at a container's walls, and two servers on one directory ruin it.
 * Node has no call for it; flock(1) of util-linux has, which Linux systems with glibc carry. Without
 * it there are PostgreSQL's own.
 */
export interface DataDirLock {
  /** The program flock. */
  readonly flock: string;
  readonly dataDir: string;
}

const CONFLICT = 75;

export interface Command {
  readonly program: string;
  readonly arguments: readonly string[];
}

export async function isUsable({ flock }: DataDirLock): Promise<boolean> {
  return await access(flock, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The command, turned into itself once it has the lock; otherwise it ends with a conflict. */
export function underLock(lock: DataDirLock, command: Command): Command {
  const { program, arguments: rest } = command;
  return {
    program: lock.flock,
    arguments: ['--no-fork', ...lockArguments(lock), program, ...rest],
  };
}

export function endedInConflict(exitCode: number | null): boolean {
  return exitCode === CONFLICT;
}

/** What flock(1) prints when it cannot do its work, on a file system without locks for instance. */
export function lockIsImpossible(printed: string): boolean {
  return /^flock: (?!failed to execute)/m.test(printed);
}

export async function isHeld(lock: DataDirLock): Promise<boolean> {
  return await new Promise((resolve) => {
    execFile(lock.flock, [...lockArguments(lock), 'true'], (error) => {
      resolve(error !== null && error.code === CONFLICT);
    });
  });
}

function lockArguments({ dataDir }: DataDirLock): string[] {
  const file = join(dataDir, 'PG_VERSION');
  return ['--nonblock', '--conflict-exit-code', String(CONFLICT), file];
}
