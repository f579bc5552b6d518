import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach } from 'vitest';
import { acquireOn, type EmbeddedServer } from '../../../src/app/embedded-postgres/acquire.ts';
import { layoutOf } from '../../../src/app/embedded-postgres/home.ts';
import { type Host, thisHost } from '../../../src/app/embedded-postgres/host.ts';
import { findLocation } from '../../../src/app/embedded-postgres/location.ts';
import { findPostmaster } from '../../../src/app/embedded-postgres/postmaster.ts';
import { stopServer } from '../../../src/app/embedded-postgres/stop-server.ts';
import { Program } from './program.ts';
import { hostFrom } from './test-host.ts';

export { hostFrom };

export const isRoot = process.getuid?.() === 0;

/** Folders, programs and servers of one test, all gone after it. */
export class Playground {
  #pattern: Promise<string> | undefined;
  readonly #folders: string[] = [];
  readonly #programs: Program[] = [];
  readonly #homes: { home: string; host: Host }[] = [];

  /** A folder every account may pass, as root's server must. */
  async folder(): Promise<string> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'lossledger-')));
    await chmod(folder, 0o755);
    this.#folders.push(folder);
    return folder;
  }

  async home(name = 'home'): Promise<string> {
    const home = join(await this.folder(), name);
    await mkdir(home, { mode: 0o755 });
    return home;
  }

  /** One whose cluster was made before: a copy of the first, which is quicker than initdb. */
  async usedHome(): Promise<string> {
    this.#pattern ??= this.#makePattern();
    const home = join(await this.folder(), 'home');
    execFileSync('cp', ['-a', await this.#pattern, home]);
    return home;
  }

  async #makePattern(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'lossledger-'));
    await chmod(folder, 0o755);
    const home = join(folder, 'home');
    await mkdir(home, { mode: 0o755 });
    const { release } = await acquireOn(thisHost(), { home, log: () => undefined });
    await release();
    return home;
  }

  start(...parameters: ConstructorParameters<typeof Program>): Program {
    const program = new Program(...parameters);
    this.#programs.push(program);
    const [options] = parameters;
    this.#homes.push({ home: options.home, host: hostFrom(options) });
    return program;
  }

  /** Acquires within this process. */
  async acquire(
    home: string,
    host: Host = thisHost(),
    rest: { signal?: AbortSignal; events?: string[] } = {},
  ): Promise<EmbeddedServer> {
    this.#homes.push({ home, host });
    return await acquireOn(host, {
      home,
      log: (event) => rest.events?.push(event),
      ...(rest.signal === undefined ? {} : { signal: rest.signal }),
    });
  }

  async end(): Promise<void> {
    await removePattern(this.#pattern);
  }

  async clear(): Promise<void> {
    await Promise.all(this.#programs.splice(0).map((program) => program.kill()));
    for (const { home, host } of this.#homes.splice(0)) await stopWhatRuns(home, host);
    for (const folder of this.#folders.splice(0)) {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/** Of the whole file. */
async function removePattern(pattern: Promise<string> | undefined): Promise<void> {
  if (pattern !== undefined) await rm(dirname(await pattern), { recursive: true });
}

async function stopWhatRuns(home: string, host: Host): Promise<void> {
  const layout = layoutOf(await realpath(home).catch(() => home));
  const location = await findLocation(host, layout).catch(() => undefined);
  if (location === undefined) return;
  const server = await findPostmaster(location.dataDir);
  if (server.kind === 'running') await stopServer(server.pid, location.dataDir, host.patience);
}

export function usePlayground(): Playground {
  const playground = new Playground();
  afterEach(async () => {
    await playground.clear();
  });
  afterAll(async () => {
    await playground.end();
  });
  return playground;
}

export async function query<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

export async function show(url: string, setting: string): Promise<string> {
  const [row] = await query<{ value: string }>(url, 'select current_setting($1) as value', [
    setting,
  ]);
  return row?.value ?? '';
}

export async function isRunning(server: { dataDir: string }): Promise<boolean> {
  return (await findPostmaster(server.dataDir)).kind === 'running';
}
