import { setTimeout as pause } from 'node:timers/promises';
import { LossledgerError } from '../../domain/errors.ts';
import { hasErrno } from './errno.ts';
import type { Patience } from './host.ts';
import { findLeftovers, findPostmaster, isLeftover, isPostmasterOf } from './postmaster.ts';

const POLL_MS = 20;

/**
 * Ends the server of a data directory: SIGINT ends its sessions and writes everything out, SIGQUIT leaves
 * recovery to the next start, and SIGKILL is for one that heeds neither. Returns when its process is gone.
 */
export async function stopServer(pid: number, dataDir: string, patience: Patience): Promise<void> {
  const steps = [
    { signal: 'SIGINT', patienceMs: patience.fastStop },
    { signal: 'SIGQUIT', patienceMs: patience.immediateStop },
    { signal: 'SIGKILL', patienceMs: patience.immediateStop },
  ] as const;
  for (const { signal, patienceMs } of steps) {
    if (!(await isPostmasterOf(pid, dataDir))) return;
    send(pid, signal);
    if (await comesTrue(async () => !(await isPostmasterOf(pid, dataDir)), patienceMs)) return;
  }
  throw new LossledgerError(
    'DATABASE_START_FAILED',
    `The PostgreSQL on ${dataDir} (pid ${pid}) did not end, not even after SIGKILL. Its disk may ` +
      'hang; see the system log.',
  );
}

/**
 * Waits for the processes a killed postmaster left behind, which bar the data directory, and ends those
 * that stay, a long statement for instance. Returns early when a postmaster turns up after all.
 */
export async function clearLeftovers(
  dataDir: string,
  postgres: string,
  patience: Patience,
): Promise<void> {
  const settled = async () =>
    (await findPostmaster(dataDir)).kind === 'running' ||
    (await findLeftovers(dataDir, postgres)).length === 0;
  // One pause even where leftovers cannot be seen: the caller tries again after it.
  await pause(5 * POLL_MS);
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    if (await comesTrue(settled, patience.leftovers)) return;
    for (const pid of await findLeftovers(dataDir, postgres)) {
      if (await isLeftover(pid, dataDir, postgres)) send(pid, signal);
    }
  }
  await comesTrue(settled, patience.leftovers);
}

async function comesTrue(condition: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() > deadline) return false;
    await pause(POLL_MS);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!hasErrno(error, 'ESRCH')) throw error;
  }
}
