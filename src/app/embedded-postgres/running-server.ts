import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { LossledgerError } from '../../domain/errors.ts';
import type { Binaries } from './binaries.ts';
import { isHeld } from './data-dir-lock.ts';
import { programFailure } from './failures.ts';
import type { HomeLayout } from './home.ts';
import type { Host } from './host.ts';
import type { Location } from './location.ts';
import type { Log } from './log.ts';
import { lostPassword } from './password.ts';
import { findPostmaster, postmasterFile } from './postmaster.ts';
import { type Address, type Answer, createDatabase, probe } from './probe.ts';
import { readTail } from './server-log.ts';
import { readRecord, rememberRecord } from './server-record.ts';
import { startServer } from './start-server.ts';
import { clearLeftovers, stopServer } from './stop-server.ts';

export interface Running {
  readonly pid: number;
  readonly port: number;
  /** It ran before we came. */
  readonly adopted: boolean;
}

export interface Circumstances {
  readonly host: Host;
  readonly layout: HomeLayout;
  readonly location: Location;
  readonly binaries: Binaries;
  readonly password: string;
  /** It was made just now, so the database is known to be missing. */
  readonly isNew: boolean;
  /** Pids of other programs that use the server now. */
  readonly others: readonly number[];
  readonly log: Log;
  readonly signal: AbortSignal | undefined;
}

const POLL_MS = 25;

/** Tries before a port that is always taken at the last moment counts as a failure. */
const PORT_TRIES = 5;

/** Under the lock: finds the server of the cluster running and ours, or starts it. */
export async function findOrStartServer(given: Circumstances): Promise<Running> {
  const { host, location, log } = given;
  const { dataDir } = location;
  const deadline = performance.now() + host.patience.start;
  let portsTaken = 0;
  while (performance.now() < deadline) {
    given.signal?.throwIfAborted();
    const found = await findPostmaster(dataDir);
    if (found.kind === 'running') {
      const adopted = await adopt(found.pid, given);
      if (adopted !== undefined) return adopted;
      continue;
    }
    if (await isHeld({ flock: host.flock, dataDir })) {
      await freeDataDir(given);
      continue;
    }
    if (found.kind === 'stale') {
      log('embedded_postgres.stale_pid_file', { dataDir, pid: found.pid });
      // The server itself would refuse to start while any process of its account has that pid.
      await rm(postmasterFile(dataDir), { force: true });
    }
    const started = await start(given, portsTaken);
    if (started === 'in-use') {
      await freeDataDir(given);
    } else if (started === 'port-taken') {
      portsTaken += 1;
      log('embedded_postgres.port_taken', { attempt: portsTaken });
      if (portsTaken === PORT_TRIES) throw portTaken(given.layout);
    } else {
      return started;
    }
  }
  throw programFailure(
    'PostgreSQL neither started nor ended within the time it has',
    dataDir,
    await readTail(given.layout.serverLog, 0),
  );
}

/** Ends what a killed postmaster left behind, unless it is out of sight. */
async function freeDataDir(given: Circumstances): Promise<void> {
  const { host, location, binaries, log } = given;
  const { dataDir } = location;
  log('embedded_postgres.leftovers', { dataDir });
  await clearLeftovers(dataDir, binaries.postgres, host.patience);
  if ((await findPostmaster(dataDir)).kind === 'running') return;
  if (!(await isHeld({ flock: host.flock, dataDir }))) return;
  throw new LossledgerError(
    'DATABASE_START_FAILED',
    `The data directory ${dataDir} is in use by a PostgreSQL that cannot be seen from here: one in ` +
      'another container, most likely. Several containers cannot share a home; run one PostgreSQL ' +
      'for them and set DATABASE_URL.',
  );
}

