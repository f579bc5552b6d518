import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Backend, startBackend } from '../_support/backends.ts';
import { runCli } from '../_support/cli.ts';

const POSTS =
  'A Russian T-72B3 tank was destroyed near Kreminna, Luhansk Oblast.\n\n— One Watcher (@one_watcher) March 12, 2024\n\nA Russian T-72B3 was destroyed by a Lancet near Kreminna, Luhansk Oblast.\n\n— Other Eye (@other_eye) March 13, 2024\n';

describe('a reviewer', () => {
  let backend: Backend;
  let kept: string;
  let absorbed: string;
  const run = (...args: string[]) => runCli(args, backend.env);
  const listed = async (): Promise<readonly Record<string, unknown>[]> =>
    JSON.parse((await run('losses', 'list', '--json')).stdout);
  beforeAll(async () => {
    backend = await startBackend('database-url');
    const file = path.join(backend.home, 'posts.txt');
    await writeFile(file, POSTS);
    expect(await run('ingest', file, '--wait')).toMatchObject({ status: 0 });
    [kept = '', absorbed = ''] = (await listed()).map((loss) => String(loss['loss_id']));
  });
  afterAll(async () => {
    await backend.stop();
  });

  it('is shown what may be one item', async () => {
    const { proposals } = JSON.parse((await run('losses', 'review', '--json')).stdout);
    expect(proposals).toMatchObject([{ rule: 'text' }]);
    expect([proposals[0].loss_id, proposals[0].other_id].sort()).toEqual([kept, absorbed].sort());
  });

  it('sees what a merge would write, and nothing is written', async () => {
    const dry = await run('losses', 'merge', kept, absorbed, '--dry-run', '--json');
    expect(JSON.parse(dry.stdout)).toMatchObject([
      { loss_id: kept, revision: 2 },
      { loss_id: absorbed, revision: 2 },
    ]);
    expect(await listed()).toHaveLength(2);
  });

  it('merges, is led from the absorbed id, and is refused to merge it again', async () => {
    expect(await run('losses', 'merge', kept, absorbed, '--reason', 'the turret')).toMatchObject({
      status: 0,
    });
    expect(await listed()).toMatchObject([{ loss_id: kept, n_posts: 2, caused_by: 'Lancet' }]);
    expect(await run('losses', 'show', absorbed)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(`${absorbed} was merged into ${kept}`),
    });
    expect(await run('losses', 'history', absorbed)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`merged into ${kept} by decision (the turret)`),
      stderr: expect.stringContaining(`${absorbed} was merged into ${kept}`),
    });
    expect(await run('losses', 'merge', kept, absorbed)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('DECISION_REFUSED'),
    });
  });

  it('sees each field that a correction would change, before and after, and nothing is written', async () => {
    const correct = ['losses', 'review', kept, 'correct', 'lost_by=UKR', '--dry-run'];
    const dry = await run(...correct);
    expect(dry).toMatchObject({ status: 0, stderr: '1 revision would be written\n' });
    expect(dry.stdout).toMatch(/^loss_\w+ {2}revision 3 {2}reviewed$/m);
    expect(dry.stdout).toMatch(/^ +lost_by: RUS -> UKR$/m);
    expect(dry.stdout).toMatch(/^ +review_state: auto -> corrected$/m);
    expect(JSON.parse((await run(...correct, '--json')).stdout)).toMatchObject([
      { loss_id: kept, revision: 3, changed: { lost_by: { from: 'RUS', to: 'UKR' } } },
    ]);
    expect(await listed()).toMatchObject([{ loss_id: kept, lost_by: 'RUS', revision: 2 }]);
  });

  it('is refused what cannot be, with what can, and nothing is written', async () => {
    for (const [what, told] of [
      ['lost_by=FRA', 'give one of UKR (Ukraine), RUS (Russia)'],
      ['caused_by=Lancett', 'Near: Lancet'],
      ['date=2999-01-01', '2999-01-01 is yet to come'],
      ['latitude=49', 'latitude is given without longitude'],
    ] as const) {
      expect(await run('losses', 'review', kept, 'correct', what), what).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringContaining(told),
      });
    }
    expect(await listed()).toMatchObject([{ revision: 2 }]);
  });

  it('corrects a field, and is told when somebody was there first', async () => {
    const correct = ['losses', 'review', kept, 'correct', 'status=captured', '--revision', '2'];
    expect(await run(...correct)).toMatchObject({ status: 0 });
    expect(await listed()).toMatchObject([{ status: 'captured', review_state: 'corrected' }]);
    expect(await run(...correct)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('DECISION_OUTDATED'),
    });
    expect(await run('losses', 'review', kept, 'correct', 'status=gone')).toMatchObject({
      status: 2,
    });
  });

  it('splits again, and reads the whole history', async () => {
    await run('losses', 'split', kept, absorbed, '--reason', 'two turrets');
    expect(await listed()).toHaveLength(2);
    const { revisions } = JSON.parse((await run('losses', 'history', absorbed, '--json')).stdout);
    expect(revisions.map(({ reason }: { reason: string }) => reason)).toEqual([
      'claimed by a post',
      `merged into ${kept} by decision (the turret)`,
      `split from ${kept} (two turrets)`,
    ]);
  });

  it('retracts, and every row is what its history says', async () => {
    await run('losses', 'retract', absorbed, '--reason', 'staged');
    expect(await listed()).toHaveLength(1);
    expect(await run('ledger', 'rebuild', '--check')).toMatchObject({ status: 0 });
    expect(await run('verify')).toMatchObject({ status: 0 });
  });
});
