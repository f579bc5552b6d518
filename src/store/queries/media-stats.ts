import type { Store } from '../connection.ts';

export interface MediaStats {
  readonly files: number;
  readonly bytes: number;
  readonly images: number;
  readonly videos: number;
  /** Neither image nor video by their bytes. */
  readonly others: number;
  readonly undecodable: number;
  /** Too plain to be told from others, or not hashed: found by no other. */
  readonly not_findable: number;
  /** Hashed by another algorithm than the one asked about. */
  readonly outdated: number;
  readonly with_location: number;
  readonly sightings: number;
  readonly posts: number;
  readonly links: Readonly<Record<'auto' | 'review' | 'confirmed' | 'rejected', number>>;
  /** Addresses by what came of them. */
  readonly addresses: Readonly<Record<'kept' | 'waiting' | 'missing' | 'not_asked', number>>;
}

/** What the ledger holds of pictures and videos. */
export async function mediaStats(sql: Store['sql'], algorithm: string): Promise<MediaStats> {
  const [row] = await sql<{ stats: string }[]>`
    select jsonb_build_object(
      'files', count(*), 'bytes', coalesce(sum(bytes), 0),
      'images', count(*) filter (where kind = 'image'),
      'videos', count(*) filter (where kind = 'video'),
      'others', count(*) filter (where kind = 'other'),
      'undecodable', count(*) filter (where decode_error is not null),
      'not_findable', count(*) filter (where kind = 'image' and not exists (
        select from lossledger.media_hashings h where h.sha256 = m.sha256)),
      'outdated', count(*) filter (where kind = 'image' and algorithm is distinct from ${algorithm}::text),
      'with_location', count(*) filter (where has_location),
      'sightings', (select count(*) from lossledger.media_sightings),
      'posts', (select count(distinct post_id) from lossledger.media_sightings),
      'links', (select jsonb_build_object(
          'auto', count(*) filter (where state = 'auto'),
          'review', count(*) filter (where state = 'review'),
          'confirmed', count(*) filter (where state = 'confirmed'),
          'rejected', count(*) filter (where state = 'rejected'))
        from lossledger.media_links),
      'addresses', (select jsonb_build_object(
          'kept', count(*) filter (where had),
          'waiting', count(*) filter (where not had and state = 'waiting'),
          'missing', count(*) filter (where not had and state <> 'waiting'),
          'not_asked', count(*) filter (where not had and state is null))
        from (
          select exists (select from lossledger.media_downloads d where d.media_key = a.media_key) as had,
            w.state
          from (select distinct media_key from lossledger.media_sightings) a
          left join lossledger.work w on w.stage = 'media' and w.key = a.media_key
        ) as asked)
    )::text as stats
    from lossledger.media m`;
  if (row === undefined) throw new Error('unreachable: an aggregate has one row');
  const stats: MediaStats = JSON.parse(row.stats);
  return stats;
}

/** What is on record of one file: the row of `media`, where it was seen, and what it is linked to. */
export interface MediaOnRecord {
  readonly sha256: string;
  readonly kind: string;
  readonly mime: string | null;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly decode_error: string | null;
  readonly decode_detail: string | null;
  readonly has_location: boolean;
  readonly thumbnail_sha256: string | null;
  readonly quality: number | null;
  readonly pdq: string | null;
  readonly algorithm: string | null;
  readonly seen: readonly {
    readonly platform: string;
    readonly handle: string | null;
    readonly post_url: string | null;
    readonly source_url: string;
    readonly alt_text: string | null;
    readonly position: number;
    readonly fetched_at: string | null;
  }[];
  /** Of a video: what was taken of it. */
  readonly frames: readonly { readonly sha256: string; readonly at_ms: number }[];
  /** Of a picture: the videos that it was taken of. */
  readonly frame_of: readonly { readonly sha256: string; readonly at_ms: number }[];
  readonly links: readonly {
    readonly sha256: string;
    readonly state: 'auto' | 'review' | 'confirmed' | 'rejected';
    readonly distance: number | null;
    readonly pixels_agree: boolean;
    readonly reason: string;
    readonly transform: unknown;
    readonly decided_by: string | null;
    readonly decided_at: string | null;
  }[];
}

