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

  it('sees why work failed, how often and when, and gives it up', async () => {
    await sql`update lossledger.work set error_code = 'FETCH_FAILED', attempts = 3,
      error_message = 'The server said 503.' where key = 'feed02'`;
    const table = await run('queue', 'failed');
    expect(table.stdout).toMatch(/STAGE +KEY +STATE +TRIES +WHEN +CODE +SUBJECT +MESSAGE/);
    expect(table.stdout).toMatch(
      /feed02 +failed +3 +\S+Z +FETCH_FAILED +two +The server said 503\./,
    );
    const one = await run('queue', 'show', 'feed02');
    expect(one.stdout).toContain('message   The server said 503.');
    expect(one.stdout).toMatch(/state {5}failed, 3 tries failed/);
    expect(await run('queue', 'drop', 'feed02')).toMatchObject({ status: 2 });
    expect(await run('queue', 'drop', 'feed02', '--reason', 'gone')).toMatchObject({ status: 0 });
    expect((await run('queue', 'failed', '--json')).stdout).not.toContain('feed02');
    expect(await run('queue', 'drop', 'feed02', '--reason', 'gone')).toMatchObject({ status: 3 });
    expect(await run('queue', 'show', 'feed99')).toMatchObject({ status: 3 });
  });

  it('sees what reading documents again would change, which is nothing at once', async () => {
    const looked = await run('requeue', '--stage', 'extract', '--dry-run', '--json');
    const lines = looked.stdout.trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      kind: 'totals',
      dry_run: true,
      differing: 0,
      losses: { added: 0, removed: 0, changed: 0, merged: 0 },
    });
    const people = await run('requeue', '--stage', 'extract', '--dry-run');
    expect(people.stderr).toContain('0 read otherwise');
    expect(people.stderr).toContain('Nothing changed.');
  });

  it('corrects by a name and a place that are known, and is refused what is not', async () => {
    const [loss] = JSON.parse((await run('losses', 'list', '--json')).stdout);
    const correct = (...what: string[]) =>
      run('losses', 'review', loss.loss_id, 'correct', ...what);
    const unknown = await correct('model=T-72X');
    expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining('Near: T-72,') });
    expect(await correct('place=Novoselivka')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Choose one by its place_id'),
    });
    expect(await correct('model=T-72B3', 'date=2023-02')).toMatchObject({ status: 0 });
    const [after] = JSON.parse((await run('losses', 'list', '--json')).stdout);
    expect(after).toMatchObject({
      model: 'T-72B3',
      family: 'T-72',
      equipment_category: 'Tanks',
      loss_date_start: '2023-02-01',
      date_prec: 4,
    });
    const undo = ['model=BMP-2', 'family=BMP-2', 'date='];
    expect(await correct(...undo)).toMatchObject({ status: 0 });
  });

  it('lists posts that are given as lines, and says of other JSON what it is not', async () => {
    const line = { platform: 'x', post_id: '1622900000000000001', handle: 'a', text: 'A tank.' };
    const read = await runCli(['posts', '-'], backend.env, `${JSON.stringify(line)}\n{"x": 1}\n`);
    expect(read).toMatchObject({ status: 0, stderr: expect.stringContaining('1 entry left out') });
    expect(JSON.parse(read.stdout)).toMatchObject({ ...line, resolved: true, position: 0 });
    expect(await runCli(['posts', '-'], backend.env, '{"a": 1}\n')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('extract --posts'),
    });
  });

  it('is told that a limit cut the list', async () => {
    const cut = await run('losses', 'list', '--json', '--limit', '1');
    expect(JSON.parse(cut.stdout)).toHaveLength(1);
    expect(cut.stderr).toContain('showing the first 1; --limit N for more');
    expect(await run('losses', 'list', '--limit', 'abc')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--limit wants a whole number from 1 to 1000000, not "abc".'),
    });
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
