import { sql } from 'drizzle-orm';
import { mediaKey } from '../../domain/identity.ts';
import type { PostMedia } from '../../domain/post.ts';
import { toPgSafe } from '../../domain/text.ts';
import {
  type MediaAddress,
  type MediaBase,
  mediaAddress,
} from '../../extract/media/media-address.ts';
import type { Db, Tx } from '../connection.ts';
import { mediaSightings } from '../schema/index.ts';
import { inBatches } from './wordings.ts';

/** A post with what it shows. */
export interface ShowingPost {
  readonly postId: string;
  /** The wording at hand; null for a post without words. */
  readonly postRevisionId: string | null;
  readonly media: readonly PostMedia[];
}

/** A picture or video that a post shows, and where its bytes are to be had. */
export interface ShownMedia extends MediaAddress {
  readonly postId: string;
}

/**
 * Puts on record which pictures and videos posts show. Where several documents show one, it stands
 * where it stands first, and what is said of it does not hang on which document came first.
 */
export async function writeMediaSightings(
  tx: Tx,
  { captureId, mediaBase }: { readonly captureId: string; readonly mediaBase: MediaBase },
  showing: readonly ShowingPost[],
): Promise<readonly ShownMedia[]> {
  const rows = new Map<string, typeof mediaSightings.$inferInsert>();
  const shown: ShownMedia[] = [];
  for (const { postId, postRevisionId, media } of showing) {
    for (const one of media.flatMap((each, position) => withPoster(each, position))) {
      const found = mediaAddress(one, mediaBase);
      if (found === null) continue;
      const key = mediaKey(found.address);
      const name = `${postId} ${key}`;
      if (rows.has(name)) continue;
      const video = one.posterOf === null ? null : mediaAddress({ url: one.posterOf }, mediaBase);
      rows.set(name, {
        postId,
        mediaKey: key,
        postRevisionId,
        captureId,
        sourceUrl: toPgSafe(one.url),
        altText: one.alt_text === null ? null : toPgSafe(one.alt_text),
        // A playlist has no bytes of its own, and is known by its address all the same.
        posterOf: one.posterOf === null ? null : mediaKey(video?.address ?? one.posterOf),
        position: one.position,
      });
      shown.push({ ...found, postId });
    }
  }
  const inOrder = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await inBatches(inOrder, (batch) =>
    tx
      .insert(mediaSightings)
      .values(batch)
      .onConflictDoUpdate({
        target: [mediaSightings.postId, mediaSightings.mediaKey],
        set: {
          position: sql`least(${mediaSightings.position}, excluded.position)`,
          altText: sql`greatest(${mediaSightings.altText}, excluded.alt_text)`,
          posterOf: sql`greatest(${mediaSightings.posterOf}, excluded.poster_of)`,
          sourceUrl: sql`least(${mediaSightings.sourceUrl}, excluded.source_url)`,
        },
        // Most sightings are the same again, and a row that is not touched costs nothing.
        setWhere: sql`(${mediaSightings.position}, ${mediaSightings.altText}, ${mediaSightings.posterOf}, ${mediaSightings.sourceUrl})
          is distinct from (least(${mediaSightings.position}, excluded.position),
            greatest(${mediaSightings.altText}, excluded.alt_text),
            greatest(${mediaSightings.posterOf}, excluded.poster_of),
            least(${mediaSightings.sourceUrl}, excluded.source_url))`,
      }),
  );
  return shown;
}

interface PlacedMedia extends Pick<PostMedia, 'url' | 'alt_text'> {
  readonly position: number;
  /** The address of the video in whose place it is shown. */
  readonly posterOf: string | null;
}

/** What a post shows, and the still picture in its place where it is a video. */
function withPoster(media: PostMedia, position: number): readonly PlacedMedia[] {
  const { url, alt_text, poster_url } = media;
  const shown = { url, alt_text, position, posterOf: null };
  return poster_url === undefined
    ? [shown]
    : [shown, { url: poster_url, alt_text, position, posterOf: url }];
}

/**
 * Whether a picture of the posts is still on its way: neither there and compared, nor failed, nor
 * failed once and to be tried again.
 */
export async function awaitsMedia(db: Db, postIds: readonly string[]): Promise<boolean> {
  const ids = JSON.stringify(postIds);
  const found = await db.execute(sql`
    select from jsonb_array_elements_text(${ids}::jsonb) as wanted (post_id)
    join lossledger.media_sightings s using (post_id)
    join lossledger.work w on w.stage = 'media' and w.key = s.media_key
    where (w.state = 'waiting' and w.error_code is null)
      or exists (
        select from jsonb_to_recordset(w.next) as n (stage text, key text)
        join lossledger.work c on c.stage = n.stage and c.key = n.key
        -- Frames of a video tell the ledger nothing.
        where c.stage = 'compare' and c.state = 'waiting' and c.error_code is null)
    limit 1`);
  return found.rows.length > 0;
}
