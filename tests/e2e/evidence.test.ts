import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Backend, startBackend } from '../_support/backends.ts';
import { runCli } from '../_support/cli.ts';

const POST =
  'A Russian T-72B3 tank was destroyed near Kreminna, Luhansk Oblast.\n\n— One Watcher (@one_watcher) March 12, 2024\n';

describe('the evidence of a loss', () => {
  let backend: Backend;
  let elsewhere: string;
  let bundle: string;
  let lossId: string;
  const run = (...args: string[]) => runCli(args, backend.env);
  /** Another machine: no database, no home, no network. */
  const runElsewhere = (...args: string[]) =>
    runCli(args, { HOME: elsewhere, LOSSLEDGER_HOME: path.join(elsewhere, 'home') });
  beforeAll(async () => {
    backend = await startBackend('database-url');
    elsewhere = await mkdtemp(path.join(tmpdir(), 'lossledger-elsewhere-'));
    bundle = path.join(elsewhere, 'loss.zip');
    const file = path.join(backend.home, 'posts.txt');
    await writeFile(file, POST);
    expect(await run('ingest', file, '--wait')).toMatchObject({ status: 0 });
    const [loss] = JSON.parse((await run('losses', 'list', '--json')).stdout);
    lossId = loss.loss_id;
  });
  afterAll(async () => {
    await backend.stop();
    await rm(elsewhere, { recursive: true, force: true });
  });

  it('is shown with the words that carried each field, in brackets where there is no colour', async () => {
    const { stdout } = await run('losses', 'show', lossId);
    expect(stdout).toContain(
      '[A] [Russian] [T-72B3] [tank] was [destroyed] near [Kreminna, Luhansk Oblast].',
    );
  });

  it('is not sealed before its day is over', async () => {
    expect(await run('seal')).toMatchObject({ status: 0, stderr: 'No day is to be sealed.\n' });
    const today = new Date().toISOString().slice(0, 10);
    expect(await run('seal', '--day', today)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be sealed yet'),
    });
    expect(await run('verify')).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringMatching(
        /1 capture, 1 loss, 1 wording and 1 claim checked: all hold\.\nNo day is sealed; 4 records not sealed yet\./,
      ),
    });
  });

  it('is bundled, and proved on another machine, which keeps nothing of it', async () => {
    const made = await run('losses', 'bundle', lossId.slice(0, 12), '--out', bundle);
    expect(made).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('4 records not sealed yet'),
    });
    expect(await run('losses', 'bundle', lossId, '--out', '/dev/null')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/--out \/dev\/null is no ordinary file: .*Name a file/),
    });
    const proved = await runElsewhere('verify', '--bundle', bundle);
    expect(proved).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringContaining('1 revision and 1 claim checked: all hold'),
    });
    expect(await readdir(elsewhere)).toEqual(['loss.zip']);
  });

  it('names what of a bundle was changed, with exit status 1', async () => {
    const whole = await readFile(bundle);
    const at = whole.indexOf('"salt": "') + 10;
    const changed = Uint8Array.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const other = path.join(elsewhere, 'changed.zip');
    await writeFile(other, changed);
    const found = await runElsewhere('verify', '--bundle', other);
    expect(found).toMatchObject({ status: 1 });
    expect(found.stdout).toContain('bundle revisions.json: ');
    expect(
      await runElsewhere('verify', '--bundle', bundle, '--root', 'f'.repeat(64)),
    ).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('no day of it was sealed when it was made'),
      stderr: expect.stringMatching(/1 problem[\s\S]*have it sealed .*`lossledger seal`/),
    });
    expect(
      await runElsewhere('verify', '--bundle', path.join(elsewhere, 'none.zip')),
    ).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('INPUT_MISSING'),
    });
  });

  it('is proved whole or not at all, and from a file', async () => {
    for (const [options, named] of [
      [['--only', 'captures'], '--only chooses'],
      [['--sample', '1', '--since', '2023-01-01'], '--sample and --since choose'],
    ] as const) {
      expect(await runElsewhere('verify', '--bundle', bundle, ...options)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(named),
      });
    }
    for (const file of ['/dev/null', elsewhere]) {
      expect(await runElsewhere('verify', '--bundle', file)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('Save it as a file first'),
      });
    }
  });

  it('is checked in part, by kind, by time or by chance', async () => {
    const counted = async (...args: string[]) =>
      JSON.parse((await run('verify', '--json', ...args)).stdout);
    expect(await counted('--only', 'captures')).toMatchObject({
      captures: 1,
      losses: 0,
      problems: [],
    });
    expect(await counted('--only', 'revisions')).toMatchObject({ captures: 0, losses: 1 });
    expect(await counted('--sample', '5')).toMatchObject({ captures: 1, losses: 1, problems: [] });
    expect(await counted('--since', '2999-01-01')).toMatchObject({ captures: 0, losses: 0 });
    expect(await run('verify', '--only', 'nothing')).toMatchObject({ status: 2 });
  });

  it('names a file that lies in the capture store and is on no record, and is no fault', async () => {
    const folder = path.join(backend.env['LOSSLEDGER_HOME'] ?? '', 'captures/sha256/00/11');
    await mkdir(folder, { recursive: true });
    const inside = path.join(folder, 'notes.txt');
    await writeFile(inside, 'mine');
    expect(await run('verify')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(inside),
    });
  });
});
