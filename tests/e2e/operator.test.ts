import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Backend, startBackend } from '../_support/backends.ts';
import { runCli } from '../_support/cli.ts';

const POSTS =
  'A Russian T-72B3 tank was destroyed near Kupiansk.\n\n— Test Source (@test_source) March 12, 2024\n\nA Russian BMP-2 was captured near Avdiivka.\n\n— Test Source (@test_source) March 13, 2024\n';

describe('an operator', () => {
  let backend: Backend;
  let sql: postgres.Sql;
  const run = (...args: string[]) => runCli(args, backend.env);
  beforeAll(async () => {
    backend = await startBackend('database-url');
    sql = postgres(String(backend.env['DATABASE_URL']), { max: 1, onnotice: () => undefined });
    const file = path.join(backend.home, 'posts.txt');
    await writeFile(file, POSTS);
    expect(await run('ingest', file, '--wait')).toMatchObject({ status: 0 });
    await sql`
      insert into lossledger.work (stage, key, state, subject, stage_version, input)
      values ('extract', 'feed01', 'failed', 'one', 1, '{}'), ('extract', 'feed02', 'failed', 'two', 1, '{}')`;
  });
  afterAll(async () => {
    await sql.end();
    await backend.stop();
  });

  it.each(['XYZ', 'feed%', ''])('is refused a retry of %j, which begins no key', async (key) => {
    const result = await run('queue', 'retry', key);
    expect(result).toMatchObject({ status: 2 });
    expect(await run('queue', 'failed', '--json')).toMatchObject({
      stdout: expect.stringMatching(/feed01.*feed02|feed02.*feed01/),
    });
  });

  it('is told how many items a beginning of a key names', async () => {
    const result = await run('queue', 'retry', 'feed');
    expect(result).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('2 keys begin feed'),
    });
    expect(await run('queue', 'retry', 'feed01')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('1 item will run again'),
    });
  });

  it('is told that a limit cut the list', async () => {
    const cut = await run('losses', 'list', '--json', '--limit', '1');
    expect(JSON.parse(cut.stdout)).toHaveLength(1);
    expect(cut.stderr).toContain('showing the first 1; --limit N for more');
    const whole = await run('losses', 'list', '--json', '--limit', '2');
    expect(whole.stderr).toContain('2 losses');
  });

  it('is told of a forged row, with exit status 1', async () => {
    expect(await run('verify')).toMatchObject({ status: 0 });
    await sql`update lossledger.losses set model = 'forged' where model = 'BMP-2'`;
    const result = await run('verify');
    expect(result).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^loss loss_\w+: .*: model\n$/),
    });
  });

  it('has a line that is too long named, and the posts beside it read', async () => {
    const good = JSON.stringify({ id: 1, text: 'A Russian T-72B3 tank was destroyed.' });
    const long = JSON.stringify({ id: 2, text: 'a'.repeat(1_000_000) });
    const result = await runCli(
      ['extract', '--posts', '-'],
      backend.env,
      `${good}\n${long}\n${good}\n`,
    );
    expect(result).toMatchObject({ status: 5, stderr: 'line 2: longer than 1 MB\n' });
    const ids = result.stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(ids).toMatchObject([{ id: 1 }, { id: null, line: 2, claims: [] }, { id: 1 }]);
  });
});
