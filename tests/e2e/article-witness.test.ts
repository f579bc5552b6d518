import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Backend, startBackend } from '../_support/backends.ts';
import { runCli } from '../_support/cli.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/article.txt', import.meta.url));

const line = z.looseObject({
  id: z.string(),
  witness: z.enum(['post', 'article']),
  text: z.string(),
  claims: z.array(
    z.looseObject({
      model: z.string().nullable(),
      tags: z.array(z.string()),
      needs_review: z.boolean(),
      spans: z.record(z.string(), z.tuple([z.number(), z.number()])),
    }),
  ),
});

async function linesOf(result: { stdout: string; status: number | null }) {
  expect(result).toMatchObject({ status: 0 });
  return result.stdout
    .trim()
    .split('\n')
    .map((written) => line.parse(JSON.parse(written)));
}

/** An invented article: a headline, the same loss in its body and in its post, and another loss. */
const ARTICLE = `<!doctype html><html lang="en"><head><title>Russian BMP-2 destroyed near Kupiansk</title>
  <link rel="canonical" href="https://news.example/both">
  <meta property="article:published_time" content="2024-03-13T08:00:00Z"></head><body>
  <p>A Russian BMP-2 infantry fighting vehicle was destroyed near Kupiansk, as a picture shows.</p>
  <blockquote class="twitter-tweet"><p lang="en" dir="ltr">A Russian BMP-2 infantry fighting vehicle was destroyed near Kupiansk.</p>&mdash; Example Field Notes (@example_notes) March 12, 2024</blockquote>
  <p>Russian forces said that a Ukrainian T-64BV tank was destroyed near Avdiivka on the same day.</p>
  </body></html>`;

describe("an article's own prose, on the command line", () => {
  let backend: Backend;
  const run = (args: string[], input?: string) => runCli(args, backend.env, input);
  beforeAll(async () => {
    backend = await startBackend('embedded');
  });
  afterAll(async () => {
    await backend.stop();
  });

  it('claims nothing in the example, whose one loss its post tells', async () => {
    const lines = await linesOf(await run(['extract', EXAMPLE]));
    expect(lines.map(({ id, witness, claims }) => [id, witness, claims.length])).toEqual([
      ['post:0', 'post', 1],
      ['article', 'article', 0],
    ]);
    expect(lines[1]?.text).not.toContain('FPV');
  });

  it('is a line of its own with what only it claims, and whom it names for it', async () => {
    const [post, article, ...more] = await linesOf(await run(['extract', '-'], ARTICLE));
    expect(more).toEqual([]);
    expect(post?.claims).toMatchObject([{ model: 'BMP-2' }]);
    expect(article).toMatchObject({
      url: 'https://news.example/both',
      title: 'Russian BMP-2 destroyed near Kupiansk',
      posted_at: '2024-03-13T08:00:00.000Z',
      claims: [{ model: 'T-64BV', tags: ['attributed', 'attributed_to:RUS'], needs_review: false }],
    });
    const [start, end] = article?.claims[0]?.spans['model'] ?? [0, 0];
    expect(article?.text.slice(start, end)).toBe('T-64BV');
  });

  it('becomes a loss of the ledger beside that of the post, once', async () => {
    const file = path.join(backend.home, 'both.html');
    await writeFile(file, ARTICLE);
    for (let time = 0; time < 2; time += 1) {
      const result = await run(['ingest', file, '--wait']);
      expect(result).toMatchObject({ status: 0 });
      expect(result.stderr).toContain('1 post, 3 claims, 2 losses on the ledger.');
    }
    const listed = await run(['losses', 'list', '--json']);
    const losses = z.array(z.looseObject({ loss_id: z.string() })).parse(JSON.parse(listed.stdout));
    expect(losses).toHaveLength(2);
    expect(losses).toContainEqual(
      expect.objectContaining({ model: 'BMP-2', n_posts: 1, n_articles: 1, review_state: 'auto' }),
    );
    const own = losses.find((loss) => loss['model'] === 'T-64BV');
    expect(own).toMatchObject({
      n_posts: 0,
      n_articles: 1,
      source_urls: ['https://news.example/both'],
      tags: ['attributed', 'attributed_to:RUS'],
      revision: 1,
    });
    const shown = await run(['losses', 'show', own?.loss_id.slice(0, 12) ?? '']);
    expect(shown.stdout).toContain('Evidence: an article in its own words');
    expect(shown.stdout.replace(/[[\]]/g, '')).toContain(
      'said that a Ukrainian T-64BV tank was destroyed near Avdiivka',
    );
    expect(shown.stdout).toContain('"T-64BV"');
  });

  it('is shown under no beginning that several ids have', async () => {
    const several = await run(['losses', 'show', 'loss_']);
    expect(several.status).toBe(2);
    expect(several.stderr.match(/loss_[0-9a-f]{10,}/g)).toHaveLength(2);
    expect(await run(['losses', 'show', 'loss_xyz'])).toMatchObject({ status: 3 });
  });

  it('is not listed by what does not match it, which is said', async () => {
    const listed = await run(['losses', 'list', '--lost-by', 'ukr', '--status', 'captured']);
    expect(listed).toMatchObject({ status: 0, stdout: '' });
    expect(listed.stderr).toBe('No loss on the ledger matches --lost-by UKR --status captured.\n');
  });

  it('is proved whole with the rest, and read again without a trace', async () => {
    expect(await run(['verify'])).toMatchObject({ status: 0 });
    const before = await run(['losses', 'list', '--json']);
    for (const stage of ['extract', 'record']) {
      expect(await run(['requeue', '--stage', stage, '--reason', 'a test'])).toMatchObject({
        status: 0,
      });
    }
    const file = path.join(backend.home, 'both.html');
    expect(await run(['ingest', file, '--wait'])).toMatchObject({ status: 0 });
    expect((await run(['losses', 'list', '--json'])).stdout).toBe(before.stdout);
  });
});
