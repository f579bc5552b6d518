import type { Store } from '../../src/store/connection.ts';
import { STORED_KINDS } from './generated-pictures.ts';
import { type LoadFigures, load, write } from './load.ts';
import {
  askEach,
  askTogether,
  type Latency,
  picturesAsAsked,
  type Recall,
  scanEach,
  wholePictures,
} from './measure.ts';
import { type Pair, plantedPairs } from './pairs.ts';
import type { RealPairs } from './real-pairs.ts';

interface TableSize {
  readonly table: string;
  readonly rows: number;
  readonly tableMb: number;
  readonly indexMb: number;
}

export interface SearchFigures {
  readonly seed: number;
  readonly server: string;
  readonly sharedBuffers: string;
  readonly hashesPerPicture: number;
  readonly load: LoadFigures;
  readonly sizes: readonly TableSize[];
  readonly latencies: readonly Latency[];
  /** Random bits flipped, by how many; the exact path. */
  readonly planted: readonly (Recall & { readonly distance: number })[];
  readonly plantedGuaranteed: Recall;
  readonly real: {
    readonly photos: number;
    readonly variants: number;
    readonly pairs: number;
    readonly exactWholes: Recall;
    readonly exactParts: Recall;
    readonly guaranteed: Recall;
  } | null;
}

interface BenchOptions {
  readonly hashes: number;
  readonly seed: number;
  readonly real: RealPairs | null;
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal;
}

const PLANTED = 600;
const MOST_REAL = 2_000;
const GUARANTEED = 60;
const SCANS = 5;
const TOGETHER = 40;
const TOGETHER_GUARANTEED = 5;

export async function benchMediaSearch(
  store: Store,
  { hashes, seed, real, progress, signal }: BenchOptions,
): Promise<SearchFigures> {
  if (real !== null) await write(store, real.stored);
  const loaded = await load(store, { seed, hashes, progress, signal });
  progress('tidying');
  // As autovacuum would have by the time anyone asks in earnest.
  await store.sql.unsafe('vacuum (analyze) lossledger.media_hashes, lossledger.media_crop_hashes');
  await store.sql.unsafe('checkpoint');
  progress('searching');
  const planted = plantedPairs(seed, loaded.pictures, PLANTED);
  const exact = await askEach(store, planted, 'exact');
  const guaranteed = await askEach(store, planted.slice(0, GUARANTEED), 'guaranteed');
  signal.throwIfAborted();
  const scan = await scanEach(store, planted.slice(0, SCANS));
  const wholes = wholePictures(seed, TOGETHER);
  const asked = picturesAsAsked(seed, TOGETHER);
  const together = [
    await askTogether(store, '16 hashes of a whole picture', wholes, 'exact'),
    await askTogether(
      store,
      '16 hashes of a whole picture',
      wholes.slice(0, TOGETHER_GUARANTEED),
      'guaranteed',
    ),
    await askTogether(store, '16 among wholes and 24 among parts', asked, 'exact'),
  ];
  signal.throwIfAborted();
  return {
    seed,
    ...(await serverOf(store)),
    hashesPerPicture: STORED_KINDS.length,
    load: loaded,
    sizes: await sizesOf(store),
    latencies: [exact.latency, guaranteed.latency, scan.latency, ...together],
    planted: byDistance(planted, exact.found),
    plantedGuaranteed: recallOf(guaranteed.found),
    real: real === null ? null : await askReal(store, real),
  };
}

async function askReal(store: Store, real: RealPairs): Promise<SearchFigures['real']> {
  const step = Math.max(1, real.pairs.length / MOST_REAL);
  const pairs = Array.from(
    { length: Math.min(MOST_REAL, real.pairs.length) },
    (_, at) => real.pairs[Math.floor(at * step)],
  ).filter((pair) => pair !== undefined);
  const exact = await askEach(store, pairs, 'exact');
  const missed = pairs.filter((_, at) => exact.found[at] !== true);
  const others = pairs.filter((_, at) => exact.found[at] === true).slice(0, GUARANTEED);
  const guaranteed = await askEach(store, [...missed, ...others], 'guaranteed');
  return {
    photos: real.photos,
    variants: real.variants,
    pairs: real.pairs.length,
    exactWholes: recallOf(exact.found.filter((_, at) => pairs[at]?.kind !== 'crop')),
    exactParts: recallOf(exact.found.filter((_, at) => pairs[at]?.kind === 'crop')),
    guaranteed: recallOf(guaranteed.found),
  };
}

function byDistance(pairs: readonly Pair[], found: readonly boolean[]): SearchFigures['planted'] {
  const distances = [...new Set(pairs.map(({ distance }) => distance))];
  return distances.map((distance) => ({
    distance,
    ...recallOf(found.filter((_, at) => pairs[at]?.distance === distance)),
  }));
}

function recallOf(found: readonly boolean[]): Recall {
  return { found: found.filter((each) => each).length, of: found.length };
}

async function serverOf(store: Store): Promise<{ server: string; sharedBuffers: string }> {
  const [row] = await store.sql<{ server: string; shared: string }[]>`
    select current_setting('server_version') as server, current_setting('shared_buffers') as shared`;
  return { server: row?.server ?? '', sharedBuffers: row?.shared ?? '' };
}

async function sizesOf(store: Store): Promise<readonly TableSize[]> {
  return store.sql<TableSize[]>`
    select c.relname as table, greatest(c.reltuples, 0)::float8 as rows,
           pg_table_size(c.oid) / 1e6::float8 as "tableMb",
           pg_indexes_size(c.oid) / 1e6::float8 as "indexMb"
    from pg_class c
    where c.oid in ('lossledger.media_hashings'::regclass, 'lossledger.media_hashes'::regclass,
                    'lossledger.media_crop_hashes'::regclass)
    order by c.relname`;
}
