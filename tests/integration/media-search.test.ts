import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../src/store/connection.ts';
import {
  deleteMediaHashes,
  findLookAlikes,
  insertMediaHashes,
  type LookAlikeOptions,
  type MediaHashKind,
  type MediaHashRow,
} from '../../src/store/queries/media-search.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;

beforeAll(async () => {
  // One connection, so that what a test sets for its session holds for what it asks.
  test = await startTestStore(1);
});
afterEach(() => empty());
afterAll(() => test.stop());

const empty = () =>
  test.store.sql.unsafe(
    'truncate lossledger.media_crop_hashes, lossledger.media_hashes, lossledger.media_hashings',
  );

const EXACT: LookAlikeOptions = { path: 'exact', maxDistance: 31 };
const GUARANTEED: LookAlikeOptions = { path: 'guaranteed', maxDistance: 31 };
const WINDOW = { left: 0.25, top: 0, width: 0.5, height: 1 };

/** A hash that a number stands for: the same for the same number. */
const hashOf = (number: number) =>
  new Uint8Array(createHash('sha256').update(`hash ${number}`).digest());
const shaOf = (number: number) => createHash('sha256').update(`picture ${number}`).digest('hex');
const row = (number: number, kind: MediaHashKind = 'full', algorithm = 'one'): MediaHashRow => ({
  sha256: shaOf(number),
  algorithm,
  kind,
  window: WINDOW,
  hash: hashOf(number),
  quality: 80,
});

function flipped(hash: Uint8Array, positions: Iterable<number>): Uint8Array {
  const copy = Uint8Array.from(hash);
  for (const at of positions) copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (128 >> (at & 7));
  return copy;
}

async function store(rows: readonly MediaHashRow[]): Promise<void> {
  await test.store.db.transaction(async (tx) => {
    await putPicturesOnRecord(tx, rows);
    await insertMediaHashes(tx, rows);
  });
}

async function putPicturesOnRecord(tx: Tx, rows: readonly MediaHashRow[]): Promise<void> {
  await tx.execute(sql`
    insert into lossledger.media (sha256, bytes, kind)
    select distinct sha256, 0, 'image'
    from unnest(${sql.param(rows.map(({ sha256 }) => sha256))}::text[]) as given(sha256)
    on conflict do nothing`);
}

const find = (
  queries: Parameters<typeof findLookAlikes>[1],
  options: LookAlikeOptions = GUARANTEED,
) => findLookAlikes(test.store.db, queries, options);

/** Positions of the bits of each band: coefficients of the DCT in the order of their diagonals. */
const BAND_POSITIONS = (() => {
  const diagonal = (position: number) => 30 - (position >> 4) - (position & 15);
  const positions = Array.from({ length: 256 }, (_, at) => 255 - at);
  const inOrder = positions.sort((a, b) => diagonal(a) - diagonal(b) || b - a);
  return Array.from({ length: 16 }, (_, band) => inOrder.slice(16 * band, 16 * band + 16));
})();

