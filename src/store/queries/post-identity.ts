import { inArray, sql } from 'drizzle-orm';
import {
  newPostId,
  type PostAlias,
  platformIdAlias,
  unresolvedAlias,
} from '../../domain/identity.ts';
import type { FoundPost, SourcedPost } from '../../domain/post.ts';
import { toPgSafe } from '../../domain/text.ts';
import type { Tx } from '../connection.ts';
import { postAliases, posts } from '../schema/index.ts';
import { absorb, type HandleDay } from './resolutions.ts';

interface FoundWithHash {
  readonly post: FoundPost & Partial<Pick<SourcedPost, 'edit_ids' | 'quotes' | 'replies_to'>>;
  readonly textHash: string;
}

export interface IdentifiedPost<Found extends FoundWithHash> {
  readonly postId: string;
  readonly found: Found;
  /** The best known time of the post after this document: an instant, else a day, else null. */
  readonly postedAt: string | null;
  /** This document told a better time than was known, or the first. */
  readonly isBetterTimed: boolean;
}

export interface Identification<Found extends FoundWithHash> {
  readonly posts: readonly IdentifiedPost<Found>[];
  /** Posts that turned out to be copies of another, which now goes by their aliases. */
  readonly absorbed: ReadonlyMap<string, string>;
}

/** Statements stay under Postgres's limit of parameters. */
const BATCH = 1000;
/** Few, because a transaction's locks share a table sized for all sessions together. */
const LOCK_BUCKETS = 64;

/**
 * Says which post each found post is: one met before, by its platform id or by the copy's handle,
 * day and words, or a new one. Adds the aliases it now goes by; no id ever changes.
 */
export async function identifyPosts<Found extends FoundWithHash>(
  tx: Tx,
  found: readonly Found[],
  seenAt: Date,
): Promise<Identification<Found>> {
  const named = found.map((item) => ({ item, aliases: aliasesOf(item) }));
  const all = named.flatMap(({ aliases }) => aliases);
  const days = handleDays(found.map(({ post }) => post)).map((day) => JSON.stringify(day));
  await lockNames(tx, [...all.map(({ key }) => key), ...days]);
  const known = await knownAliases(tx, all);
  const { nativeIds, times: timesBefore } = await knownPosts(tx, [...new Set(known.values())]);

  const fresh = new Map<string, { alias: PostAlias; postId: string }>();
  const rows = new Map<string, typeof posts.$inferInsert>();
  const absorbed = new Map<string, string>();
  const postIds = new Map<Found, string>();
  // Those with an id first: a copy without one may be a copy of theirs.
  for (const { item, aliases } of named.toSorted(byResolved)) {
    const postId = whichPost(item.post, aliases, known, nativeIds);
    for (const alias of aliases) {
      const before = known.get(nameOf(alias));
      if (before === undefined) fresh.set(nameOf(alias), { alias, postId });
      else if (before === postId || !isOfThisPost(alias, item.post, nativeIds.has(before)))
        continue;
      else absorbed.set(before, postId);
      known.set(nameOf(alias), postId);
    }
    if (item.post.post_id !== null) nativeIds.set(postId, item.post.post_id);
    rows.set(postId, merged(rows.get(postId), rowOf(postId, item.post, seenAt)));
    postIds.set(item, postId);
  }

  const times = new Map<string, string | null>();
  for (const batch of batches([...rows.values()])) {
    const written = await tx
      .insert(posts)
      .values(batch)
      .onConflictDoUpdate({
        target: posts.postId,
        set: {
          nativeId: sql`coalesce(${posts.nativeId}, excluded.native_id)`,
          url: sql`coalesce(${posts.url}, excluded.url)`,
          handle: sql`coalesce(${posts.handle}, excluded.handle)`,
          authorName: sql`coalesce(${posts.authorName}, excluded.author_name)`,
          quotes: sql`coalesce(${posts.quotes}, excluded.quotes)`,
          repliesTo: sql`coalesce(${posts.repliesTo}, excluded.replies_to)`,
          // Versions of an edited post have times of their own; the first is when it was posted.
          postedAt: sql`least(${posts.postedAt}, excluded.posted_at)`,
          postedOn: sql`coalesce(${posts.postedOn}, excluded.posted_on)`,
          postedAtBasis: sql`case when ${posts.postedAt} is null and excluded.posted_at is not null
            then excluded.posted_at_basis
            else coalesce(${posts.postedAtBasis}, excluded.posted_at_basis) end`,
          firstSeenAt: sql`least(${posts.firstSeenAt}, excluded.first_seen_at)`,
        },
      })
      .returning({ postId: posts.postId, postedAt: posts.postedAt, postedOn: posts.postedOn });
    for (const row of written) {
      times.set(row.postId, bestTime(row));
    }
  }
  for (const batch of batches([...fresh.values()])) {
    await tx
      .insert(postAliases)
      .values(batch.map(({ alias, postId }) => ({ ...alias, postId })))
      .onConflictDoNothing();
  }
  for (const [copyId, postId] of absorbed) {
    const isTaken = await absorb(tx, { copyId, postId, basis: 'words', similarity: 1 });
    if (!isTaken) absorbed.delete(copyId);
  }
  const identified = found.flatMap((item) => {
    const postId = postIds.get(item);
    if (postId === undefined) return [];
    const postedAt = times.get(postId) ?? null;
    const isBetterTimed = postedAt !== (timesBefore.get(postId) ?? null);
    return [{ postId, found: item, postedAt, isBetterTimed }];
  });
  return { posts: identified, absorbed };
}

