import { sql } from 'drizzle-orm';
import type { Store, Tx } from '../../src/store/connection.ts';
import { insertMediaHashes, type MediaHashRow } from '../../src/store/queries/media-search.ts';
import { generatedPicture, STORED_KINDS } from './generated-pictures.ts';
import { withoutBandIndexes } from './prefill.ts';

/** Pictures in one transaction while loading. */
export const BATCH = 50;
/** Pictures put in one by one afterwards, a transaction each. */
export const ONE_BY_ONE = 200;
/** As many rows as one statement takes. */
const PREFILL_BATCH = 280;

/** Beyond so many hashes the first are put in before the band indexes are made. */
const ROW_BY_ROW_UP_TO = 2_000_000;
/** Of those, the last so many go in as the program puts them in, at the full size. */
const AT_FULL_SIZE = 280_000;

export interface LoadFigures {
  readonly pictures: number;
  readonly hashes: number;
  /** Pictures that were in before the band indexes were made; their inserts are not told of. */
  readonly prefilled: number;
  readonly picturesPerSecond: number;
  readonly lastTenthPerSecond: number;
  readonly oneByOnePerSecond: number;
}

interface LoadOptions {
  readonly seed: number;
  readonly hashes: number;
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Puts generated pictures on record as the program does, hashes and indexes included. */
export async function load(store: Store, options: LoadOptions): Promise<LoadFigures> {
  const { seed, hashes, progress } = options;
  const pictures = Math.ceil(hashes / STORED_KINDS.length);
  const prefilled =
    hashes > ROW_BY_ROW_UP_TO ? pictures - Math.ceil(AT_FULL_SIZE / STORED_KINDS.length) : 0;
  if (prefilled > 0) {
    await withoutBandIndexes(store, progress, () =>
      writeRange(store, { ...options, from: 0, to: prefilled, batch: PREFILL_BATCH }),
    );
    await store.sql.unsafe('checkpoint');
  }
  const lastTenth = Math.floor(pictures - (pictures - prefilled) / 10);
  const first = await writeRange(store, { ...options, from: prefilled, to: lastTenth });
  const last = await writeRange(store, { ...options, from: lastTenth, to: pictures });
  const started = performance.now();
  for (const number of range(pictures, pictures + ONE_BY_ONE)) {
    await write(store, generatedPicture(seed, number));
  }
  const oneByOne = performance.now() - started;
  return {
    pictures: pictures + ONE_BY_ONE,
    hashes: (pictures + ONE_BY_ONE) * STORED_KINDS.length,
    prefilled,
    picturesPerSecond: ((pictures - prefilled) / (first + last)) * 1_000,
    lastTenthPerSecond: ((pictures - lastTenth) / last) * 1_000,
    oneByOnePerSecond: (ONE_BY_ONE / oneByOne) * 1_000,
  };
}

interface Stretch extends LoadOptions {
  readonly from: number;
  readonly to: number;
  readonly batch?: number;
}

/** Milliseconds that it took. */
async function writeRange(
  store: Store,
  { seed, from, to, batch = BATCH, progress, signal }: Stretch,
): Promise<number> {
  const started = performance.now();
  for (let done = from; done < to; done += batch) {
    signal.throwIfAborted();
    const numbers = range(done, Math.min(done + batch, to));
    await write(
      store,
      numbers.flatMap((number) => generatedPicture(seed, number)),
    );
    const perSecond = ((done + numbers.length - from) / (performance.now() - started)) * 1_000;
    progress(`stored ${done}/${to} pictures, ${Math.round(perSecond)} a second`);
  }
  return performance.now() - started;
}

export async function write(store: Store, rows: readonly MediaHashRow[]): Promise<void> {
  await store.db.transaction(async (tx) => {
    await writePictures(tx, [...new Set(rows.map(({ sha256 }) => sha256))]);
    await insertMediaHashes(tx, rows);
  });
}

async function writePictures(tx: Tx, sha256s: readonly string[]): Promise<void> {
  await tx.execute(sql`
    insert into lossledger.media (sha256, bytes, kind)
    select sha256, 0, 'image' from unnest(${sql.param(sha256s)}::text[]) as given(sha256)`);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
