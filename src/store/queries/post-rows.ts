import { sql } from 'drizzle-orm';
import type { FoundPost, SourcedPost } from '../../domain/post.ts';
import { toPgSafe } from '../../domain/text.ts';
import type { Tx } from '../connection.ts';
import { posts } from '../schema/index.ts';
import { bestTime } from './known-names.ts';
import { inBatches } from './wordings.ts';

export type FoundPostRow = FoundPost &
  Partial<Pick<SourcedPost, 'edit_ids' | 'quotes' | 'replies_to'>>;

export type PostRow = typeof posts.$inferInsert;

export function rowOf(postId: string, post: FoundPostRow, seenAt: Date): PostRow {
  const isInstant = post.posted_at?.includes('T') === true;
  return {
    postId,
    platform: post.platform,
    nativeId: safe(post.post_id),
    url: safe(post.url),
    handle: safe(post.handle),
    authorName: safe(post.author_name),
    postedAt: isInstant && post.posted_at !== null ? new Date(post.posted_at) : null,
    postedOn: isInstant ? null : post.posted_at,
    postedAtBasis: post.posted_at_basis,
    quotes: safe(post.quotes ?? null),
    repliesTo: safe(post.replies_to ?? null),
    firstSeenAt: seenAt,
  };
}

/** One row of several that a document shows of a post. */
export function merged(before: PostRow | undefined, row: PostRow): PostRow {
  if (before === undefined) return row;
  const bringsInstant = before.postedAt === null && row.postedAt !== null;
  const isFirst = isEarlierId(row.nativeId ?? null, before.nativeId ?? null);
  const named = isFirst ? { ...NO_NAME, ...row } : { ...NO_NAME, ...before };
  const other = isFirst ? before : row;
  const url =
    named.nativeId === (other.nativeId ?? null)
      ? plainerUrl(named.url ?? null, other.url ?? null)
      : (named.url ?? other.url);
  return {
    ...before,
    nativeId: named.nativeId,
    url,
    handle: before.handle ?? row.handle,
    authorName: before.authorName ?? row.authorName,
    quotes: before.quotes ?? row.quotes,
    repliesTo: before.repliesTo ?? row.repliesTo,
    postedAt: earlier(before.postedAt ?? null, row.postedAt ?? null),
    postedOn: before.postedOn ?? row.postedOn,
    postedAtBasis: bringsInstant ? row.postedAtBasis : (before.postedAtBasis ?? row.postedAtBasis),
  };
}

const NO_NAME = { nativeId: null, url: null };

/** An address of X without the account's name in it. */
const NAMELESS_URL = '/i/(?:web/)?status/';

/** Of two addresses of one post, the one with its account's name; else x.com's, in small letters. */
function plainerUrl(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  const nameless = new RegExp(NAMELESS_URL);
  if (nameless.test(a) !== nameless.test(b)) return nameless.test(a) ? b : a;
  return a > b ? a : b;
}

/** Ids of one platform rise with time: a shorter number is a smaller one. Having one comes first. */
export function isEarlierId(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a !== null && b === null;
  return a.length === b.length ? a < b : a.length < b.length;
}

/** Adds rows to what is on record; gives the best time of each post after that. */
export async function writePosts(
  tx: Tx,
  rows: readonly PostRow[],
): Promise<ReadonlyMap<string, string | null>> {
  const times = new Map<string, string | null>();
  await inBatches(rows, async (batch) => {
    const written = await tx
      .insert(posts)
      .values(batch)
      .onConflictDoUpdate({
        target: posts.postId,
        set: {
          // Versions of an edited post have ids of their own; the first one met stands for all.
          nativeId: sql`case when ${IS_EARLIER} then excluded.native_id else ${posts.nativeId} end`,
          url: sql`case when ${IS_EARLIER} then coalesce(excluded.url, ${posts.url})
            when excluded.native_id is distinct from ${posts.nativeId}
              or ${posts.url} is null or excluded.url is null
            then coalesce(${posts.url}, excluded.url)
            when (${posts.url} ~ ${NAMELESS_URL}) <> (excluded.url ~ ${NAMELESS_URL})
            then case when ${posts.url} ~ ${NAMELESS_URL} then excluded.url else ${posts.url} end
            else greatest(${posts.url} collate "C", excluded.url) end`,
          handle: sql`coalesce(${posts.handle}, excluded.handle)`,
          authorName: sql`coalesce(${posts.authorName}, excluded.author_name)`,
          quotes: sql`coalesce(${posts.quotes}, excluded.quotes)`,
          repliesTo: sql`coalesce(${posts.repliesTo}, excluded.replies_to)`,
          // And times of their own; the first is when it was posted.
          postedAt: sql`least(${posts.postedAt}, excluded.posted_at)`,
          postedOn: sql`coalesce(${posts.postedOn}, excluded.posted_on)`,
          postedAtBasis: sql`case when ${posts.postedAt} is null and excluded.posted_at is not null
            then excluded.posted_at_basis
            else coalesce(${posts.postedAtBasis}, excluded.posted_at_basis) end`,
          firstSeenAt: sql`least(${posts.firstSeenAt}, excluded.first_seen_at)`,
        },
      })
      .returning({ postId: posts.postId, postedAt: posts.postedAt, postedOn: posts.postedOn });
    for (const row of written) times.set(row.postId, bestTime(row));
  });
  return times;
}

/** As `isEarlierId`, of the new row's id and the one on record. */
const IS_EARLIER = sql`(excluded.native_id is not null and (${posts.nativeId} is null
  or (length(excluded.native_id), excluded.native_id collate "C")
    < (length(${posts.nativeId}), ${posts.nativeId} collate "C")))`;

function earlier(a: Date | null, b: Date | null): Date | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function safe(text: string | null): string | null {
  return text === null ? null : toPgSafe(text);
}