/** The platform's name for the post first; then what a copy without an id would show of it. */
function aliasesOf({ post, textHash }: FoundWithHash): readonly PostAlias[] {
  const day = post.posted_at?.slice(0, 10) ?? null;
  const words = post.text.trim() !== '';
  return [
    // Each version of an edited post has an id of its own; whichever is met names the same post.
    ...[
      ...new Set([...(post.edit_ids ?? []), ...(post.post_id === null ? [] : [post.post_id])]),
    ].map((id) => platformIdAlias(post.platform, id)),
    ...(words || post.post_id === null
      ? [unresolvedAlias(post.platform, post.handle, day, textHash)]
      : []),
  ].map((alias) => ({ ...alias, key: toPgSafe(alias.key) }));
}

/**
 * Equal handle, day and words make a copy the post that bears them, unless both bear an id of
 * their own: an account may say the same twice in a day.
 */
function whichPost(
  post: FoundPost,
  aliases: readonly PostAlias[],
  known: ReadonlyMap<string, string>,
  nativeIds: ReadonlyMap<string, string>,
): string {
  for (const alias of aliases) {
    const postId = known.get(nameOf(alias));
    if (postId === undefined) continue;
    const nativeId = nativeIds.get(postId);
    if (alias.kind === 'platform_id' || post.post_id === null) return postId;
    if (nativeId === undefined || nativeId === post.post_id) return postId;
  }
  const first = aliases[0];
  if (first === undefined) throw new Error('A found post has neither an id nor words.');
  return newPostId(first);
}

function rowOf(
  postId: string,
  post: FoundWithHash['post'],
  seenAt: Date,
): typeof posts.$inferInsert {
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

/** An id of one of its versions is the post's own; words alone are not, if they are a post's with an id. */
function isOfThisPost(alias: PostAlias, post: FoundPost, bearsId: boolean): boolean {
  if (alias.kind === 'platform_id') return true;
  return post.post_id !== null && !bearsId;
}

type PostRow = typeof posts.$inferInsert;

function merged(before: PostRow | undefined, row: PostRow): PostRow {
  if (before === undefined) return row;
  const bringsInstant = before.postedAt === null && row.postedAt !== null;
  return {
    ...before,
    nativeId: before.nativeId ?? row.nativeId,
    url: before.url ?? row.url,
    handle: before.handle ?? row.handle,
    authorName: before.authorName ?? row.authorName,
    quotes: before.quotes ?? row.quotes,
    repliesTo: before.repliesTo ?? row.repliesTo,
    postedAt: earlier(before.postedAt ?? null, row.postedAt ?? null),
    postedOn: before.postedOn ?? row.postedOn,
    postedAtBasis: bringsInstant ? row.postedAtBasis : (before.postedAtBasis ?? row.postedAtBasis),
  };
}

function earlier(a: Date | null, b: Date | null): Date | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function safe(text: string | null): string | null {
  return text === null ? null : toPgSafe(text);
}

function byResolved(
  a: { readonly item: FoundWithHash },
  b: { readonly item: FoundWithHash },
): number {
  return Number(a.item.post.post_id === null) - Number(b.item.post.post_id === null);
}

function nameOf(alias: PostAlias): string {
  return `${alias.kind} ${alias.key}`;
}

/** The accounts and days of posts: where copies of them are looked for. */
export function handleDays(
  found: readonly Pick<FoundPost, 'platform' | 'handle' | 'posted_at'>[],
): readonly HandleDay[] {
  const days = new Map<string, HandleDay>();
  for (const { platform, handle, posted_at } of found) {
    if (handle === null || posted_at === null) continue;
    const day = {
      platform,
      handle: toPgSafe(handle.toLowerCase()),
      day: posted_at.slice(0, 10),
    };
    days.set(JSON.stringify(day), day);
  }
  return [...days.values()];
}

async function lockNames(tx: Tx, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const keys = JSON.stringify(names);
  await tx.execute(sql`
    select pg_advisory_xact_lock(2, bucket) from (
      select distinct abs(hashtext(key) % ${LOCK_BUCKETS}) as bucket
      from jsonb_array_elements_text(${keys}::jsonb) as key
      order by bucket
    ) as wanted`);
}

async function knownAliases(tx: Tx, aliases: readonly PostAlias[]): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const batch of batches(aliases)) {
    const rows = await tx
      .select()
      .from(postAliases)
      .where(
        inArray(
          postAliases.key,
          batch.map((alias) => alias.key),
        ),
      );
    for (const row of rows) known.set(`${row.kind} ${row.key}`, row.postId);
  }
  return known;
}

interface KnownPosts {
  readonly nativeIds: Map<string, string>;
  readonly times: ReadonlyMap<string, string>;
}

async function knownPosts(tx: Tx, postIds: readonly string[]): Promise<KnownPosts> {
  const nativeIds = new Map<string, string>();
  const times = new Map<string, string>();
  for (const batch of batches(postIds)) {
    const rows = await tx
      .select({
        postId: posts.postId,
        nativeId: posts.nativeId,
        postedAt: posts.postedAt,
        postedOn: posts.postedOn,
      })
      .from(posts)
      .where(inArray(posts.postId, batch));
    for (const { postId, nativeId, ...row } of rows) {
      if (nativeId !== null) nativeIds.set(postId, nativeId);
      const time = bestTime(row);
      if (time !== null) times.set(postId, time);
    }
  }
  return { nativeIds, times };
}

/** An instant, else the printed day, else null. */
export function bestTime(row: {
  readonly postedAt: Date | null;
  readonly postedOn: string | null;
}): string | null {
  return row.postedAt?.toISOString() ?? row.postedOn;
}

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) {
    yield items.slice(start, start + BATCH);
  }
}
