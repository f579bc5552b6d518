import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type EmbeddedServer,
  embeddedPostgresStatus,
} from '../../../src/app/embedded-postgres/index.ts';
import { isPostmasterOf } from '../../../src/app/embedded-postgres/postmaster.ts';
import { isRunning, Playground, query, show, usePlayground } from './playground.ts';

vi.setConfig({ testTimeout: 30_000 });

const playground = usePlayground();

describe('the embedded server', () => {
  it('makes a cluster at the first start and finds it again at the second', async () => {
    const home = await playground.home();
    const first = await playground.acquire(home);
    await query(first.url, 'create table kept (word text)');
    await query(first.url, 'insert into kept values ($1)', ['Кремінна']);
    await first.release();
    expect(await isRunning(first)).toBe(false);

    const second = await playground.acquire(home);
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'Кремінна' }]);
    await second.release();
    expect(await isRunning(second)).toBe(false);
  });

  it('answers a second release as the first, and stops nothing twice', async () => {
    const home = await playground.usedHome();
    const first = await playground.acquire(home);
    const second = await playground.acquire(home);
    await Promise.all([first.release(), first.release()]);
    expect(await isRunning(second)).toBe(true);
    await second.release();
    expect(await isRunning(second)).toBe(false);
  });

  it('ends at the release when its home was removed under it', async () => {
    const home = await playground.usedHome();
    const server = await playground.acquire(home);
    // The server may write a file between the emptying of a folder and its removal.
    await rm(home, { recursive: true, maxRetries: 10, retryDelay: 50 });
    await server.release();
    expect(await isPostmasterOf(server.pid, server.dataDir)).toBe(false);
  });

  it('stays when the last client asked to keep it, and goes with the next that does not', async () => {
    const home = await playground.usedHome();
    const keeper = playground.start({ home, keepRunning: true });
    const kept = await keeper.acquired();
    await keeper.release();
    expect(await isRunning(kept)).toBe(true);
    const next = await playground.acquire(home);
    expect(next).toMatchObject({ adopted: true, pid: kept.pid });
    await next.release();
    expect(await isRunning(kept)).toBe(false);
  });

  it('tells its status, and starts and makes nothing for it', async () => {
    const home = join(await playground.folder(), 'not', 'made');
    expect(await embeddedPostgresStatus(home)).toMatchObject({
      running: false,
      clusterVersion: undefined,
      clients: [],
    });
    await expect(stat(home)).rejects.toMatchObject({ code: 'ENOENT' });

    const used = await playground.usedHome();
    const server = await playground.acquire(used);
    expect(await embeddedPostgresStatus(used)).toMatchObject({
      running: true,
      pid: server.pid,
      answer: 'ready',
      clusterVersion: '18',
      dataDir: server.dataDir,
      clients: [process.pid],
    });
    await server.release();
    expect(await embeddedPostgresStatus(used)).toMatchObject({ running: false, clients: [] });
  });

  it('stops waiting when it is told to, and leaves no client behind', async () => {
    const home = await playground.home();
    const controller = new AbortController();
    const reason = new Error('enough');
    const waiting = playground.acquire(home, undefined, { signal: controller.signal });
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    const status = await embeddedPostgresStatus(home);
    expect(status).toMatchObject({ running: false, clients: [] });
    const after = await playground.acquire(home);
    expect(await query(after.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a running server', () => {
  const lasting = new Playground();
  let home: string;
  let server: EmbeddedServer;
  beforeAll(async () => {
    home = await lasting.home();
    server = await lasting.acquire(home);
  });
  afterAll(async () => {
    await lasting.clear();
  });

  it('is safe by its settings: durable, checksummed, on this machine only, in UTC', async () => {
    const { url } = server;
    const settings = {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
      max_connections: '100',
      password_encryption: 'scram-sha-256',
      TimeZone: 'UTC',
      server_encoding: 'UTF8',
    };
    const found = await Promise.all(
      Object.keys(settings).map(async (name) => [name, await show(url, name)] as const),
    );
    expect(Object.fromEntries(found)).toEqual(settings);
    expect(await query(url, 'select distinct auth_method from pg_hba_file_rules')).toEqual([
      { auth_method: 'scram-sha-256' },
    ]);
    expect((await query<{ version: string }>(url, 'show server_version'))[0]).toMatchObject({
      server_version: expect.stringMatching(/^18\./),
    });
  });

  it('refuses a connection without the password', async () => {
    const { url } = server;
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('gives one URL that both drivers take, whatever PG variables are set', async () => {
    const { url } = server;
    vi.stubEnv('PGSSLMODE', 'require');
    vi.stubEnv('PGHOST', 'db.invalid');
    const sql = postgres(url, { max: 1 });
    expect(await sql`select current_database() as name`).toMatchObject([{ name: 'lossledger' }]);
    await sql.end();
    expect(await query(url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: true },
    ]);
    vi.unstubAllEnvs();
  });

  it('keeps the password and the data from other accounts', async () => {
    const { dataDir } = server;
    const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(await modeOf(join(home, 'postgres', 'password'))).toBe('600');
    expect(await modeOf(join(home, 'postgres', 'server.log'))).toBe('600');
    expect(await modeOf(dataDir)).toBe('700');
    expect((await readdir(join(home, 'postgres'))).sort()).toEqual(
      ['clients', 'data', 'lock', 'password', 'server.json', 'server.log'].filter(
        (name) => name !== 'lock',
      ),
    );
  });
});
