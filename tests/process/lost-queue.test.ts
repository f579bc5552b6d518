import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Redis } from 'ioredis';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Backend, startBackend } from '../_support/backends.ts';
import { resultOf, runCli, startCli } from '../_support/cli.ts';
import { documentOfPosts } from '../_support/documents.ts';
import { hasRedisServer } from '../_support/redis-server.ts';

const POSTS = 300;

describe.runIf(hasRedisServer())('a Redis that forgets everything mid-run', () => {
  let backend: Backend;
  let sql: postgres.Sql;
  beforeAll(async () => {
    backend = await startBackend('redis+database-url');
    await runCli(['migrate'], backend.env);
    sql = postgres(String(backend.env['DATABASE_URL']), { max: 1, onnotice: () => undefined });
  });
  afterAll(async () => {
    await sql.end();
    await backend.stop();
  });

  it('loses nothing once `reconcile` has run', async () => {
    const file = path.join(backend.home, 'many.txt');
    await writeFile(file, documentOfPosts(1, POSTS));
    const env = { ...backend.env, WORKER_CONCURRENCY: '1', LOG_LEVEL: 'error' };
    const worker = startCli(['worker'], env);
    const ended = resultOf(worker);
    await runCli(['ingest', file], env);
    const losses = async (): Promise<number> => {
      const [row] = await sql<{ n: number }[]>`select count(*)::integer as n from reporting.losses`;
      return row?.n ?? 0;
    };
    await expect.poll(losses, { timeout: 60_000, interval: 5 }).toBeGreaterThan(5);
    const redis = new Redis(String(backend.redisUrl));
    await redis.flushall();
    await redis.quit();
    const atFlush = await losses();
    const reconciled = await runCli(['reconcile', '--json'], env);
    expect(reconciled).toMatchObject({ status: 0 });
    expect(JSON.parse(reconciled.stdout)).toMatchObject({ returned: expect.any(Number) });
    await expect.poll(losses, { timeout: 90_000, interval: 100 }).toBe(POSTS);
    worker.kill('SIGTERM');
    await ended;
    expect(atFlush).toBeLessThan(POSTS);
    expect(JSON.parse(reconciled.stdout).returned).toBeGreaterThan(0);
  });
});
