import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/domain/digest.ts';
import { decodePicture } from '../../src/media/decode/decode-picture.ts';
import { hashesOfPicture, type PictureHashes } from '../../src/media/likeness/hashes-of-picture.ts';
import { judge } from '../../src/media/likeness/judge.ts';
import { queryHashes } from '../../src/media/likeness/query-hashes.ts';
import { packFeatures } from '../../src/media/packed-features.ts';
import { distance } from '../../src/media/pdq/pdq.ts';
import { lookAlikes } from '../../src/pipeline/look-alikes.ts';
import { wouldFind } from '../../src/pipeline/would-find.ts';
import { writeMedia } from '../../src/store/queries/media.ts';
import { drawPicture, jpegOf, seeded } from '../_support/drawn-pictures.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const ALGORITHM = 'test-1';
/** Among the copies of these are two of which one finds the other, and not the other way round. */
const SEEDS = [34, 35, 36, 37];
const SPOILED = 4;
const ORDERS = 3;

interface Hashed {
  readonly sha256: string;
  readonly hashes: PictureHashes;
}

/** A picture turned or mirrored, and cut: far from the original, or not so far. */
async function spoiled(seed: number, random: () => number): Promise<Uint8Array> {
  const drawn = drawPicture(seed, { width: 240, height: 180, shapes: 40 });
  const turned = sharp(await drawn.png().toBuffer()).rotate(90 * Math.floor(random() * 4));
  const bytes = await (random() < 0.5 ? turned.flop() : turned).png().toBuffer();
  const whole = await sharp(bytes).metadata();
  const width = Math.round(whole.width * (0.75 + random() * 0.2));
  const height = Math.round(whole.height * (0.75 + random() * 0.2));
  const left = Math.floor(random() * (whole.width - width));
  const top = Math.floor(random() * (whole.height - height));
  const cut = sharp(bytes).extract({ left, top, width, height });
  return jpegOf(cut, 40 + Math.round(random() * 40));
}

async function hashed(bytes: Uint8Array): Promise<Hashed> {
  return { sha256: sha256(bytes), hashes: hashesOfPicture(await decodePicture(bytes)) };
}

/** The nearest that the wholes of two pictures come to one another, turned or not. */
function nearest(a: Hashed, b: Hashed): number {
  const wholes = b.hashes.windows.filter(({ kind }) => kind !== 'crop');
  return Math.min(
    ...queryHashes(a.hashes)
      .filter(({ window }) => window.kind !== 'crop')
      .flatMap(({ hash }) => wholes.map((whole) => distance(hash, whole.hash))),
  );
}

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const random = seeded(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

let test: TestStore;
const pictures: Hashed[] = [];
beforeAll(async () => {
  test = await startTestStore();
  for (const seed of SEEDS) {
    const random = seeded(seed * 31 + 7);
    const drawn = drawPicture(seed, { width: 240, height: 180, shapes: 40 });
    pictures.push(await hashed(await jpegOf(drawn)));
    for (let n = 0; n < SPOILED; n++) pictures.push(await hashed(await spoiled(seed, random)));
  }
});
afterAll(async () => {
  await test.stop();
});

/** Every link that comes of pictures that come one after the other. */
async function linksOf(order: readonly Hashed[]): Promise<readonly string[]> {
  await test.sql.begin((tx) =>
    tx.unsafe(`set local session_replication_role = replica;
      delete from lossledger.media_hashes; delete from lossledger.media_crop_hashes;
      delete from lossledger.media_hashings; delete from lossledger.media_features; delete from lossledger.media;`),
  );
  const links: string[] = [];
  for (const given of order) {
    const { sha256, hashes } = given;
    const row = { sha256, bytes: 1, kind: 'image', mime: 'image/jpeg', quality: hashes.quality };
    const findable = hashes.windows.map(({ kind, left, top, width, height, hash, quality }) => ({
      kind,
      window: { left, top, width, height },
      hash,
      quality,
    }));
    const features = packFeatures(hashes);
    await test.store.db.transaction((tx) =>
      writeMedia(
        tx,
        { ...row, algorithm: ALGORITHM },
        { algorithm: ALGORITHM, features, hashes: findable },
      ),
    );
    for (const found of await lookAlikes(test.store.db, given, ALGORITHM)) {
      const pair = [sha256, found.sha256].toSorted().join(' ');
      const { distance: bits, tier, reason } = found.likeness;
      links.push(`${pair} ${bits} ${tier} ${reason}`);
    }
  }
  return links.toSorted();
}

describe('links of pictures that come one after the other', () => {
  it('are the same whatever order they come in', async () => {
    const first = await linksOf(pictures);
    expect(first.length).toBeGreaterThan(SEEDS.length);
    for (let seed = 1; seed <= ORDERS; seed++) {
      expect(await linksOf(shuffled(pictures, seed))).toEqual(first);
    }
    expect(await linksOf(pictures.toReversed())).toEqual(first);
  });

  it('are among pictures of which some are 32 to 63 bits apart, and some found one way only', () => {
    const pairs = pictures.flatMap((a, n) => pictures.slice(0, n).map((b) => [a, b] as const));
    const middling = pairs.filter(([a, b]) => nearest(a, b) > 31 && nearest(a, b) <= 63);
    // These would be linked or not by which came first, if to be found by one of the two were enough.
    const oneWay = pairs.filter(
      ([a, b]) =>
        wouldFind(a.hashes, b.hashes) !== wouldFind(b.hashes, a.hashes) &&
        judge(a.hashes, b.hashes) !== null,
    );
    expect(middling.length).toBeGreaterThan(0);
    expect(oneWay.length).toBeGreaterThan(0);
  });

  it('are found by the index as the hashes say', async () => {
    await linksOf(pictures);
    const hits = new Map<string, boolean>();
    for (const given of pictures.slice(0, 8)) {
      const found = await lookAlikes(test.store.db, { ...given, sha256: null }, ALGORITHM);
      for (const { sha256 } of found) hits.set(`${given.sha256} ${sha256}`, true);
    }
    for (const comes of pictures) {
      for (const stored of pictures) {
        // What is found and judged to be like it must be what the hashes let it find.
        if (hits.get(`${comes.sha256} ${stored.sha256}`) !== true) continue;
        expect(wouldFind(comes.hashes, stored.hashes)).toBe(true);
      }
    }
  });
});
