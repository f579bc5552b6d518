import { randomUUID } from 'node:crypto';
import { link, readdir, rm, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LossledgerError } from '../../domain/errors.ts';
import { hasErrno } from './errno.ts';
import { readIfPresent } from './private-files.ts';
import {
  identifyProcess,
  identifySelf,
  isAlive,
  isProcessIdentity,
  type ProcessIdentity,
} from './process-identity.ts';

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long to wait for a holder that lives, in milliseconds. */
  readonly patienceMs: number;
}

/** Runs the work while no other process, and no other call in this one, holds the lock file. */
export async function withLock<T>(
  path: string,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const token = await take(path, options);
  try {
    await removeDebris(path);
    return await work();
  } finally {
    await giveBack(path, token);
  }
}

interface Holder extends ProcessIdentity {
  /** Random, so that a lock taken again by the same process is another lock. */
  readonly token: string;
}

/** A file no program of ours wrote in full: the machine went down while it was written. */
const UNREADABLE = 'unreadable';

const POLL_MS = 20;

async function take(path: string, options: LockOptions): Promise<string> {
  const self: Holder = { ...(await identifySelf()), token: randomUUID() };
  const deadline = performance.now() + options.patienceMs;
  for (;;) {
    options.signal?.throwIfAborted();
    const holder = await readHolder(path);
    if (holder === undefined) {
      if (await claim(path, self)) return self.token;
      continue;
    }
    if (holder === UNREADABLE || !(await isAlive(holder))) {
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

/** link(2) fails when the name exists, and shows the content whole from the first moment. */
async function claim(path: string, self: Holder): Promise<boolean> {
  const draft = `${path}.${self.token}.${self.pid}.claim`;
  await writeFile(draft, JSON.stringify(self), { flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasErrno(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
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
  dead: Holder | typeof UNREADABLE,
  options: LockOptions,
): Promise<void> {
  const tokenOf = (holder: typeof dead | undefined) =>
    typeof holder === 'object' ? holder.token : holder;
  const breaker = `${path}.${tokenOf(dead)}`;
  const token = await take(breaker, options);
  try {
    if (tokenOf(await readHolder(path)) === tokenOf(dead)) await unlink(path);
  } finally {
    await giveBack(breaker, token);
  }
}

async function isBeingWritten(name: string): Promise<boolean> {
  const writer = /\.(\d+)\.claim$/.exec(name)?.[1];
  return writer !== undefined && (await identifyProcess(Number(writer))) !== undefined;
}

async function giveBack(path: string, token: string): Promise<void> {
  const holder = await readHolder(path);
  if (typeof holder === 'object' && holder.token === token) await rm(path, { force: true });
}

async function readHolder(path: string): Promise<Holder | typeof UNREADABLE | undefined> {
  const text = await readIfPresent(path);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
  if (!isProcessIdentity(value) || !('token' in value)) return UNREADABLE;
  const { pid, started, token } = value;
  return typeof token === 'string' ? { pid, started, token } : UNREADABLE;
}

/**
 * Drafts and second locks left by a kill. Only those of dead processes go; a second lock matters to
 * nobody once the lock it was made for is gone, and while we hold the lock, that is so.
 */
async function removeDebris(path: string): Promise<void> {
  const prefix = `${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(prefix)) continue;
    const debris = join(dirname(path), name);
    const owner = await readHolder(debris);
    if (owner === undefined) continue;
    const isInUse = owner === UNREADABLE ? await isBeingWritten(name) : await isAlive(owner);
    if (!isInUse) await rm(debris, { force: true });
  }
}
