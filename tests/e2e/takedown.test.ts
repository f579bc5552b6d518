import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Backend, startBackend } from '../_support/backends.ts';
import { runCli } from '../_support/cli.ts';

const ADDRESS = 'https://x.com/notes_one/status/1767500000000000000';
const ARTICLE = `<!doctype html><html lang="en"><head><title>Day 384</title></head><body><p>Repair crews went back to work.</p>
<blockquote class="twitter-tweet"><p lang="en" dir="ltr">A Russian T-72B3 tank was destroyed near Kupiansk.</p>&mdash; Notes One (@notes_one) <a href="https://twitter.com/notes_one/status/1767500000000000000">March 12, 2024</a></blockquote>
<blockquote class="twitter-tweet"><p lang="en" dir="ltr">A Russian 2S3 Akatsiya was captured near Lyman.</p>&mdash; Notes Two (@notes_two) <a href="https://twitter.com/notes_two/status/1767500000000000009">March 12, 2024</a></blockquote></body></html>`;

const losses = z.array(z.looseObject({ model: z.string() }));
const outcome = z.looseObject({ takedown_id: z.number().nullable(), posts: z.array(z.string()) });
const listed = z.array(z.looseObject({ takedown_id: z.number(), posts: z.number() }));

let backend: Backend;
beforeAll(async () => {
  backend = await startBackend('embedded');
  expect(await run(['ingest', '-', '--wait'], ARTICLE)).toMatchObject({ status: 0 });
});
afterAll(() => backend.stop());

const run = (args: string[], input?: string) => runCli(args, backend.env, input);
const models = async () => {
  const { stdout } = await run(['losses', 'list', '--json']);
  return losses.parse(JSON.parse(stdout)).map(({ model }) => model);
};

describe('lossledger takedown', () => {
  it.each([
    [['takedown', 'post', ADDRESS], 'Say why'],
    [['takedown', 'author', 'somebody', '--reason', 'x'], 'names no account'],
    [['takedown', 'picture', 'abc', '--reason', 'x'], '64 hex digits'],
    [['takedown', 'lift', '7', '--reason', 'x'], 'no takedown 7'],
    [['takedown', 'post', 'post_ffff', '--reason', 'x'], 'No post on record'],
  ])('refuses %j, and says what is missing', async (args, told) => {
    const { status, stderr } = await run(args);
    expect(status).not.toBe(0);
    expect(stderr).toContain(told);
  });

  it('says what it would hide, and hides nothing', async () => {
    const dry = await run([
      'takedown',
      'post',
      ADDRESS,
      '--reason',
      'a face',
      '--dry-run',
      '--json',
    ]);
    expect(outcome.parse(JSON.parse(dry.stdout))).toMatchObject({ takedown_id: null });
    expect(await models()).toEqual(['2S3 Akatsiya', 'T-72B3']);
    expect((await run(['takedown', 'list'])).stderr).toContain('0 takedowns');
  });

  it('hides a post with its losses, lists it, and lets it back', async () => {
    const done = await run(['takedown', 'post', ADDRESS, '--reason', 'a face', '--by', 'ana']);
    expect(done).toMatchObject({ status: 0 });
    expect(done.stderr).toContain('Takedown ');
    expect(await models()).toEqual(['2S3 Akatsiya']);
    const [row] = listed.parse(JSON.parse((await run(['takedown', 'list', '--json'])).stdout));
    expect(row).toMatchObject({ kind: 'post', target: ADDRESS, taken_by: 'ana', posts: 1 });
    const back = await run(['takedown', 'lift', String(row?.takedown_id), '--reason', 'a mistake']);
    expect(back).toMatchObject({ status: 0 });
    expect(await models()).toEqual(['2S3 Akatsiya', 'T-72B3']);
  });

  it('erases for good, names what holds the words still, and the history verifies', async () => {
    const done = await run(['takedown', 'author', 'x:@notes_one', '--reason', 'asked', '--erase']);
    expect(done).toMatchObject({ status: 5 });
    expect(done.stderr).toMatch(/capture [0-9a-f]{64} holds it still/);
    expect(await models()).toEqual(['2S3 Akatsiya']);
    const held = /capture ([0-9a-f]{64})/.exec(done.stderr)?.[1] ?? '';
    const article = await run(['takedown', 'article', held, '--reason', 'asked', '--erase']);
    expect(article, article.stderr).toMatchObject({ status: 0 });
    expect(await models()).toEqual([]);
    expect(await run(['verify'])).toMatchObject({ status: 0 });
  });
});
