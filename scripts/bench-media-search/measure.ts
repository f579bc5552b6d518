import { sql } from 'drizzle-orm';
import { bandedHex } from '../../src/store/banded-hash.ts';
import type { Store } from '../../src/store/connection.ts';
import {
  findLookAlikes,
  type LookAlikeHit,
  type LookAlikeOptions,
  type MediaQuery,
} from '../../src/store/queries/media-search.ts';
import { generatedHash } from './generated-pictures.ts';
import type { Pair } from './pairs.ts';

export interface Latency {
  readonly name: string;
  readonly runs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

export interface Recall {
  readonly found: number;
  readonly of: number;
}

type Path = LookAlikeOptions['path'];
const WITHIN = 31;

/** One query hash against everything stored, and whether the one it is near to was found. */
export async function askEach(
  store: Store,
  pairs: readonly Pair[],
  path: Path,
): Promise<{ latency: Latency; found: readonly boolean[] }> {
  const times: number[] = [];
  const found: boolean[] = [];
  for (const pair of pairs) {
    const hits = await timed(times, () =>
      findLookAlikes(store.db, [pair.query], { path, maxDistance: WITHIN }),
    );
    found.push(
      hits.some(
        ({ sha256, kind, distance }) =>
          sha256 === pair.sha256 && kind === pair.kind && distance === pair.distance,
      ),
    );
  }
  return { latency: latencyOf(`one hash, ${path}`, times), found };
}

/** One query hash against every stored one, band indexes left aside: what the search is measured by. */
export async function scanEach(
  store: Store,
  pairs: readonly Pair[],
): Promise<{ latency: Latency; found: readonly boolean[] }> {
  const times: number[] = [];
  const found: boolean[] = [];
  for (const pair of pairs) {
    const bits = sql`('x' || ${bandedHex(pair.query)})::bit(256)`;
    const hits = await timed(times, async () => {
      const { rows } = await store.db.execute<{ sha256: string }>(sql`
        select m.sha256 from (
          select hashing_id from lossledger.media_hashes
          where bit_count(bits # ${bits}) <= ${WITHIN}::integer
          union all
          select hashing_id from lossledger.media_crop_hashes
          where bit_count(bits # ${bits}) <= ${WITHIN}::integer
        ) near join lossledger.media_hashings m using (hashing_id)`);
      return rows;
    });
    found.push(hits.some(({ sha256 }) => sha256 === pair.sha256));
  }
  return { latency: latencyOf('one hash, sequential scan', times), found };
}

/** Many hashes in one round trip. */
export async function askTogether(
  store: Store,
  name: string,
  rounds: readonly (readonly (Uint8Array | MediaQuery)[])[],
  path: Path,
): Promise<Latency> {
  const times: number[] = [];
  for (const queries of rounds) {
    await timed(times, () => findLookAlikes(store.db, queries, { path, maxDistance: WITHIN }));
  }
  return latencyOf(`${name}, ${path}`, times);
}

/** Eight orientations of all of a picture and of it without its frame, against everything stored. */
export function wholePictures(seed: number, count: number): Uint8Array[][] {
  return Array.from({ length: count }, (_, at) => unstoredHashes(seed, at, 16));
}

/** What the program asks with for one picture: wholes among wholes, a dozen parts and their mirror images among parts. */
export function picturesAsAsked(seed: number, count: number): MediaQuery[][] {
  return Array.from({ length: count }, (_, at) =>
    unstoredHashes(seed, count + at, 40).map(
      (hash, place): MediaQuery =>
        place < 16 ? { hash, kinds: ['full', 'box'] } : { hash, kinds: ['crop'] },
    ),
  );
}

function unstoredHashes(seed: number, picture: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => generatedHash(~seed, picture, at));
}

async function timed<T extends readonly (LookAlikeHit | { sha256: string })[]>(
  times: number[],
  act: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const result = await act();
  times.push(performance.now() - started);
  return result;
}

function latencyOf(name: string, times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { name, runs: times.length, medianMs: at(0.5), p95Ms: at(0.95) };
}
