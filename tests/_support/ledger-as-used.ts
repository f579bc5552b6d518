import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { availableBackends, type Backend, startBackend } from './backends.ts';
import { runCli } from './cli.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/article.txt', import.meta.url));

/** The id X would give a post of that instant. */
function snowflake(instant: string): string {
  return ((BigInt(Date.parse(instant)) - 1_288_834_974_657n) << 22n).toString();
}

const losses = z.array(z.record(z.string(), z.unknown()));

/** What a ledger does for those who use it, in every way to deploy it with or without Redis. */
export function describeLedgerAsUsed({ withRedis }: { readonly withRedis: boolean }): void {
  const ways = availableBackends().filter((name) => name.startsWith('redis') === withRedis);
  it.skipIf(ways.length === 0)('finds the programs it needs', () => {
    expect(ways).not.toEqual([]);
  });
  describe.each(ways)('on %s', (name) => {
    let backend: Backend;
    const run = (args: string[], input?: string | Uint8Array) => runCli(args, backend.env, input);
    const list = async () => {
      const result = await run(['losses', 'list', '--json']);
      expect(result).toMatchObject({ status: 0 });
      return losses.parse(JSON.parse(result.stdout));
    };

    beforeAll(async () => {
      backend = await startBackend(name);
    });
    afterAll(async () => {
      await backend.stop();
    });

    it('turns the example article into exactly one loss with every field as the post has it', async () => {
      const result = await run(['ingest', EXAMPLE, '--wait']);
      expect(result).toMatchObject({ status: 0 });
      expect(result.stderr).toContain('1 document: 1 post, 1 claim, 1 loss on the ledger.');
      const found = await list();
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        lost_by: 'RUS',
        equipment_category: 'Infantry Fighting Vehicles',
        model: 'BMP-2',
        family: 'BMP-2',
        status: 'destroyed',
        caused_by: 'FPV drone',
        attacker: 'UKR',
        place_name: 'Kupiansk',
        admin1: 'Kharkiv Oblast',
        country: 'UKR',
        where_prec: 2,
        loss_date_start: null,
        loss_date_end: '2024-03-12',
        date_prec: null,
        date_basis: 'post_date',
        n_posts: 1,
        n_articles: 1,
        review_state: 'auto',
        revision: 1,
      });
    });

    it('adds nothing when the same article is given again', async () => {
      const before = await list();
      expect(await run(['ingest', EXAMPLE, '--wait'])).toMatchObject({ status: 0 });
      expect(await list()).toEqual(before);
    });

    it('records a second article with the same post as embed and adds no loss', async () => {
      const [before] = await list();
      const html = `<!doctype html><html lang="en"><head><title>Another article</title></head><body>
      <p>Something else happened too.</p>
      <blockquote class="twitter-tweet"><p lang="en" dir="ltr"><a href="https://twitter.com/hashtag/Ukraine?src=hash">#Ukraine</a>: A Russian BMP-2 infantry fighting vehicle was destroyed by a Ukrainian FPV drone near Kupiansk, <a href="https://twitter.com/hashtag/Kharkiv?src=hash">#Kharkiv</a> Oblast. <a href="https://t.co/abcdefghij">pic.twitter.com/abcdefghij</a></p>&mdash; Example Field Notes (@example_notes) <a href="https://twitter.com/example_notes/status/${snowflake('2024-03-12T10:00:00Z')}?ref_src=twsrc%5Etfw">March 12, 2024</a></blockquote>
      </body></html>`;
      const file = path.join(backend.home, 'second.html');
      await writeFile(file, html);
      const result = await run(['ingest', file, '--wait', '--url', 'https://news.example/second']);
      expect(result).toMatchObject({ status: 0 });
      const [after, ...more] = await list();
      expect(more).toEqual([]);
      expect(after).toMatchObject({ loss_id: before?.['loss_id'], n_posts: 1, n_articles: 2 });
      expect(after?.['source_urls']).toContain('https://news.example/second');
    });

    it('shows a loss with the words each field was read from', async () => {
      const [loss] = await list();
      const result = await run(['losses', 'show', String(loss?.['loss_id']), '--json']);
      const shown = z
        .object({
          evidence: z.array(
            z.object({
              text: z.string(),
              spans: z.array(z.object({ field: z.string(), start: z.number(), end: z.number() })),
            }),
          ),
          history: z.array(z.object({ revision: z.number() })),
        })
        .parse(JSON.parse(result.stdout));
      const [evidence] = shown.evidence;
      const words = Object.fromEntries(
        (evidence?.spans ?? []).map((span) => [
          span.field,
          evidence?.text.slice(span.start, span.end),
        ]),
      );
      expect(words).toMatchObject({ model: 'BMP-2', status: 'destroyed' });
      expect(shown.history.map((row) => row.revision)).toEqual(shown.history.map((_, n) => n + 1));
    });

    it('quarantines a binary file, names it, and lets the others through', async () => {
      const folder = backend.home;
      const binary = path.join(folder, 'picture.txt');
      await writeFile(
        binary,
        Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]),
      );
      const result = await run(['ingest', binary, EXAMPLE, '--wait']);
      expect(result.status).toBe(5);
      expect(result.stderr).toContain('INPUT_BINARY');
      const listed = await run(['quarantine', 'list', '--json']);
      const [item] = z
        .array(z.object({ subject: z.string(), code: z.string(), subject_key: z.string() }))
        .parse(JSON.parse(listed.stdout));
      expect(item).toMatchObject({ subject: 'picture.txt', code: 'INPUT_BINARY' });
      const dropped = await run([
        'quarantine',
        'drop',
        String(item?.subject_key),
        '--reason',
        'a test',
      ]);
      expect(dropped).toMatchObject({ status: 0 });
    });

    it('takes a document from standard input', async () => {
      const text =
        'Two Ukrainian soldiers looked on.\n\nA Ukrainian T-64BV tank was captured near Avdiivka.\n\n— Example Field Notes (@example_notes) March 13, 2024\n';
      expect(await run(['ingest', '-', '--wait'], text)).toMatchObject({ status: 0 });
      expect((await list()).map((loss) => loss['model'])).toContain('T-64BV');
    });

    it('refuses a missing file by name and changes nothing', async () => {
      const before = await list();
      const result = await run(['ingest', path.join(backend.home, 'nowhere.txt'), '--wait']);
      expect(result.status).toBe(1);
      expect(result.stderr).toContain('INPUT_MISSING');
      expect(await list()).toEqual(before);
    });

    it('requeues every stage without changing a row, and only with a reason', async () => {
      const before = await list();
      expect(await run(['requeue', '--stage', 'extract'])).toMatchObject({ status: 2 });
      for (const stage of ['capture', 'extract', 'record']) {
        const result = await run(['requeue', '--stage', stage, '--reason', 'a test']);
        expect(result).toMatchObject({ status: 0 });
      }
      expect(await run(['ingest', EXAMPLE, '--wait'])).toMatchObject({ status: 0 });
      const status = async () => {
        const { stdout } = await run(['queue', 'status', '--json']);
        return z
          .object({ stages: z.array(z.object({ stage: z.string(), waiting: z.number() })) })
          .parse(JSON.parse(stdout)).stages;
      };
      const waiting = await status();
      expect(waiting.reduce((sum, stage) => sum + stage.waiting, 0)).toBeLessThanOrEqual(20);
      expect(await list()).toEqual(before);
    });

    it('proves captures and history whole', async () => {
      const result = await run(['verify', '--json']);
      expect(result).toMatchObject({ status: 0 });
      expect(JSON.parse(result.stdout)).toMatchObject({ problems: [] });
    });

    it('finds nothing wrong with itself', async () => {
      const result = await run(['doctor', '--json']);
      expect(result.status).toBe(0);
    });
  });
}
