import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from '../_support/cli.ts';

const line = z.strictObject({
  id: z.union([z.string(), z.number()]).nullable(),
  model: z.string().nullable(),
  family: z.string().nullable(),
  category: z.string().nullable(),
  country_of_production: z.string().nullable(),
  basis: z.string(),
  candidates: z.array(
    z.strictObject({
      model: z.string().nullable(),
      family: z.string().nullable(),
      category: z.string().nullable(),
      country_of_production: z.string().nullable(),
      score: z.number(),
      why: z.string(),
    }),
  ),
  line: z.number().optional(),
  error: z.string().optional(),
});

function linesOf(stdout: string): readonly z.infer<typeof line>[] {
  return stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => line.parse(JSON.parse(text)));
}

describe('lossledger identify', () => {
  it('tells what a name denotes, as JSON in a pipe', async () => {
    const { status, stdout } = await runCli(['identify', 'Т-72Б3М'], {});
    expect(status).toBe(0);
    expect(linesOf(stdout)[0]).toMatchObject({ model: 'T-72B3 Obr. 2016', family: 'T-72' });
  });

  it('answers a line for a line, in order, and refuses the bad one alone', async () => {
    const input = [
      '{"id": 7, "text": "2S1 Gvozdika"}',
      'no JSON',
      '{"id": "b", "text": "nothing of the kind"}',
      '{"id": "c", "text": "\\u0000\\ud800 мотолига"}',
    ].join('\n');
    const { status, stdout, stderr } = await runCli(['identify', '--from', '-'], {}, input);
    const answers = linesOf(stdout);
    expect(status).toBe(5);
    expect(stderr).toContain('line 2');
    expect(answers.map(({ id, model }) => [id, model])).toEqual([
      [7, '2S1 Gvozdika'],
      [null, null],
      ['b', null],
      ['c', 'MT-LB'],
    ]);
    expect(answers[1]).toMatchObject({ line: 2, error: 'PAYLOAD_INVALID' });
  });

  it('asks for a name or a file, not for both and not for neither', async () => {
    expect((await runCli(['identify'], {})).status).toBe(2);
    expect((await runCli(['identify', 'T-72', '--from', '-'], {})).status).toBe(2);
  });
});
