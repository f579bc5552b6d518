import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import {
  type Command,
  endedInConflict,
  isUsable,
  lockIsImpossible,
  underLock,
} from './data-dir-lock.ts';
import { programFailure } from './failures.ts';
import type { Location } from './location.ts';
import type { Log } from './log.ts';
import { postmasterFile } from './postmaster.ts';
import { readIfPresent } from './private-files.ts';
import { asLaunchFailure, launchAs } from './run-program.ts';
import { openServerLog, readTail } from './server-log.ts';
import { serverArguments } from './server-settings.ts';

export type StartOutcome =
  | { readonly kind: 'ready'; readonly pid: number }
  /** Somebody took the port after it was found free. */
  | { readonly kind: 'port-taken' }
  /** Processes of another server still have the data directory. */
  | { readonly kind: 'in-use' }
  | { readonly kind: 'too-slow'; readonly pid: number; readonly printed: string };

type LaunchOutcome = StartOutcome | { readonly kind: 'lock-impossible' };

export interface StartOptions {
  readonly binaries: Binaries;
  readonly location: Location;
  readonly port: number;
  readonly serverLog: string;
  readonly flock: string;
  readonly patienceMs: number;
  readonly signal: AbortSignal | undefined;
  readonly log: Log;
}

/** Starts a server that outlives us, and waits until it takes connections. */
export async function startServer(options: StartOptions): Promise<StartOutcome> {
  const { binaries, location, port, flock } = options;
  const { dataDir } = location;
  const lock = { flock, dataDir };
  const bare = { program: binaries.postgres, arguments: serverArguments(dataDir, port) };
  const commands = (await isUsable(lock)) ? [underLock(lock, bare), bare] : [bare];
  for (const command of commands) {
    const outcome = await launch(command, options);
    if (outcome.kind !== 'lock-impossible') return outcome;
  }
  throw new Error('unreachable: a command without the lock does not fail for the lock');
}

async function launch(command: Command, options: StartOptions): Promise<LaunchOutcome> {
  const { location, serverLog } = options;
  const log = await openServerLog(serverLog);
  try {
    const { size: logStart } = await log.stat();
    const child = launchAs(location.runAs, command, {
      cwd: location.dataDir,
      // A session of its own: no signal of our terminal and no end of ours reaches it.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const ending = watch(child);
    child.unref();
    return await untilReadyOrEnded(child, ending, options, logStart);
  } finally {
    await log.close();
  }
}

interface Ending {
  ended: boolean;
  exitCode: number | null;
  launchError: Error | undefined;
}

function watch(child: ChildProcess): Ending {
  const ending: Ending = { ended: false, exitCode: null, launchError: undefined };
  child.once('exit', (exitCode) => {
    ending.ended = true;
    ending.exitCode = exitCode;
  });
  child.once('error', (error) => {
    ending.ended = true;
    ending.launchError = error;
  });
  return ending;
}

const POLL_MS = 15;

/** Recovery after a crash may take minutes on a slow disk. */
const TELL_EVERY_MS = 5000;

async function untilReadyOrEnded(
  child: ChildProcess,
  ending: Ending,
  options: StartOptions,
  logStart: number,
): Promise<LaunchOutcome> {
  const { binaries, location, serverLog, patienceMs, log } = options;
  const started = performance.now();
  let toldAt = started;
  while (!ending.ended) {
    // Not the abort of a caller: the server would be left half started. It is asked afterwards.
    await pause(POLL_MS);
    const { pid } = child;
    if (pid === undefined) continue;
    if (await saysReady(location.dataDir, pid)) return { kind: 'ready', pid };
    const now = performance.now();
    if (now - toldAt > TELL_EVERY_MS) {
      toldAt = now;
      const lastLine = await readTail(serverLog, logStart, 1);
      log('embedded_postgres.starting', { seconds: Math.round((now - started) / 1000), lastLine });
    }
    if (now - started > patienceMs || options.signal?.aborted === true) {
      return { kind: 'too-slow', pid, printed: await readTail(serverLog, logStart) };
    }
  }
  if (ending.launchError !== undefined) {
    throw asLaunchFailure(ending.launchError, binaries.postgres, location.runAs.name);
  }
  if (endedInConflict(ending.exitCode)) return { kind: 'in-use' };
  return explainEnd(await readTail(serverLog, logStart), location.dataDir);
}

/** Line 8 of postmaster.pid, as pg_ctl reads it (LOCK_FILE_LINE_PM_STATUS in miscadmin.h). */
const STATUS_LINE = 7;

async function saysReady(dataDir: string, pid: number): Promise<boolean> {
  const lines = (await readIfPresent(postmasterFile(dataDir)))?.split('\n') ?? [];
  return lines[0] === String(pid) && lines[STATUS_LINE]?.trim() === 'ready';
}

function explainEnd(printed: string, dataDir: string): LaunchOutcome {
  if (lockIsImpossible(printed)) return { kind: 'lock-impossible' };
  if (/Address already in use|could not create any TCP\/IP sockets/.test(printed)) {
    return { kind: 'port-taken' };
  }
  if (/pre-existing shared memory block|lock file "[^"\n]*" already exists/.test(printed)) {
    return { kind: 'in-use' };
  }
  throw programFailure('PostgreSQL did not start', dataDir, printed);
}
