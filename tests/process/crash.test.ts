import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAILPOINTS, type Failpoint } from '../../src/store/failpoints.ts';
import { availableBackends, type Backend, startBackend } from '../_support/backends.ts';
import { resultOf, runCli, startCli } from '../_support/cli.ts';
import { documentOfPosts } from '../_support/documents.ts';

/** Kills at each point; LOSSLEDGER_KILLS=20 makes it the full proof. */
const KILLS = Number(process.env['LOSSLEDGER_KILLS'] ?? 1);

/** A killed worker's hold on its job is to end soon, and its death is not to count as poison. */
const HASTE = {
  JOB_LOCK_MS: '1000',
  STALLED_CHECK_MS: '500',
  RELAY_POLL_MS: '100',
  POISON_LIMIT: '1000',
  WORKER_CONCURRENCY: '1',
  LOG_LEVEL: 'error',
};

const IN_INGEST: readonly Failpoint[] = [
  'blob.written-not-renamed',
  'blob.renamed',
  'submit.committed',
];
const IN_WORKER = FAILPOINTS.filter((name) => !IN_INGEST.includes(name));

describe.each(availableBackends().filter((name) => name.includes('database-url')))(
  'a process killed between two side effects, on %s',
  (name) => {
    let backend: Backend;
    let sql: postgres.Sql;
    let documents = 0;

    beforeAll(async () => {
      backend = await startBackend(name);
      await runCli(['migrate'], backend.env);
      sql = postgres(String(backend.env['DATABASE_URL']), { max: 1, onnotice: () => undefined });
    });
    afterAll(async () => {
      await sql.end();
      await backend.stop();
    });

    const newDocument = async (): Promise<string> => {
      documents += 1;
      const file = path.join(backend.home, `document-${documents}.txt`);
      await writeFile(file, documentOfPosts(documents, 1));
      return file;
    };
    const submit = async (file: string, extra: Record<string, string> = {}) =>
      runCli(['ingest', file], { ...backend.env, ...HASTE, ...extra });

    const workUntilSettled = async (): Promise<void> => {
      const worker = startCli(['worker'], { ...backend.env, ...HASTE });
      const ended = resultOf(worker);
      await expect
        .poll(
          async () => {
            const [row] = await sql<{ waiting: number }[]>`
              select count(*)::integer as waiting from lossledger.work where state = 'waiting'`;
            return row?.waiting;
          },
          { timeout: 60_000, interval: 100 },
        )
        .toBe(0);
      worker.kill('SIGTERM');
      expect(await ended).toMatchObject({ status: 0 });
    };

    const expectOneLossADocument = async (): Promise<void> => {
      const [counts] = await sql`
        select (select count(*)::integer from reporting.losses) as losses,
               (select count(*)::integer from lossledger.posts) as posts,
               (select count(*)::integer from lossledger.claims) as claims,
               (select count(*)::integer from lossledger.evidence) as evidence,
               (select max(revision) from lossledger.losses) as last_revision,
               (select count(*)::integer from lossledger.quarantine) as quarantined`;
      expect(counts).toEqual({
        losses: documents,
        posts: documents,
        claims: documents,
        evidence: documents,
        last_revision: 1,
        quarantined: 0,
      });
    };

    it.each(IN_WORKER)(`loses nothing and doubles nothing at %s`, async (point) => {
      for (let kill = 0; kill < KILLS; kill++) await submit(await newDocument());
      for (let kill = 0; kill < KILLS; kill++) {
        const env = { ...backend.env, ...HASTE, LOSSLEDGER_FAILPOINT: `${point}:1` };
        const worker = startCli(['worker'], env);
        expect(await resultOf(worker)).toMatchObject({ signal: 'SIGKILL' });
      }
      await workUntilSettled();
      await expectOneLossADocument();
      expect(await runCli(['verify'], backend.env)).toMatchObject({ status: 0 });
    });

    it.each(IN_INGEST)(
      `keeps a document whose ingest is killed at %s and given again`,
      async (point) => {
        for (let kill = 0; kill < KILLS; kill++) {
          const file = await newDocument();
          const killed = await submit(file, { LOSSLEDGER_FAILPOINT: `${point}:1` });
          expect(killed).toMatchObject({ signal: 'SIGKILL' });
          expect(await submit(file)).toMatchObject({ status: 0 });
        }
        await workUntilSettled();
        await expectOneLossADocument();
      },
    );
  },
);
