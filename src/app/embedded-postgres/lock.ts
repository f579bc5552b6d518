import { lstat, readdir, readlink, rm, symlink, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LossledgerError } from '../../domain/errors.ts';
import { hasErrno } from './errno.ts';
import { formatTicket, isAlive, makeTicket, parseTicket, type Ticket } from './process-identity.ts';

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long to wait for a holder that lives, in milliseconds. */
  readonly patienceMs: number;
}

/**
 * Runs the work while no other process, and no other call in this one, holds the lock: a symbolic link that
 * points at nothing and names its holder. symlink(2) makes it whole or not at all, fails when there is
 * one, and needs no free block, so that a server can be stopped on a full disk.
 */
export async function withLock<T>(
  path: string,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const ticket = await take(path, options);
  try {
    await removeDebris(path);
    return await work();
  } finally {
    await giveBack(path, ticket);
  }
}

const POLL_MS = 20;

async function take(path: string, options: LockOptions): Promise<Ticket> {
  const ticket = await makeTicket();
  const deadline = performance.now() + options.patienceMs;
  for (;;) {
    options.signal?.throwIfAborted();
    if (await claim(path, ticket)) return ticket;
    const holder = await readHolder(path);
    if (holder === 'none') continue;
    if (holder === 'unknown' || !(await isAlive(holder))) {
      await breakLock(path, holder, options);
      continue;
    }
    if (performance.now() > deadline) {
      throw new LossledgerError(
        'DATABASE_START_FAILED',
        `Process ${holder.pid} has held ${path} for more than ${options.patienceMs / 1000} s, ` +
          'while it starts or stops the embedded PostgreSQL. Wait for it, or end that process.',
      );
    }
    await pause(POLL_MS, undefined, options.signal === undefined ? {} : { signal: options.signal });
  }
}

async function claim(path: string, ticket: Ticket): Promise<boolean> {
  try {
    await symlink(formatTicket(ticket), path);
    return true;
  } catch (error) {
    if (hasErrno(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Removes the lock of a dead holder. Two processes may find it dead at once, and the slower one must not
 * remove what the faster one has taken since: so whoever removes the lock with this token holds a
 * second lock named after the token, and looks again. That lock may itself be left by a kill; it is
 * broken in the same way.
 */
async function breakLock(
  path: string,
  dead: Ticket | 'unknown',
  options: LockOptions,
): Promise<void> {
  const breaker = `${path}.${tokenOf(dead)}`;
  const ticket = await take(breaker, options);
  try {
    if (tokenOf(await readHolder(path)) === tokenOf(dead)) await unlink(path);
  } finally {
    await giveBack(breaker, ticket);
  }
}

function tokenOf(holder: Holder): string {
  return typeof holder === 'object' ? holder.token : holder;
}

async function giveBack(path: string, ticket: Ticket): Promise<void> {
  if (tokenOf(await readHolder(path)) === ticket.token) await rm(path, { force: true });
}

/** Unknown: something that no program of ours put there. */
type Holder = Ticket | 'none' | 'unknown';

async function readHolder(path: string): Promise<Holder> {
  try {
    return parseTicket(await readlink(path)) ?? 'unknown';
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return 'none';
    if (hasErrno(error, 'EINVAL') && (await lstat(path)).isFile()) return 'unknown';
    throw error;
  }
}

/**
 * Second locks left by a kill. One matters to nobody once the lock it was made for is gone, and while we
 * hold the lock, that is so; those of living processes are left for them to give back.
 */
async function removeDebris(path: string): Promise<void> {
  const prefix = `${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(prefix)) continue;
    const debris = join(dirname(path), name);
    const holder = await readHolder(debris);
    if (typeof holder === 'object' && !(await isAlive(holder))) await rm(debris, { force: true });
  }
}
