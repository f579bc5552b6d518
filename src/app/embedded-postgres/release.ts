import { stat } from 'node:fs/promises';
import { forgetClients, readClients } from './clients.ts';
import { hasErrno } from './errno.ts';
import { asDatabaseFailure } from './failures.ts';
import type { HomeLayout } from './home.ts';
import type { Host } from './host.ts';
import { withLock } from './lock.ts';
import type { Log } from './log.ts';
import { findPostmaster } from './postmaster.ts';
import type { Ticket } from './process-identity.ts';
import { boundServerLog } from './server-log.ts';
import { stopServer } from './stop-server.ts';

interface Lease {
  readonly host: Host;
  readonly layout: HomeLayout;
  readonly client: Ticket;
  readonly dataDir: string;
  readonly pid: number;
  readonly keepRunning: boolean;
  readonly log: Log;
}

/** A release that may be asked for more than once, and happens once. */
export function makeRelease(lease: Lease): () => Promise<void> {
  let released: Promise<void> | undefined;
  return () => {
    released ??= release(lease).catch((error: unknown) => {
      throw asDatabaseFailure(error, lease.layout.home);
    });
    return released;
  };
}

async function release(lease: Lease): Promise<void> {
  const { host, layout, client, dataDir, log } = lease;
  if (!(await isThere(layout.folder))) {
    // The home was removed under the server: there is nobody left to share it with.
    await stopServer(lease.pid, dataDir, host.patience);
    return;
  }
  await withLock(layout.lock, { patienceMs: host.patience.lock }, async () => {
    await forgetClients(layout.clients, [client]);
    const { living, gone } = await readClients(layout.clients);
    await forgetClients(layout.clients, gone);
    if (living.length > 0 || lease.keepRunning) {
      await boundServerLog(layout.serverLog);
      log('embedded_postgres.left_running', { dataDir, clients: living.length });
      return;
    }
    // Not the pid we were given: another client may have started the server again since.
    const server = await findPostmaster(dataDir);
    if (server.kind !== 'running') return;
    const started = performance.now();
    await stopServer(server.pid, dataDir, host.patience);
    const ms = Math.round(performance.now() - started);
    log('embedded_postgres.stopped', { pid: server.pid, dataDir, ms });
  });
}

async function isThere(folder: string): Promise<boolean> {
  try {
    await stat(folder);
    return true;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return false;
    throw error;
  }
}