describe('the search for look-alikes', () => {
  it.each([EXACT, GUARANTEED])('finds nothing where nothing is stored, path $path', async (how) => {
    expect(await find([hashOf(1)], how)).toEqual([]);
    expect(await find([], how)).toEqual([]);
  });

  it('tells what of which picture is near, and how near', async () => {
    await store([row(1), row(2, 'crop')]);
    expect(await find([hashOf(3), hashOf(1), flipped(hashOf(2), [0, 9, 255])])).toEqual([
      { query: 1, sha256: shaOf(1), kind: 'full', window: WINDOW, distance: 0 },
      { query: 2, sha256: shaOf(2), kind: 'crop', window: WINDOW, distance: 3 },
    ]);
  });

  it('finds all neighbours within 31 on the guaranteed path, and no others on the exact one', async () => {
    await store(Array.from({ length: 400 }, (_, number) => row(number, kindOf(number))));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 399 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 255 }), { maxLength: 31 }),
        async (number, positions) => {
          const query = [flipped(hashOf(number), positions)];
          const all = await find(query);
          const wanted = { sha256: shaOf(number), distance: positions.length };
          expect(all).toEqual([expect.objectContaining(wanted)]);
          expect(all).toEqual(expect.arrayContaining([...(await find(query, EXACT))]));
        },
      ),
      { numRuns: 300, seed: 20_220_224 },
    );
  });

  it('finds a neighbour whose 31 differences are spread as badly as can be', async () => {
    await store([row(1), row(2, 'crop')]);
    for (const number of [1, 2]) {
      for (let spared = 0; spared < 16; spared++) {
        const positions = BAND_POSITIONS.flatMap((band, at) =>
          band.slice(spared % 8, (spared % 8) + (at === spared ? 1 : 2)),
        );
        expect(positions).toHaveLength(31);
        const query = [flipped(hashOf(number), positions)];
        expect(await find(query)).toMatchObject([{ sha256: shaOf(number), distance: 31 }]);
        expect(await find(query, EXACT)).toEqual([]);
      }
    }
  });

  it('takes the path of each query where it names one', async () => {
    await store([row(1)]);
    const hash = flipped(
      hashOf(1),
      BAND_POSITIONS.flatMap((band) => band.slice(0, 1)),
    );
    const kinds = ['full'] as const;
    const queries = [
      { hash, kinds },
      { hash, kinds, path: 'exact' },
      { hash, kinds, path: 'guaranteed' },
    ] as const;
    const found = async (how: LookAlikeOptions) => (await find(queries, how)).map((h) => h.query);
    expect(await found(EXACT)).toEqual([2]);
    expect(await found(GUARANTEED)).toEqual([0, 2]);
  });

  it('leaves out what is farther away than asked for', async () => {
    await store([row(1)]);
    const query = [flipped(hashOf(1), [3, 5, 8])];
    expect(await find(query, { ...GUARANTEED, maxDistance: 2 })).toEqual([]);
    expect(await find(query, { ...GUARANTEED, maxDistance: 3 })).toHaveLength(1);
  });

  it('gives the nearest first, over all queries, and no more than asked for', async () => {
    await store([1, 2, 3].map((number) => row(number)));
    const queries = [flipped(hashOf(1), [1, 2]), hashOf(2), flipped(hashOf(3), [7])];
    const nearest = (await find(queries, { ...GUARANTEED, limit: 2 })).map(({ query }) => query);
    expect(nearest).toEqual([1, 2]);
  });

  it('searches the kinds asked for, of all queries or of each', async () => {
    const same = { hash: hashOf(1) };
    await store([
      { ...row(1, 'full'), ...same },
      { ...row(1, 'box'), ...same },
      { ...row(1, 'crop'), ...same },
    ]);
    const kinds = async (...asked: Parameters<typeof find>) =>
      (await find(...asked)).map(({ query, kind }) => `${query} ${kind}`).sort();
    expect(await kinds([hashOf(1)])).toEqual(['0 box', '0 crop', '0 full']);
    expect(await kinds([hashOf(1)], { ...EXACT, kinds: ['box'] })).toEqual(['0 box']);
    expect(
      await kinds([
        { ...same, kinds: ['crop'] },
        { ...same, kinds: ['full', 'box'] },
      ]),
    ).toEqual(['0 crop', '1 box', '1 full']);
  });

  it('finds what lies in different stretches of the indexes', async () => {
    const numbers = [1, 70_000, 600_000, 2_000_000];
    for (const number of numbers) {
      await test.store.sql.unsafe(
        `alter table lossledger.media_hashings alter column hashing_id restart with ${number}`,
      );
      await store([row(number), { ...row(number, 'crop'), hash: hashOf(number + 1) }]);
    }
    for (const number of numbers) {
      expect(await find([flipped(hashOf(number), [1])])).toMatchObject([{ kind: 'full' }]);
      expect(await find([flipped(hashOf(number + 1), [1])], EXACT)).toMatchObject([
        { kind: 'crop', sha256: shaOf(number) },
      ]);
    }
  });
});

