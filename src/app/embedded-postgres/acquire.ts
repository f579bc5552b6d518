import { prepareBinaries } from './binaries.ts';
import { forgetClients, readClients, registerClient } from './clients.ts';
import { holdsCluster } from './cluster.ts';
import { asDatabaseFailure } from './failures.ts';
import { type HomeLayout, prepareHome } from './home.ts';
import type { Host } from './host.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import { findLocation, settleLocation } from './location.ts';
import { withLock } from './lock.ts';
import type { Log } from './log.ts';
import { lostPassword, makePassword, readPassword } from './password.ts';
import { setMode } from './private-files.ts';
import type { Ticket } from './process-identity.ts';
import { makeRelease } from './release.ts';
import { findOrStartServer } from './running-server.ts';
import { boundServerLog } from './server-log.ts';
import { connectionUrl } from './server-settings.ts';

export interface AcquireOptions {
  /** LOSSLEDGER_HOME; made when missing. */
  readonly home: string;
  readonly log: Log;
  readonly signal?: AbortSignal;
  /** Leaves the server running when this client is the last to release it. */
  readonly keepRunning?: boolean;
}

export interface EmbeddedServer {
  /** For the database `lossledger`, as the role that owns it and may do anything. */
  readonly url: string;
  readonly dataDir: string;
  /** Of the postmaster. */
  readonly pid: number;
  /** It ran before: another client's, or one whose clients were all killed. */
  readonly adopted: boolean;
  /** Stops the server if no other client uses it. */
  release(): Promise<void>;
}

export async function acquireOn(host: Host, options: AcquireOptions): Promise<EmbeddedServer> {
  const { signal } = options;
  signal?.throwIfAborted();
  try {
    const source = host.locatePlatformPackage();
    const layout = await prepareHome(options.home);
    return await withLock(layout.lock, { signal, patienceMs: host.patience.lock }, async () => {
      const { living, gone } = await readClients(layout.clients);
      const client = await registerClient(layout.clients);
      try {
        const others = living.map(({ pid }) => pid);
        const server = await serve(host, layout, { ...options, source, client, others });
        // Not before: a home refused because another container runs its server keeps that one's clients.
        await forgetClients(layout.clients, gone);
        if (gone.length > 0) {
          options.log('embedded_postgres.clients_gone', { pids: gone.map(({ pid }) => pid) });
        }
        return server;
      } catch (error) {
        await forgetClients(layout.clients, [client]);
        throw error;
      }
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw asDatabaseFailure(error, options.home);
  }
}

interface Admission extends AcquireOptions {
  readonly source: ReturnType<Host['locatePlatformPackage']>;
  readonly client: Ticket;
  readonly others: readonly number[];
}

async function serve(
  host: Host,
  layout: HomeLayout,
  { source, client, others, log, signal, keepRunning = false }: Admission,
): Promise<EmbeddedServer> {
  const location = await findLocation(host, layout);
  const { dataDir, runAs, copiesFolder } = location;
  await settleLocation(host, layout, location);
  const binaries = await prepareBinaries(source, { runAs, copiesFolder, log });
  const isNew = !(await holdsCluster(dataDir, runAs, binaries.major));
  if (!isNew) {
    // A chmod -R over the home opened it to others: PostgreSQL refuses it so.
    await setMode(dataDir, 0o700);
  } else {
    const started = performance.now();
    await initialiseCluster(binaries, location, await makePassword(layout.password), signal);
    const ms = Math.round(performance.now() - started);
    log('embedded_postgres.initialised', { dataDir, runAs: runAs.name, ms });
  }
  const password = await readPassword(layout.password);
  if (password === undefined) throw lostPassword(layout.password, dataDir);
  await setMode(layout.password, 0o600);

  const started = performance.now();
  const circumstances = { host, layout, location, binaries, password, isNew, others, log, signal };
  const { pid, port, adopted } = await findOrStartServer(circumstances);
  const ms = Math.round(performance.now() - started);
  await boundServerLog(layout.serverLog);
  log(adopted ? 'embedded_postgres.adopted' : 'embedded_postgres.started', {
    pid,
    port,
    dataDir,
    runAs: runAs.name,
    serverLog: layout.serverLog,
    clients: others.length + 1,
    ms,
  });
  return {
    url: connectionUrl(password, port),
    dataDir,
    pid,
    adopted,
    release: makeRelease({ host, layout, client, dataDir, pid, keepRunning, log }),
  };
}
