import type { Sql } from '../sql-tag.ts';

const PAGE = 1_000;

export const BLOB_KINDS = ['capture', 'media', 'thumbnail'] as const;
export type BlobKind = (typeof BLOB_KINDS)[number];

/** Which stored files are looked at. */
export interface BlobsToCheck {
  /** Those recorded at or after this instant. */
  readonly since: string | null;
  /** So many of each kind at random. */
  readonly sample: number | null;
}

export interface BlobOnRecord {
  readonly sha256: string;
  /** What it is, as a person would look for it: an address or a name; null where neither is known. */
  readonly known_as: string | null;
}

/** The distinct files of a kind that are to be in the store, in order of their hashes. */
export async function* blobsOnRecord(
  sql: Sql,
  kind: BlobKind,
  { since, sample }: BlobsToCheck,
): AsyncGenerator<BlobOnRecord, void, undefined> {
  const from = since ?? '-infinity';
  const drawn =
    sample === null
      ? null
      : (
          await sql<BlobOnRecord[]>`
            select sha256 from (select distinct sha256 from (${ON_RECORD[kind](sql, from)}) r) r
            order by random() limit ${sample}`
        ).map(({ sha256 }) => sha256);
  for (let after = ''; ; ) {
    const rows = await sql<BlobOnRecord[]>`
      select sha256, min(known_as) as known_as from (${ON_RECORD[kind](sql, from)}) r
      where sha256 > ${after}
        and not exists (select from lossledger.erased e where e.kind = 'blob' and e.id = r.sha256) and ${drawn === null ? sql`true` : sql`sha256 = any(${drawn}::text[])`}
      group by sha256 order by sha256 limit ${PAGE}`;
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.sha256;
  }
}

/** Beside what was captured, the bytes as they came over the wire. */
const ON_RECORD: Readonly<Record<BlobKind, (sql: Sql, from: string) => ReturnType<Sql>>> = {
  capture: (sql, from) => sql`
    select sha256, coalesce(url, name) as known_as from lossledger.captures
    where recorded_at >= ${from}::text::timestamptz
    union all
    select w.wire_sha256, w.final_url from lossledger.retrievals w
    join lossledger.captures c on c.capture_id = w.capture_id
    where c.recorded_at >= ${from}::text::timestamptz and w.wire_sha256 <> c.sha256`,
  media: (sql, from) => sql`
    select m.sha256, (select min(d.address) from lossledger.media_downloads d
      where d.sha256 = m.sha256) as known_as
    from lossledger.media m where m.recorded_at >= ${from}::text::timestamptz
    union all
    select p.sha256, (select min(i.name) from lossledger.other_ledger_item_pictures i
      where i.sha256 = p.sha256)
    from lossledger.other_ledger_pictures p where p.recorded_at >= ${from}::text::timestamptz`,
  thumbnail: (sql, from) => sql`
    select m.thumbnail_sha256 as sha256, m.sha256 as known_as
    from lossledger.media m
    where m.thumbnail_sha256 is not null and m.recorded_at >= ${from}::text::timestamptz`,
};

/** Files whose bytes a takedown erased for good. */
export async function* erasedBlobs(sql: Sql): AsyncGenerator<string, void, undefined> {
  const rows = await sql<{ id: string }[]>`
    select id from lossledger.erased where kind = 'blob' order by id`;
  for (const { id } of rows) yield id;
}

/** Those of the files that nothing on record names, nor any work that is still to be done. */
export async function unnamedBlobs(
  sql: Sql,
  stored: readonly string[],
): Promise<readonly string[]> {
  const rows = await sql<{ sha256: string }[]>`
    select sha256 from unnest(${stored}::text[]) as stored (sha256)
    where not exists (select from lossledger.captures c where c.sha256 = stored.sha256)
      and not exists (select from lossledger.media m where m.sha256 = stored.sha256)
      and not exists (select from lossledger.media m where m.thumbnail_sha256 = stored.sha256)
      and not exists (
        select from lossledger.other_ledger_pictures p where p.sha256 = stored.sha256)
    order by sha256`;
  const left = rows.map((row) => row.sha256);
  if (left.length === 0) return left;
  const named = await sql<{ sha256: string }[]>`
    select wire_sha256 as sha256 from lossledger.retrievals where wire_sha256 = any(${left}::text[])
    union
    select input ->> 'sha256' from lossledger.work where input ->> 'sha256' = any(${left}::text[])
    union
    select input -> 'fetched' ->> 'wireSha256' from lossledger.work
    where input -> 'fetched' ->> 'wireSha256' = any(${left}::text[])`;
  const known = new Set(named.map(({ sha256 }) => sha256));
  return left.filter((sha256) => !known.has(sha256));
}
