import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CliResult, runCli } from '../_support/cli.ts';

const answer = z.strictObject({
  id: z.union([z.string(), z.number()]).nullable(),
  outcome: z.enum(['resolved', 'ambiguous', 'none']),
  candidates: z.array(
    z.strictObject({
      name: z.string(),
      admin1: z.string().nullable(),
      country: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      where_prec: z.number().nullable(),
      uncertainty_km: z.number().nullable(),
      place_id: z.string().nullable(),
      score: z.number().min(0).max(1),
    }),
  ),
  line: z.number().optional(),
  error: z.string().optional(),
});

describe('lossledger locate', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'lossledger-locate-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  const run = (args: readonly string[], input?: string): Promise<CliResult> =>
    runCli(args, { LOSSLEDGER_HOME: home }, input);
  const answersOf = ({ stdout }: CliResult) =>
    stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => answer.parse(JSON.parse(line)));

  it('answers each line in order, and tells which it cannot read', async () => {
    const questions = [
      { id: 'a', text: 'Voglidar' },
      { id: 2, text: 'Кремінної' },
      { id: 'c', text: 'Dibrova' },
      { id: 'd', text: 'Dibrova', admin1: 'Луганська обл.' },
      { id: 'e', text: '10 km east of Bakhmut' },
      { id: 'f', text: 'Chasiv Yar, Donetsk Oblast', country: 'UA' },
      { id: 'g', text: '48.5944, 37.9998' },
      { id: 'h', text: 'Black Sea' },
      { id: 'i', text: '' },
    ].map((question) => JSON.stringify(question));
    const ran = await run(['locate', '--from', '-'], `${questions.join('\n')}\nno JSON\n`);
    const answers = answersOf(ran);
    expect(answers.map(({ id }) => id)).toEqual(['a', 2, 'c', 'd', 'e', 'f', 'g', 'h', 'i', null]);
    expect(answers.map(({ outcome }) => outcome)).toEqual([
      'resolved',
      'resolved',
      'ambiguous',
      'resolved',
      'resolved',
      'resolved',
      'resolved',
      'resolved',
      'none',
      'none',
    ]);
    const firsts = answers.map(({ candidates }) => candidates[0]);
    expect(firsts[0]).toMatchObject({ name: 'Vuhledar', admin1: 'Donetsk Oblast', where_prec: 1 });
    expect(firsts[3]).toMatchObject({ admin1: 'Luhansk Oblast', country: 'UKR' });
    expect(firsts[4]).toMatchObject({ name: 'Bakhmut', where_prec: 2 });
    expect(firsts[7]).toMatchObject({ where_prec: 7, uncertainty_km: null });
    expect(ran.status).toBe(5);
    expect(ran.stderr).toContain('line 10');
  });

  it('knows a village only after its register is installed, and forgets it again', async () => {
    const file = join(home, 'villages.csv');
    await writeFile(file, 'name,lat,lon,oblast\nVyhadanivske,48.5,37.5,Donetsk\n');
    const outcome = async () => answersOf(await run(['locate', 'Vyhadanivske']))[0]?.outcome;
    expect(await outcome()).not.toBe('resolved');
    expect((await run(['gazetteer', 'install', '--file', file])).status).toBe(0);
    expect(await outcome()).toBe('resolved');
    expect((await run(['gazetteer', 'status', '--json'])).stdout).toContain('"name":"villages"');
    expect((await run(['gazetteer', 'remove', 'villages'])).status).toBe(0);
    expect(await outcome()).not.toBe('resolved');
    expect((await run(['gazetteer', 'remove', 'villages'])).status).toBe(3);
  });

  it('refuses a question that is none', async () => {
    expect((await run(['locate'])).status).toBe(2);
    expect((await run(['locate', 'Bakhmut', '--from', '-'])).status).toBe(2);
    const region = await run(['locate', 'Bakhmut', '--admin1', 'Donbaland']);
    expect(region).toMatchObject({ status: 2, stdout: '' });
    expect(region.stderr).toMatch(/--admin1 Donbaland is no region .* Nearest: .*Oblast/);
    expect((await run(['locate', 'Bakhmut', '--country', 'XX'])).status).toBe(2);
    expect((await run(['gazetteer', 'install'])).status).toBe(2);
    expect((await run(['locate', '--from', join(home, 'nowhere')])).status).toBe(1);
  });
});
