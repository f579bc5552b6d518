import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Backend, startBackend } from '../_support/backends.ts';
import { runCli } from '../_support/cli.ts';

const POST = `${JSON.stringify({
  id: 1,
  posted_at: '2020-10-04T20:30:00Z',
  text: 'ВС Азербайджана уничтожили армянский Т-72 под Гадрутом.',
})}\n`;
const line = z.object({
  claims: z.array(
    z.object({
      lost_by: z.string().nullable(),
      place: z.object({ name: z.string() }).nullable(),
      date: z.object({ to: z.string().nullable() }).nullable(),
    }),
  ),
});

describe('the conflict a command reads by', () => {
  const claimsOf = async (args: readonly string[], env: Record<string, string>) => {
    const { status, stdout } = await runCli(['extract', '--posts', ...args, '-'], env, POST);
    expect(status).toBe(0);
    return line.parse(JSON.parse(stdout)).claims;
  };
  const claim = { lost_by: 'ARM', place: { name: 'Hadrut' }, date: { to: '2020-10-05' } };

  it('is named in the environment or on the command line, which goes first', async () => {
    const name = 'nagorno-karabakh-2020';
    expect(await claimsOf([], { LOSSLEDGER_CONFLICT: name })).toMatchObject([claim]);
    const other = { LOSSLEDGER_CONFLICT: 'ukraine-2022' };
    expect(await claimsOf(['--conflict', name], other)).toMatchObject([claim]);
    expect(await claimsOf([], {})).toEqual([]);
  });

  it('must be one of those in the data, which are listed', async () => {
    const { status, stderr } = await runCli(['extract', '--conflict', 'ukraine', '-'], {}, POST);
    expect(status).toBe(2);
    expect(stderr).toContain('CONFLICT_UNKNOWN');
    expect(stderr).toContain('nagorno-karabakh-2020, ukraine-2022');
  });
});

describe('a ledger', () => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await startBackend('embedded');
  });
  afterAll(() => backend.stop());

  it('takes documents of its own conflict alone', async () => {
    const ingest = (conflict: string) =>
      runCli(
        ['ingest', '-', '--wait'],
        { ...backend.env, LOSSLEDGER_CONFLICT: conflict },
        'ВС Азербайджана уничтожили армянский Т-72 под Гадрутом. — A (@a) October 4, 2020',
      );
    expect(await ingest('nagorno-karabakh-2020')).toMatchObject({ status: 0 });
    const refused = await ingest('ukraine-2022');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('CONFLICT_MISMATCH');
  });
});
