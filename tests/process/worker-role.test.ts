import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { availableBackends, type Backend, startBackend } from '../_support/backends.ts';
import { type Env, resultOf, runCli, startCli } from '../_support/cli.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/article.txt', import.meta.url));
const LOGIN = 'pipeline_of_test';
const losses = z.array(z.looseObject({ model: z.string() }));

/** A database of the test's own can have a role of the test's own: the embedded server has one user. */
const KINDS = availableBackends().filter((name) => name.includes('database-url'));

describe.each(KINDS)('a worker that is only lossledger_worker, on %s', (name) => {
  let backend: Backend;
  let env: Env;

  beforeAll(async () => {
    backend = await startBackend(name);
    expect(await runCli(['migrate'], backend.env)).toMatchObject({ status: 0 });
    const owner = postgres(backend.env['DATABASE_URL'] ?? '', {
      max: 1,
      onnotice: () => undefined,
    });
    await owner.unsafe(`create role ${LOGIN} login password 'pipeline' in role lossledger_worker`);
    await owner.end();
    const url = new URL(backend.env['DATABASE_URL'] ?? '');
    url.username = LOGIN;
    url.password = 'pipeline';
    env = { ...backend.env, DATABASE_URL: url.href, MIGRATE_ON_START: 'false' };
  });
  afterAll(() => backend.stop());

  it('does the whole pipeline, from the example article to its one loss', async () => {
    const worker = startCli(['worker'], env);
    const ended = resultOf(worker);
    try {
      const given = await runCli(['ingest', EXAMPLE, '--wait'], env);
      expect(given, given.stderr).toMatchObject({ status: 0 });
      expect(given.stderr).toContain('1 loss on the ledger');
    } finally {
      worker.kill('SIGTERM');
      await once(worker, 'exit').catch(() => undefined);
    }
    const { status, stderr } = await ended;
    expect(status, stderr).toBe(0);
    expect(stderr).not.toMatch(/permission denied/);
    const listed = await runCli(['losses', 'list', '--json'], backend.env);
    expect(losses.parse(JSON.parse(listed.stdout))).toMatchObject([{ model: 'BMP-2' }]);
  });

  it('does it in the process that was asked, too', async () => {
    const input = 'A Russian T-72B3 was destroyed near Kupiansk. — Notes (@notes) March 12, 2024';
    const given = await runCli(['ingest', '-', '--wait'], env, input);
    expect(given, given.stderr).toMatchObject({ status: 0 });
  });

  it.each([
    [['takedown', 'author', 'x:@notes', '--reason', 'asked'], 'permission denied'],
    [['publish'], 'permission denied'],
    [['migrate'], 'permission denied|must be owner'],
  ])('may not %j', async (args, refusal) => {
    const { status, stderr } = await runCli(args, env);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(new RegExp(refusal));
  });
});
