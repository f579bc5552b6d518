import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from '../_support/cli.ts';

const TANK = {
  model: 'T-72B3',
  category: 'tank',
  quantity: 1,
  lost_by: 'RUS',
  status: 'destroyed',
  place: 'Kupiansk',
};
const FOUND = {
  id: 'found',
  lang: 'en',
  posted_at: '2024-03-12',
  kind: 'caption',
  text: 'A Russian T-72B3 tank was destroyed near Kupiansk.',
  gold: { losses: [TANK] },
};
const document = z.object({
  posts: z.number(),
  must_never: z.array(z.object({ rule: z.string(), id: z.string() })),
  refused: z.array(z.string()),
  baseline: z.object({ newly_wrong: z.array(z.string()) }).nullable(),
});

describe('lossledger eval', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lossledger-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
  const write = async (name: string, lines: readonly unknown[]): Promise<string> => {
    const file = join(folder, name);
    const told = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    await writeFile(file, `${told.join('\n')}\n`);
    return file;
  };
  const evaluated = async (...args: readonly string[]) => {
    const { status, stdout, stderr } = await runCli(['eval', ...args, '--json'], {});
    return { status, stderr, ...document.parse(JSON.parse(stdout)) };
  };

  it('reports figures, by field, language and kind', async () => {
    const { status, stdout } = await runCli(['eval', await write('labels.jsonl', [FOUND])], {});
    expect(status).toBe(0);
    expect(stdout).toContain('1 labelled texts, 1 of them read wholly right');
    expect(stdout).toMatch(/^losses, strict +1 +0 +0 +100\.0 %/m);
    expect(stdout).toMatch(/^lost_by +1 +1 +100\.0 %/m);
    expect(stdout).toMatch(/^caption +1 +1/m);
    expect(stdout).toContain('Must-never cases: none broken.');
  });

  it('tells help, and refuses what it does not understand with 2', async () => {
    expect((await runCli(['eval', '--help'], {})).stdout).toContain('--write-baseline');
    const labels = await write('labels.jsonl', [FOUND]);
    for (const args of [[], [labels, '--by', 'mood'], [labels, '--unknown']]) {
      expect((await runCli(['eval', ...args], {})).status, args.join(' ')).toBe(2);
    }
  });

  it('tells a bad line by file and line, scores the others and exits 5', async () => {
    const labels = await write('bad.jsonl', [
      FOUND,
      '{"id": "cut',
      { ...FOUND, id: 'misspelt', gold: { losses: [{ ...TANK, plase: 'x' }] } },
      '',
      FOUND,
    ]);
    const ran = await evaluated(labels);
    expect(ran).toMatchObject({ status: 5, posts: 1 });
    expect(ran.refused).toEqual([`${labels}:2`, `${labels}:3`, `${labels}:5`]);
    expect(ran.stderr).toMatch(/bad\.jsonl:2: not JSON/);
    expect(ran.stderr).toMatch(/bad\.jsonl:3: gold\.losses\.0: .*plase/);
    expect(ran.stderr).toContain(`the id found is taken by ${labels}:1`);
  });

  it('fails on a baseline that cannot be read or written, and says which', async () => {
    const labels = await write('labels.jsonl', [FOUND]);
    for (const option of ['--baseline', '--write-baseline']) {
      const file = join(folder, 'none', 'baseline.json');
      const { status, stderr } = await runCli(['eval', labels, option, file], {});
      expect(status, option).toBe(1);
      expect(stderr).toContain(file);
    }
  });

  it('fails on a file that is missing and on one without a label', async () => {
    expect((await runCli(['eval', join(folder, 'none.jsonl')], {})).status).toBe(1);
    const { status, stderr } = await runCli(['eval', await write('empty.jsonl', [''])], {});
    expect(status).toBe(1);
    expect(stderr).toContain('INPUT_EMPTY');
  });

  it('fails with the name of a case that must never give a loss', async () => {
    const labels = await write('never.jsonl', [
      { ...FOUND, id: 'never-this', never: 'game', gold: { losses: [] } },
    ]);
    const ran = await evaluated(labels);
    expect(ran.status).toBe(1);
    expect(ran.must_never).toMatchObject([{ rule: 'never:game', id: 'never-this' }]);
  });

  it('holds a run against the one before, case by case', async () => {
    const labels = await write('labels.jsonl', [FOUND]);
    const baseline = join(folder, 'baseline.json');
    expect((await runCli(['eval', labels, '--write-baseline', baseline], {})).status).toBe(0);
    expect(JSON.parse(await readFile(baseline, 'utf8'))).toMatchObject({ right: ['found'] });
    expect((await evaluated(labels, '--baseline', baseline)).status).toBe(0);

    const predictions = await write('claims.ndjson', [{ id: 'found', claims: [] }]);
    const worse = ['--predictions', predictions, '--baseline', baseline];
    const ran = await evaluated(labels, ...worse);
    expect(ran).toMatchObject({ status: 1, baseline: { newly_wrong: ['found'] } });
    const kept = await runCli(['eval', labels, ...worse, '--write-baseline', baseline], {});
    expect(kept.status).toBe(0);
    expect(JSON.parse(await readFile(baseline, 'utf8'))).toMatchObject({ wrong: ['found'] });
  });

  it('writes no baseline when a line was refused', async () => {
    const labels = await write('bad.jsonl', [FOUND, '{']);
    const baseline = join(folder, 'unwritten.json');
    expect((await runCli(['eval', labels, '--write-baseline', baseline], {})).status).toBe(5);
    await expect(readFile(baseline)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('scores what extract --posts has printed', async () => {
    const labels = await write('labels.jsonl', [FOUND]);
    const { stdout } = await runCli(['extract', '--posts', labels], {});
    const predictions = await write('claims.ndjson', [stdout.trim(), { id: 'nobody', claims: [] }]);
    const told = await runCli(['eval', labels, '--predictions', predictions, '--list'], {});
    expect(told.status).toBe(0);
    expect(told.stdout).toContain('1 of them read wholly right');
    expect(told.stdout).toContain('0 texts without a prediction');
    expect(told.stdout).toContain('1 prediction without a label');
  });

  it('lists what is wrong with text, labels and claims', async () => {
    const labels = await write('wrong.jsonl', [
      { ...FOUND, gold: { losses: [{ ...TANK, lost_by: 'UKR' }] } },
    ]);
    const { stdout } = await runCli(['eval', labels, '--list', '--by', 'field'], {});
    expect(stdout).toContain('found: 1 T-72B3, destroyed: wrong lost_by');
    expect(stdout).toMatch(/text +"A Russian T-72B3/);
    expect(stdout).toMatch(/label +\{.*"lost_by":"UKR"/);
    expect(stdout).toMatch(/claim +\{.*"lost_by":"RUS"/);
  });
});