/** Undefined when the server is gone, or was stopped because it does not answer: look again. */
async function adopt(pid: number, given: Circumstances): Promise<Running | undefined> {
  const { host, location, log } = given;
  const { dataDir } = location;
  const since = performance.now();
  for (;;) {
    given.signal?.throwIfAborted();
    const found = await findPostmaster(dataDir);
    if (found.kind !== 'running' || found.pid !== pid) return undefined;
    const { port } = found;
    const answer = port === undefined ? 'starting' : await ask(port, given);
    if (port !== undefined && (answer === 'ready' || answer === 'full')) {
      await remember(port, given);
      return { pid, port, adopted: true };
    }
    if (answer === 'refused') throw lostPassword(given.layout.password, dataDir);
    const waited = performance.now() - since;
    const patience = answer === 'silent' ? host.patience.silence : host.patience.start;
    if (waited > patience) {
      if (given.others.length > 0) throw unresponsive(pid, given);
      log('embedded_postgres.unresponsive', { pid, dataDir });
      await stopServer(pid, dataDir, host.patience);
      return undefined;
    }
    await pause(POLL_MS);
  }
}

async function start(
  given: Circumstances,
  portsTaken: number,
): Promise<Running | 'port-taken' | 'in-use'> {
  const { host, layout, location, binaries, signal } = given;
  const { dataDir } = location;
  const record = await readRecord(layout.record);
  const port = await host.findFreePort(portsTaken === 0 ? record.port : undefined);
  const outcome = await startServer({
    binaries,
    location,
    port,
    serverLog: layout.serverLog,
    flock: host.flock,
    patienceMs: host.patience.start,
    signal,
    log: given.log,
  });
  if (outcome.kind === 'port-taken' || outcome.kind === 'in-use') return outcome.kind;
  if (outcome.kind === 'too-slow') {
    await stopServer(outcome.pid, dataDir, host.patience);
    signal?.throwIfAborted();
    throw programFailure('PostgreSQL did not get ready in time', dataDir, outcome.printed);
  }
  const { pid } = outcome;
  try {
    await refuseUnusable(port, given);
    await remember(port, given);
  } catch (error) {
    await stopServer(pid, dataDir, host.patience);
    throw error;
  }
  return { pid, port, adopted: false };
}

async function remember(port: number, { layout, location }: Circumstances): Promise<void> {
  const elsewhere = location.elsewhere ? location.folder : undefined;
  await rememberRecord(layout.record, { elsewhere, port });
}

/** The database is made by the first start, unless that was killed before it could. */
async function ask(port: number, given: Circumstances): Promise<Answer> {
  const { host, location, password, isNew } = given;
  const address: Address = { port, password, patienceMs: host.patience.answer };
  const answer = isNew ? 'no-database' : await probe(address, location.dataDir);
  return answer === 'no-database' ? await createDatabase(address) : answer;
}

async function refuseUnusable(port: number, given: Circumstances): Promise<void> {
  const { dataDir } = given.location;
  const since = performance.now();
  let answer = await ask(port, given);
  // It says that it is ready; on a busy machine the first connection may still take its time.
  while (answer === 'silent' && performance.now() - since < given.host.patience.silence) {
    await pause(POLL_MS);
    answer = await ask(port, given);
  }
  if (answer === 'refused') throw lostPassword(given.layout.password, dataDir);
  if (answer !== 'silent') return;
  throw new LossledgerError(
    'DATABASE_START_FAILED',
    `PostgreSQL started on ${dataDir} and cannot be reached at 127.0.0.1:${port}. Allow ` +
      'connections within this machine, or set DATABASE_URL.',
  );
}

function portTaken(layout: HomeLayout): LossledgerError {
  return new LossledgerError(
    'DATABASE_PORT_TAKEN',
    `The PostgreSQL of LOSSLEDGER_HOME (${layout.home}) found ${PORT_TRIES} ports of 127.0.0.1 free, and ` +
      `each was taken before it could listen; see ${layout.serverLog}. Try again.`,
  );
}

function unresponsive(pid: number, given: Circumstances): LossledgerError {
  return new LossledgerError(
    'DATABASE_START_FAILED',
    `The PostgreSQL on ${given.location.dataDir} (pid ${pid}) does not answer, and is not restarted ` +
      `while others use it (pid ${given.others.join(', ')}). End those programs, or that server ` +
      `with kill -INT ${pid}; its log is ${given.layout.serverLog}.`,
  );
}
