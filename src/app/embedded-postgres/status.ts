import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readClients } from './clients.ts';
import { readVersion } from './cluster.ts';
import { hasErrno } from './errno.ts';
import { asDatabaseFailure } from './failures.ts';
import { layoutOf } from './home.ts';
import type { Host } from './host.ts';
import { findLocation } from './location.ts';
import { readPassword } from './password.ts';
import { findPostmaster } from './postmaster.ts';
import { type Answer, probe } from './probe.ts';

export interface EmbeddedPostgresStatus {
  readonly home: string;
  readonly dataDir: string;
  /** The data directory is outside the home, which the server's account cannot reach. */
  readonly elsewhere: boolean;
  /** Major version of the cluster; undefined when there is none yet. */
  readonly clusterVersion: string | undefined;
  /** Of the binaries that are installed. */
  readonly packageVersion: string;
  /** OS user the server runs, or would run, as. */
  readonly runAs: string;
  readonly running: boolean;
  readonly pid: number | undefined;
  readonly port: number | undefined;
  /** What the server says to our password; undefined when it does not run. */
  readonly answer: Answer | undefined;
  /** Pids of the programs that use it now. */
  readonly clients: readonly number[];
  readonly serverLog: string;
}

export async function statusOn(host: Host, givenHome: string): Promise<EmbeddedPostgresStatus> {
  try {
    return await look(host, await realpathIfPresent(resolve(givenHome)));
  } catch (error) {
    throw asDatabaseFailure(error, givenHome);
  }
}

async function look(host: Host, home: string): Promise<EmbeddedPostgresStatus> {
  const { version } = host.locatePlatformPackage();
  const layout = layoutOf(home);
  const { dataDir, runAs, elsewhere } = await findLocation(host, layout);
  const server = await findPostmaster(dataDir);
  const running = server.kind === 'running';
  const port = running ? server.port : undefined;
  const password = (await readPassword(layout.password)) ?? '';
  const patienceMs = host.patience.answer;
  const { living } = await readClients(layout.clients);
  return {
    home,
    dataDir,
    elsewhere,
    clusterVersion: await readVersion(dataDir),
    packageVersion: version,
    runAs: runAs.name,
    running,
    pid: running ? server.pid : undefined,
    port,
    answer: port === undefined ? undefined : await probe({ port, password, patienceMs }, dataDir),
    clients: living.map(({ pid }) => pid),
    serverLog: layout.serverLog,
  };
}

async function realpathIfPresent(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return path;
    throw error;
  }
}