const kindOf = (number: number): MediaHashKind =>
  number % 4 === 0 ? 'full' : number % 4 === 1 ? 'box' : 'crop';

describe('putting hashes where they are searched', () => {
  it('changes nothing when an algorithm hashes the same picture again', async () => {
    await store([row(1), row(1, 'crop')]);
    await store([row(1), row(1, 'crop'), row(1, 'box')]);
    expect(await find([hashOf(1)])).toHaveLength(2);
  });

  it('keeps what two algorithms say side by side, until the picture is taken out', async () => {
    await store([row(1), row(2)]);
    await store([row(1, 'full', 'two'), row(1, 'crop', 'two')]);
    expect(await find([hashOf(1)])).toHaveLength(3);
    await deleteMediaHashes(test.store.db, shaOf(1));
    expect(await find([hashOf(1), hashOf(2)])).toMatchObject([{ sha256: shaOf(2) }]);
  });

  it('leaves nothing behind when its transaction fails', async () => {
    const failing = test.store.db.transaction(async (tx) => {
      await putPicturesOnRecord(tx, [row(1)]);
      await insertMediaHashes(tx, [row(1)]);
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect(await find([hashOf(1)])).toEqual([]);
  });

  it('refuses a picture that is not on record', async () => {
    const strange = row(1_000_000_000);
    await expect(insertMediaHashes(test.store.db, [strange])).rejects.toThrow('media_hashings');
  });

  it('takes more rows than one statement does, and none', async () => {
    await store(Array.from({ length: 9_000 }, (_, at) => ({ ...row(at), sha256: shaOf(at >> 3) })));
    expect(await find([hashOf(0), hashOf(8_999)])).toHaveLength(2);
    await insertMediaHashes(test.store.db, []);
  });
});

describe('the plan of the search', () => {
  /** How often each table was read whole so far, or by its indexes. */
  const reads = async () => {
    await test.store.sql`select pg_stat_force_next_flush()`;
    const [row] = await test.store.sql<{ whole: number; by_index: number }[]>`
      select sum(seq_scan)::integer as whole, sum(idx_scan)::integer as by_index
      from pg_stat_user_tables where relname in ('media_hashes', 'media_crop_hashes')`;
    return row ?? { whole: 0, by_index: 0 };
  };

  it('reads by its band indexes alone, without statistics and with, however plans are cached', async () => {
    await test.store.sql.unsafe(
      'alter table lossledger.media_hashes set (autovacuum_enabled = off); alter table lossledger.media_crop_hashes set (autovacuum_enabled = off)',
    );
    const rows = Array.from({ length: 12_000 }, (_, at) => ({
      ...row(at, kindOf(at)),
      sha256: shaOf(at >> 3),
    }));
    await store(rows);
    for (const statistics of ['none', 'analyzed']) {
      if (statistics === 'analyzed') {
        await test.store.sql.unsafe('analyze lossledger.media_hashes');
        await test.store.sql.unsafe('analyze lossledger.media_crop_hashes');
      }
      for (const mode of ['auto', 'force_generic_plan', 'force_custom_plan']) {
        await test.store.sql.unsafe(`set plan_cache_mode = ${mode}`);
        for (const how of [EXACT, GUARANTEED]) {
          const before = await reads();
          // More often than the five times after which a server may settle for a generic plan.
          for (let time = 0; time < 7; time++) {
            expect(await find([flipped(hashOf(time), [4])], how)).toHaveLength(1);
          }
          const after = await reads();
          const told = `${statistics} ${mode} ${how.path}`;
          expect(after.whole - before.whole, told).toBe(0);
          // Sixteen bands in each of two tables, seven times.
          expect(after.by_index - before.by_index, told).toBeGreaterThanOrEqual(7 * 32);
        }
      }
    }
  });
});