export async function mediaOnRecord(
  sql: Store['sql'],
  sha256: string,
): Promise<MediaOnRecord | null> {
  const [row] = await sql<{ media: string }[]>`
    select (to_jsonb(m) - 'recorded_at' || jsonb_build_object(
      'seen', (select coalesce(jsonb_agg(jsonb_build_object(
            'platform', p.platform, 'handle', p.handle, 'post_url', p.url, 'source_url', s.source_url,
            'alt_text', case when z.post_id is null then s.alt_text end,
            'position', s.position, 'fetched_at', s.fetched_at) order by p.post_id, s.position), '[]')
        from lossledger.media_shown s join lossledger.posts p using (post_id)
        left join lossledger.post_tombstones z on z.post_id in (s.post_id, s.seen_on)
        where s.sha256 = m.sha256 and not exists (
          select from lossledger.hidden_posts h where h.post_id in (s.post_id, s.seen_on))),
      'frames', (select coalesce(jsonb_agg(jsonb_build_object(
            'sha256', f.frame_sha256, 'at_ms', f.at_ms) order by f.at_ms), '[]')
        from lossledger.media_frames f where f.video_sha256 = m.sha256),
      'frame_of', (select coalesce(jsonb_agg(jsonb_build_object(
            'sha256', f.video_sha256, 'at_ms', f.at_ms) order by f.video_sha256, f.at_ms), '[]')
        from lossledger.media_frames f where f.frame_sha256 = m.sha256),
      'links', (select coalesce(jsonb_agg(jsonb_build_object(
            'sha256', case when l.sha_a = m.sha256 then l.sha_b else l.sha_a end,
            'state', l.state, 'distance', l.distance, 'pixels_agree', l.pixels_agree,
            'reason', l.reason, 'transform', l.transform,
            'decided_by', l.decided_by, 'decided_at', l.decided_at)
            order by l.distance nulls first, l.sha_a, l.sha_b), '[]')
        from lossledger.media_links l where m.sha256 in (l.sha_a, l.sha_b) and not exists (
          select from lossledger.hidden_media h where h.sha256 in (l.sha_a, l.sha_b)))
    ))::text as media
    from lossledger.media m where sha256 = ${sha256}
      and not exists (select from lossledger.hidden_media h where h.sha256 = m.sha256)`;
  if (row === undefined) return null;
  const found: MediaOnRecord = JSON.parse(row.media);
  return found;
}

/** Hashes of files on record that begin so, in order. */
export async function mediaBeginning(
  sql: Store['sql'],
  begins: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await sql<{ sha256: string }[]>`
    select m.sha256 from lossledger.media m where starts_with(m.sha256, ${begins})
      and not exists (select from lossledger.hidden_media h where h.sha256 = m.sha256)
    order by 1 limit ${limit}`;
  return rows.map((row) => row.sha256);
}

/** Pictures that another algorithm than the one given has hashed, after one, in order. */
export async function outdatedMedia(
  sql: Store['sql'],
  algorithm: string,
  after: string,
  limit: number,
): Promise<readonly { readonly sha256: string; readonly bytes: number }[]> {
  return sql<{ sha256: string; bytes: number }[]>`
    select sha256, bytes::float8 as bytes from lossledger.media
    where kind = 'image' and algorithm is distinct from ${algorithm}::text and sha256 > ${after}
    order by sha256 limit ${limit}`;
}

/** Pictures that the algorithm has hashed, after one, in order. */
export async function hashedMedia(
  sql: Store['sql'],
  algorithm: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await sql<{ sha256: string }[]>`
    select sha256 from lossledger.media_features
    where algorithm = ${algorithm} and sha256 > ${after} order by sha256 limit ${limit}`;
  return rows.map((row) => row.sha256);
}

/** Of files, those that nobody is shown. */
export async function hiddenFiles(
  sql: Store['sql'],
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ sha256: string }[]>`
    select distinct sha256 from lossledger.hidden_media where sha256 = any(${[...hashes]}::text[])`;
  return new Set(rows.map((row) => row.sha256));
}
