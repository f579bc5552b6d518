import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/domain/digest.ts';
import { clusterMedia } from '../../src/ledger/media-clusters.ts';
import type { PictureReading } from '../../src/media/picture-reading.ts';
import { readPicture } from '../../src/media/read-picture.ts';
import { allLinks } from '../../src/store/queries/media-links.ts';
import { seeded, VARIANTS, variantOf } from '../_support/drawn-pictures.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { webOfBytes } from '../_support/web-of-bytes.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const SITE = 'https://pictures.example';
const PICTURES = 5;
const ORDERS = 4;
const NAMES = Object.keys(VARIANTS);

/** Each variant drawn once, and read once: what comes of equal bytes is equal. */
const drawn = new Map<string, Promise<Uint8Array>>();
const readings = new Map<string, Promise<PictureReading>>();
const outside = webOfBytes((url) => {
  const [, seed = '', name = ''] = new URL(url).pathname.split('/');
  const known = drawn.get(url) ?? variantOf(Number(seed), name.replace('.jpg', ''));
  drawn.set(url, known);
  return known;
});
const readOnce = (bytes: Uint8Array): Promise<PictureReading> => {
  const hash = sha256(bytes);
  const known = readings.get(hash) ?? readPicture(bytes);
  readings.set(hash, known);
  return known;
};

/** An article of its own with a post of its own, and one variant of one picture. */
interface Repost {
  readonly n: number;
  readonly picture: string;
}
const REPOSTS: readonly Repost[] = Array.from({ length: PICTURES }, (_, seed) =>
  NAMES.map((name) => `/${seed}/${name}.jpg`),
)
  .flat()
  .map((picture, n) => ({ n, picture }));

function articleOf({ n, picture }: Repost) {
  return {
    html: `<!doctype html><html lang="en"><head><title>News ${n}</title></head><body><p>Something.</p>
      <blockquote class="twitter-tweet"><p lang="en" dir="ltr">${n % 2 === 0 ? '1 T-72 destroyed.' : '2 BMP-2 captured.'}</p>
      <img src="${SITE}${picture}">&mdash; Name (@notes${n}) March 12, 2024</blockquote></body></html>`,
    url: `https://news.example/${n}`,
  };
}

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const random = seeded(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test, reader, {
    ...NO_MEDIA,
    mediaOf: 'all',
    outside,
    pictures: { algorithm: 'test-1', read: readOnce },
  });
});
afterAll(async () => {
  await test.stop();
});

async function arriving(reposts: readonly Repost[]) {
  await run.clear();
  for (const repost of reposts) await run.ingest(articleOf(repost));
  const links = await allLinks(test.store.sql);
  const clusters = clusterMedia(
    links
      .filter(({ state }) => state === 'auto')
      .map(({ a, b, distance }) => ({ a, b, says: 'together', distance: distance ?? 0 })),
  );
  return { links, clusters, ledger: await run.ledger() };
}

/** The paths that gave each file. */
async function picturesOf(members: readonly string[]): Promise<readonly string[]> {
  const rows = await test.sql<{ address: string }[]>`
    select address from lossledger.media_downloads where sha256 = any(${[...members]}) order by 1`;
  return rows.map(({ address }) => new URL(address).pathname.split('/')[1] ?? '');
}

describe('pictures that arrive in any order', () => {
  it('come to the same links, groups and ledger, and each group shows one picture', async () => {
    const first = await arriving(REPOSTS);
    expect(first.clusters).toHaveLength(PICTURES);
    for (const { members } of first.clusters) {
      const shown = await picturesOf(members);
      expect(new Set(shown).size).toBe(1);
      expect(shown).toHaveLength(NAMES.length);
    }
    for (let seed = 1; seed <= ORDERS; seed += 1) {
      expect(await arriving(shuffled(REPOSTS, seed))).toEqual(first);
    }
  });

  it('make one loss of what is told alike beside one of them, and change no count else', async () => {
    const pictured = await arriving(shuffled(REPOSTS, 9));
    const bare = ledgerRun(test, reader);
    await bare.clear();
    for (const repost of REPOSTS) await bare.ingest(articleOf(repost));
    const told = countsOf(await bare.ledger());
    const kinds = countsOf(pictured.ledger);
    // "1 T-72" and "2 BMP-2", once for each picture that posts of both kinds show.
    expect(kinds).toEqual({ 'T-72': PICTURES, 'BMP-2': 2 * PICTURES });
    expect(told['T-72']).toBeGreaterThan(PICTURES);
    const tellings = await test.sql<{ n: number }[]>`
      select count(*)::int as n from lossledger.item_sightings where is_told`;
    expect(tellings[0]?.n).toBe((told['T-72'] ?? 0) + (told['BMP-2'] ?? 0));
  });
});

function countsOf(rows: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const model = /"model":"([^"]*)"/.exec(row)?.[1] ?? '';
    counts[model] = (counts[model] ?? 0) + 1;
  }
  return counts;
}
