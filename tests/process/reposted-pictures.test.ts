import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Backend, startBackend } from '../_support/backends.ts';
import { type CliResult, type Env, runCli } from '../_support/cli.ts';
import { drawPicture, jpegOf, REPOSTED, seeded } from '../_support/drawn-pictures.ts';
import { type LocalHttpServer, startHttpServer } from '../_support/http-server.ts';

/** Pictures reposted; 200 for the whole run: LOSSLEDGER_REPOSTED_PICTURES=200. */
const PICTURES = Number(process.env['LOSSLEDGER_REPOSTED_PICTURES'] ?? 8);
const SEED = 20_240_312;
const MINUTE = 60_000;
const X_EPOCH_MS = 1_288_834_974_657n;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Photographs of the evaluation data, where they are; drawn pictures for the rest. */
async function originals(): Promise<readonly Uint8Array[]> {
  const folder = path.join(process.env['LOSSLEDGER_EVAL_DATA'] ?? '/nonexistent', 'images/photos');
  const names = existsSync(folder) ? (await readdir(folder)).toSorted() : [];
  const photos = names.filter((name) => /\.jpe?g$/i.test(name)).slice(0, PICTURES);
  const found = await Promise.all(photos.map((name) => readFile(path.join(folder, name))));
  const drawn = Array.from({ length: PICTURES - found.length }, (_, n) =>
    jpegOf(drawPicture(SEED + n), 90),
  );
  console.log(`${found.length} photographs, ${drawn.length} drawn pictures, seed ${SEED}`);
  return [...found, ...(await Promise.all(drawn))];
}

/** What the posts say was lost: each repost of a picture something else, so that pixels alone are shared. */
const ITEMS = [
  'T-72B3 tank',
  'BMP-2 infantry fighting vehicle',
  'BTR-80 armoured personnel carrier',
  '2S1 Gvozdika self-propelled howitzer',
  'Ural-4320 truck',
];

/** Each repost is an article of its own, with a post of its own: nothing but the picture is shared. */
function article(n: number, url: string): string {
  const at = Date.parse('2024-03-12T10:00:00Z') + n * 61_000;
  const id = ((BigInt(at) - X_EPOCH_MS) << 22n).toString();
  return `<!doctype html><html lang="en"><head><title>News ${n}</title></head><body><p>Repair crews went back to work.</p>
    <blockquote class="twitter-tweet"><p lang="en" dir="ltr">A Russian ${ITEMS[n % ITEMS.length] ?? ''} was destroyed near Kupiansk. Case ${n}.</p><img src="${url}">
    &mdash; Notes ${n} (@notes_${n}) <a href="https://twitter.com/notes_${n}/status/${id}">March 12, 2024</a></blockquote></body></html>`;
}

const grouped = z.object({ clusters: z.array(z.object({ members: z.array(z.string()) })) });
const losses = z.array(z.looseObject({ loss_id: z.string(), n_posts: z.number() }));

describe('articles that repost pictures', () => {
  /** SHA-256 → which picture it shows, and how it was changed. */
  const shows = new Map<string, { picture: number; variant: string }>();
  const bytesAt = new Map<string, Uint8Array>();
  let server: LocalHttpServer;
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lossledger-reposts-'));
    const random = seeded(SEED);
    for (const [picture, original] of (await originals()).entries()) {
      for (const [variant, change] of Object.entries(REPOSTED)) {
        const bytes = await change(original, random);
        bytesAt.set(`/${picture}/${variant}.jpg`, bytes);
        shows.set(sha256(bytes), { picture, variant });
      }
    }
    server = await startHttpServer(
      Object.fromEntries(
        [...bytesAt].map(([name, bytes]) => [
          name,
          (_request, response) =>
            response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes),
        ]),
      ),
    );
  }, 10 * MINUTE);
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A ledger of all articles, given one folder after the other in the order of their names. */
  async function ingestAll(backend: Backend, order: readonly string[]): Promise<Env> {
    const env = { ...backend.env, FETCH_ALLOW_HOSTS: server.host, FETCH_GAP_MS: '0' };
    const articles = await mkdtemp(path.join(folder, 'articles-'));
    const names = [...bytesAt.keys()];
    for (const [place, name] of order.entries()) {
      const file = path.join(articles, `${String(place).padStart(5, '0')}.html`);
      await writeFile(file, article(names.indexOf(name), server.url(name)));
    }
    const result: CliResult = await runCli(['ingest', articles, '--wait'], env);
    expect(result.stderr).not.toContain('still to be fetched');
    expect(result).toMatchObject({ status: 0 });
    return env;
  }

  async function countsOf(env: Env) {
    const listed = await runCli(['losses', 'list', '--json', '--limit', '100000'], env);
    return losses
      .parse(JSON.parse(listed.stdout))
      .map(
        ({
          loss_id: _,
          collected_at: _c,
          recorded_at: _r,
          updated_at: _u,
          revision: _v,
          ...loss
        }) => JSON.stringify(loss),
      )
      .toSorted();
  }

  it(
    `come to one group a picture, none merged wrongly, whatever order they come in`,
    async () => {
      const names = [...bytesAt.keys()];
      const random = seeded(SEED + 1);
      const shuffled = names
        .map((name) => ({ name, at: random() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ name }) => name);
      const results = [];
      for (const order of [names, shuffled]) {
        const backend = await startBackend('embedded');
        try {
          const started = performance.now();
          const env = await ingestAll(backend, order);
          const seconds = (performance.now() - started) / 1_000;
          const told = await runCli(['media', 'dedupe', '--dry-run', '--json'], env);
          const { clusters } = grouped.parse(JSON.parse(told.stdout));
          const stats = await runCli(['media', 'stats', '--json'], env);
          results.push({ clusters, counts: await countsOf(env), seconds, stats: stats.stdout });
        } finally {
          await backend.stop();
        }
      }
      const [first, second] = results;
      const missed = new Map<string, number>();
      const pictures = new Set<number>();
      for (const { members } of first?.clusters ?? []) {
        const shown = members.map((hash) => shows.get(hash));
        expect(new Set(shown.map((one) => one?.picture)).size).toBe(1);
        for (const one of shown) if (one !== undefined) pictures.add(one.picture);
      }
      const placed = new Set(first?.clusters.flatMap(({ members }) => members));
      for (const [hash, { variant }] of shows) {
        if (!placed.has(hash)) missed.set(variant, (missed.get(variant) ?? 0) + 1);
      }
      console.log(
        JSON.stringify({
          articles: names.length,
          clusters: first?.clusters.length,
          missed: Object.fromEntries(missed),
          seconds: results.map(({ seconds }) => Math.round(seconds)),
          stats: JSON.parse(first?.stats ?? '{}'),
        }),
      );
      expect(second?.clusters).toEqual(first?.clusters);
      expect(second?.counts).toEqual(first?.counts);
      expect(first?.counts).toHaveLength(names.length);
      expect(first?.clusters).toHaveLength(PICTURES);
      expect(pictures.size).toBe(PICTURES);
      // What the bench predicts to be missed: a crop now and then, anything else one in a hundred at most.
      for (const [variant, times] of missed) {
        if (variant !== 'cropped') expect(times).toBeLessThanOrEqual(Math.floor(PICTURES / 100));
      }
      expect(missed.get('cropped') ?? 0).toBeLessThanOrEqual(Math.ceil(PICTURES * 0.2));
    },
    60 * MINUTE,
  );
});
