import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Backend, startBackend } from '../_support/backends.ts';
import { resultOf, runCli, startCli } from '../_support/cli.ts';
import { documentOfPosts } from '../_support/documents.ts';

const DOCUMENTS = 12;
const POSTS = 60;

describe('a worker whose connections the server keeps ending', () => {
  let backend: Backend;
  let sql: postgres.Sql;

  beforeAll(async () => {
    backend = await startBackend('database-url');
    await runCli(['migrate'], backend.env);
    sql = postgres(String(backend.env['DATABASE_URL']), { max: 1, onnotice: () => undefined });
  });
  afterAll(async () => {
    await sql.end();
    await backend.stop();
  });

  it('lives on, and records everything once', async () => {
    for (let n = 0; n < DOCUMENTS; n++) {
      const file = path.join(backend.home, `${n}.txt`);
      await writeFile(file, documentOfPosts(n * POSTS, POSTS));
      await runCli(['ingest', file], backend.env);
    }
    const haste = { JOB_LOCK_MS: '2000', STALLED_CHECK_MS: '1000', RECONCILE_AFTER_MS: '5000' };
    const worker = startCli(['worker'], {
      ...backend.env,
      ...haste,
      RECONCILE_EVERY_MS: '3000',
      LOG_LEVEL: 'info',
    });
    const ended = resultOf(worker);
    let log = '';
    worker.stderr?.on('data', (part: Buffer) => {
      log += part.toString();
    });
    await expect.poll(() => log, { timeout: 30_000 }).toContain('workers started');
    const losses = async (): Promise<number> => {
      const [row] = await sql<{ n: number }[]>`select count(*)::integer as n from reporting.losses`;
      return row?.n ?? 0;
    };
    let terminated = 0;
    await expect
      .poll(
        async () => {
          if (worker.exitCode !== null) throw new Error(`The worker ended: ${log.slice(-2_000)}`);
          if (terminated < 100) {
            const rows = await sql`
              select pg_terminate_backend(pid) from pg_stat_activity
              where backend_type = 'client backend' and pid <> pg_backend_pid()`;
            terminated += rows.length;
          }
          return losses();
        },
        { timeout: 120_000, interval: 200 },
      )
      .toBe(DOCUMENTS * POSTS);
    expect(worker.exitCode).toBeNull();
    expect(terminated).toBeGreaterThan(20);
    const [twice] = await sql<{ n: number }[]>`
      select count(*)::integer as n from lossledger.losses where revision > 1`;
    expect(twice?.n).toBe(0);
    worker.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0 });
  });
});
