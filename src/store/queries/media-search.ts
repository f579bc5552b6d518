import { sql } from 'drizzle-orm';
import { bandedHex } from '../banded-hash.ts';
import type { Db, Tx } from '../connection.ts';

export const MEDIA_HASH_KINDS = ['full', 'box', 'crop', 'plain'] as const;
/** What of a picture a hash is of: all of it, it without what frames it, a part, or all of a plain one. */
export type MediaHashKind = (typeof MEDIA_HASH_KINDS)[number];

/** A part of a picture as shown, in fractions of its sides. */
export interface MediaWindow {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface MediaHashRow {
  readonly sha256: string;
  readonly algorithm: string;
  readonly kind: MediaHashKind;
  readonly window: MediaWindow;
  /** 32 bytes. */
  readonly hash: Uint8Array;
  readonly quality: number;
}

/** Rows a statement: some two hundred pictures'. */
const BATCH = 4_000;

/**
 * Puts the hashes of pictures where look-alikes are searched. All of a picture by one algorithm go
 * in one call: what that algorithm has hashed already stays as it is. The pictures are in `media`.
 */
export async function insertMediaHashes(tx: Tx, rows: readonly MediaHashRow[]): Promise<void> {
  for (const batch of batchesOfWholePictures(rows)) await insertBatch(tx, batch);
}

async function insertBatch(tx: Tx, rows: readonly MediaHashRow[]): Promise<void> {
  const ordinals = ordinalsWithinPicture(rows);
  // Looked for first, since a conflict would use up a number; two at once still meet at the conflict.
  await tx.execute(sql`
    with given as (
      select sha256, algorithm, ordinal, kind, w_left, w_top, w_width, w_height, quality,
             ('x' || hex)::bit(256) as bits
      from unnest(
        ${sql.param(rows.map(({ sha256 }) => sha256))}::text[],
        ${sql.param(rows.map(({ algorithm }) => algorithm))}::text[],
        ${sql.param(ordinals)}::smallint[],
        ${sql.param(rows.map(({ kind }) => kind))}::text[],
        ${sql.param(rows.map(({ window }) => window.left))}::real[],
        ${sql.param(rows.map(({ window }) => window.top))}::real[],
        ${sql.param(rows.map(({ window }) => window.width))}::real[],
        ${sql.param(rows.map(({ window }) => window.height))}::real[],
        ${sql.param(rows.map(({ quality }) => Math.round(quality)))}::smallint[],
        ${sql.param(rows.map(({ hash }) => bandedHex(hash)))}::text[]
      ) as row(sha256, algorithm, ordinal, kind, w_left, w_top, w_width, w_height, quality, hex)
    ), made as (
      insert into lossledger.media_hashings (sha256, algorithm)
      select distinct g.sha256, g.algorithm from given g
      where not exists (
        select from lossledger.media_hashings m
        where m.sha256 = g.sha256 and m.algorithm = g.algorithm
      )
      order by g.sha256, g.algorithm
      on conflict do nothing
      returning hashing_id, sha256, algorithm
    ), wholes as (
      insert into lossledger.media_hashes
        (hashing_id, ordinal, kind, window_left, window_top, window_width, window_height, quality, bits)
      select m.hashing_id, g.ordinal, g.kind, g.w_left, g.w_top, g.w_width, g.w_height, g.quality, g.bits
      from given g join made m using (sha256, algorithm)
      where g.kind <> 'crop'
    )
    insert into lossledger.media_crop_hashes
      (hashing_id, ordinal, window_left, window_top, window_width, window_height, quality, bits)
    select m.hashing_id, g.ordinal, g.w_left, g.w_top, g.w_width, g.w_height, g.quality, g.bits
    from given g join made m using (sha256, algorithm)
    where g.kind = 'crop'`);
}

/** Takes the hashes of a picture out of the search, those of all algorithms. */
export async function deleteMediaHashes(tx: Tx, sha256: string): Promise<void> {
  await tx.execute(sql`
    with gone as (
      delete from lossledger.media_hashings where sha256 = ${sha256} returning hashing_id
    ), wholes as (
      delete from lossledger.media_hashes h using gone g where h.hashing_id = g.hashing_id
    )
    delete from lossledger.media_crop_hashes h using gone g where h.hashing_id = g.hashing_id`);
}

/** A hash to search by, among stored hashes of some kinds. */
export interface MediaQuery {
  readonly hash: Uint8Array;
  readonly kinds: readonly MediaHashKind[];
  /** As for all queries, unless given. */
  readonly path?: SearchPath;
}

/**
 * `exact` finds what agrees in all 16 bits of some band: nearly every true pair within 31, in a
 * fraction of the time. `guaranteed` misses nothing within 31.
 */
export type SearchPath = 'exact' | 'guaranteed';

export interface LookAlikeOptions {
  readonly path: SearchPath;
  /** In bits of 256. Beyond 31 neither path finds everything. */
  readonly maxDistance: number;
  /** The nearest so many, over all queries. */
  readonly limit?: number;
  /** Of the stored hashes, where a query names none itself. All, unless given. */
  readonly kinds?: readonly MediaHashKind[];
}

export interface LookAlikeHit {
  /** Index of the query it answers. */
  readonly query: number;
  readonly sha256: string;
  readonly kind: MediaHashKind;
  readonly window: MediaWindow;
  readonly distance: number;
}

/**
 * The stored hashes near those given, nearest first, in one round trip.
 *
 * Where a server has pgvector, its index on `bits` (bit_hamming_ops) could stand in for
 * `media_look_alikes` on the exact path. It must never be the only one: it is approximate, and has
 * missed a row equal to the query among 20 million (pgvector issue 972).
 */
export async function findLookAlikes(
  db: Db | Tx,
  queries: readonly (Uint8Array | MediaQuery)[],
  { path, maxDistance, limit, kinds = MEDIA_HASH_KINDS }: LookAlikeOptions,
): Promise<readonly LookAlikeHit[]> {
  if (queries.length === 0) return [];
  const asked = queries.map(
    (query): MediaQuery => (query instanceof Uint8Array ? { hash: query, kinds } : query),
  );
  const { rows } = await db.execute<HitRow>(sql`
    select (asked.place - 1)::integer as query, m.sha256, hit.kind, hit.window_left,
           hit.window_top, hit.window_width, hit.window_height, hit.distance
    from unnest(
      ${sql.param(asked.map(({ hash }) => bandedHex(hash)))}::text[],
      ${sql.param(asked.map((query) => query.kinds.join(' ')))}::text[],
      ${sql.param(asked.map((query) => (query.path ?? path) === 'guaranteed'))}::boolean[]
    ) with ordinality as asked(hex, kinds, one_flip, place)
    cross join lateral lossledger.media_look_alikes(
      ('x' || asked.hex)::bit(256), string_to_array(asked.kinds, ' '),
      asked.one_flip, ${maxDistance}::integer
    ) as hit
    join lossledger.media_hashings m on m.hashing_id = hit.hashing_id
    order by hit.distance, m.sha256, asked.place, hit.kind, hit.window_left, hit.window_top
    limit ${limit ?? null}::bigint`);
  return rows.map((row) => ({
    query: row.query,
    sha256: row.sha256,
    kind: row.kind,
    window: {
      left: row.window_left,
      top: row.window_top,
      width: row.window_width,
      height: row.window_height,
    },
    distance: row.distance,
  }));
}

interface HitRow extends Record<string, unknown> {
  readonly query: number;
  readonly sha256: string;
  readonly kind: MediaHashKind;
  readonly window_left: number;
  readonly window_top: number;
  readonly window_width: number;
  readonly window_height: number;
  readonly distance: number;
}

const pictureOf = ({ sha256, algorithm }: MediaHashRow) => `${sha256} ${algorithm}`;

function batchesOfWholePictures(rows: readonly MediaHashRow[]): MediaHashRow[][] {
  const pictures = new Map<string, MediaHashRow[]>();
  for (const row of rows) {
    const picture = pictures.get(pictureOf(row));
    if (picture === undefined) pictures.set(pictureOf(row), [row]);
    else picture.push(row);
  }
  const batches: MediaHashRow[][] = [[]];
  for (const picture of pictures.values()) {
    const last = batches.at(-1);
    if (last === undefined || last.length + picture.length > BATCH) batches.push([...picture]);
    else last.push(...picture);
  }
  return batches.filter((batch) => batch.length > 0);
}

function ordinalsWithinPicture(rows: readonly MediaHashRow[]): number[] {
  const taken = new Map<string, number>();
  return rows.map((row) => {
    const picture = pictureOf(row);
    const ordinal = taken.get(picture) ?? 0;
    taken.set(picture, ordinal + 1);
    return ordinal;
  });
}
