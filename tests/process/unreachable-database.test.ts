import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Backend, startBackend } from '../_support/backends.ts';
import { resultOf, runCli, startCli } from '../_support/cli.ts';
import { documentOfPosts } from '../_support/documents.ts';
import { createTcpProxy, type TcpProxy } from '../_support/tcp-proxy.ts';

describe('a worker whose database cannot be reached', () => {
  let backend: Backend;
  let sql: postgres.Sql;
  let proxy: TcpProxy;
  let throughProxy: Record<string, string>;

  beforeAll(async () => {
    backend = await startBackend('database-url');
    await runCli(['migrate'], backend.env);
    const url = new URL(String(backend.env['DATABASE_URL']));
    sql = postgres(url.href, { max: 1, onnotice: () => undefined });
    proxy = await createTcpProxy(Number(url.port));
    url.port = String(proxy.port);
    throughProxy = { DATABASE_URL: url.href, JOB_LOCK_MS: '2000', STALLED_CHECK_MS: '1000' };
  });
  afterAll(async () => {
    await proxy.close();
    await sql.end();
    await backend.stop();
  });

  const submit = async (from: number): Promise<void> => {
    const file = path.join(backend.home, `from-${from}.txt`);
    await writeFile(file, documentOfPosts(from, 3));
    expect(await runCli(['ingest', file], backend.env)).toMatchObject({ status: 0 });
  };
  const losses = async (): Promise<number> => {
    const [row] = await sql<{ n: number }[]>`select count(*)::integer as n from reporting.losses`;
    return row?.n ?? 0;
  };

  it('waits for it at start, works when it is up, and goes on after a path that died in silence', async () => {
    await submit(1);
    const worker = startCli(['worker'], { ...backend.env, ...throughProxy });
    const ended = resultOf(worker);
    let log = '';
    worker.stderr?.on('data', (part: Buffer) => {
      log += part.toString();
    });
    await expect.poll(() => log, { timeout: 30_000 }).toContain('waiting for a server');
    expect(await losses()).toBe(0);
    await proxy.open();
    await expect.poll(losses, { timeout: 30_000 }).toBe(3);

    proxy.blackhole();
    await submit(10);
    proxy.restore();
    await expect.poll(losses, { timeout: 60_000, interval: 250 }).toBe(6);

    worker.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0 });
  });
});
