import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Backend, startBackend } from '../_support/backends.ts';
import { runCli } from '../_support/cli.ts';

const GOOD =
  'A Russian T-72B3 tank was destroyed near Kupiansk.\n\n— Test Source (@test_source) March 12, 2024\n';
const EVAL_DATA = process.env['LOSSLEDGER_EVAL_DATA'];

const result = z.object({
  losses: z.array(z.record(z.string(), z.unknown())),
  troubles: z.array(z.object({ subject: z.string(), code: z.string() })),
  refused: z.array(z.object({ code: z.string() })),
});

describe('input that is not what it should be', () => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await startBackend('embedded');
  });
  afterAll(async () => {
    await backend.stop();
  });
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const file = path.join(backend.home, name);
    await writeFile(file, content);
    return file;
  };
  const ingest = async (files: string[]) => {
    const ran = await runCli(['ingest', ...files, '--wait', '--json'], backend.env);
    return { status: ran.status, ...result.parse(JSON.parse(ran.stdout)) };
  };

  it('is named, kept and told apart, and the good document beside it becomes a row', async () => {
    const files = [
      await write('good.txt', GOOD),
      await write('empty.txt', ''),
      await write('blank.txt', ' \n\t\n'),
      await write(
        'archive.txt',
        Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000\u0008', 'latin1'),
      ),
      await write('deep.html', `<html><body>${'<div>'.repeat(100_000)}`),
      await write('long.txt', Buffer.alloc(50 * 1024 * 1024, 'a')),
      path.join(backend.home, 'missing.txt'),
    ];
    const { status, losses, troubles, refused } = await ingest(files);
    expect(status).toBe(5);
    expect(losses.map((loss) => loss['model'])).toEqual(['T-72B3']);
    expect(Object.fromEntries(troubles.map(({ subject, code }) => [subject, code]))).toEqual({
      'empty.txt': 'INPUT_EMPTY',
      'blank.txt': 'INPUT_EMPTY',
      'archive.txt': 'INPUT_BINARY',
      'deep.html': 'INPUT_TOO_DEEP',
    });
    expect(refused.map(({ code }) => code).sort()).toEqual(['INPUT_MISSING', 'INPUT_TOO_LARGE']);
  });

  it('in windows-1251 is read as what it says', async () => {
    const bytes = Buffer.from(
      [
        ...'Российский танк Т-80БВ уничтожен под Купянском.\n\n— Test Source (@test_source) March 13, 2024\n',
      ].map((letter) => {
        if (letter === '—') return 0x97;
        const code = letter.codePointAt(0) ?? 0;
        return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
      }),
    );
    const { losses } = await ingest([await write('cp1251.txt', bytes)]);
    expect(losses[0]).toMatchObject({ lost_by: 'RUS', family: 'T-80', status: 'destroyed' });
  });

  it('with NUL, lone surrogates and hostile names neither stops nor sticks', async () => {
    const nul = `A Russian T-90M tank was destroyed near Kupiansk\u0000.\n\n— \u202eEvil\u0000 \ud800Name (@test_source) March 14, 2024\n`;
    const { status, losses } = await ingest([
      await write('nul.txt', nul),
      await write("'; drop table losses; --.txt", GOOD.replace('T-72B3', 'T-62M')),
    ]);
    expect(status).toBe(0);
    expect(losses.map((loss) => loss['model']).sort()).toEqual(['T-62M', 'T-90M']);
  });

  it('with an impossible date gives a loss without that date', async () => {
    const { losses } = await ingest([
      await write(
        'later.txt',
        GOOD.replace('T-72B3', 'T-64BV').replace('March 12, 2024', 'March 12, 2999'),
      ),
    ]);
    expect(losses[0]).toMatchObject({
      model: 'T-64BV',
      loss_date_start: null,
      loss_date_end: null,
    });
  });

  it.runIf(EVAL_DATA !== undefined && existsSync(EVAL_DATA))(
    'from the collections of hostile text passes through extract and ingest',
    async () => {
      for (const name of ['text', 'blns']) {
        const folder = path.join(String(EVAL_DATA), 'badinput', name);
        const ran = await runCli(['ingest', folder, '--wait'], backend.env);
        expect([0, 5]).toContain(ran.status);
      }
      const strings = z
        .array(z.string())
        .parse(
          JSON.parse(
            readFileSync(path.join(String(EVAL_DATA), 'badinput', 'blns', 'blns.json'), 'utf8'),
          ),
        );
      await mkdir(path.join(backend.home, 'each'), { recursive: true });
      for (const [n, text] of strings.entries()) {
        await write(
          path.join('each', `${n}.txt`),
          `A Russian T-72B3 tank was destroyed near Kupiansk. ${text}\n\n— ${text} (@test_source) March 12, 2024\n`,
        );
      }
      const ran = await runCli(['ingest', path.join(backend.home, 'each'), '--wait'], backend.env);
      expect([0, 5]).toContain(ran.status);
      const status = await runCli(['queue', 'status', '--json'], backend.env);
      const { stages } = z
        .object({ stages: z.array(z.object({ waiting: z.number() })) })
        .parse(JSON.parse(status.stdout));
      expect(stages.map((stage) => stage.waiting)).toEqual(stages.map(() => 0));
      const lines = strings
        .map((text, id) => JSON.stringify({ id, text, platform: 'x' }))
        .join('\n');
      const extracted = await runCli(['extract', '--posts', '-'], backend.env, lines);
      expect(extracted.status).toBe(0);
      expect(extracted.stdout.trim().split('\n')).toHaveLength(strings.length);
    },
  );
});
