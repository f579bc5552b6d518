import { type PostAlias, platformIdAlias, unresolvedAlias } from '../../domain/identity.ts';
import { toPgSafe } from '../../domain/text.ts';
import type { Tx } from '../connection.ts';
import { postAliases } from '../schema/index.ts';
import { erasedByName } from './erasures.ts';
import { IdentityBook, type ShownNames, type Which } from './identity-book.ts';
import { lockNames } from './known-names.ts';
import type { Move } from './post-joins.ts';
import { type FoundPostRow, merged, type PostRow, rowOf, writePosts } from './post-rows.ts';
import type { HandleDay } from './resolve-copies.ts';
import { inBatches } from './wordings.ts';

interface FoundWithHash {
  readonly post: FoundPostRow;
  readonly textHash: string;
}

export interface IdentifiedPost<Found extends FoundWithHash> extends Which {
  /** The name under which the document shows it. */
  readonly name: PostAlias;
  readonly found: Found;
  /** The best known time of the post after this document: an instant, else a day, else null. */
  readonly postedAt: string | null;
  /** This document told a better time than was known, or the first. */
  readonly isBetterTimed: boolean;
}

export interface Identification<Found extends FoundWithHash> {
  readonly posts: readonly IdentifiedPost<Found>[];
  /** Posts on record that go by other names now. */
  readonly moves: readonly Move[];
  /** Posts that articles carry now, or no longer, under a name that changed hands. */
  readonly renamed: ReadonlySet<string>;
  /** Accounts and days of which more is known, or less. */
  readonly touched: readonly HandleDay[];
}

/**
 * Says which post each found post is: one met before, by its platform id or by the copy's handle,
 * day and words, or a new one. Adds the aliases it now goes by; no id ever changes.
 */
export async function identifyPosts<Found extends FoundWithHash>(
  tx: Tx,
  found: readonly Found[],
  seenAt: Date,
): Promise<Identification<Found>> {
  const shown = found.map((item) => ({ item, names: namesOf(item) }));
  const keys = shown.flatMap(({ names }) => keysOf(names));
  const days = handleDays(found.map(({ post }) => post));
  await lockNames(tx, [...keys, ...days.map((day) => JSON.stringify(day))]);
  const book = await IdentityBook.open(
    tx,
    shown.map(({ names }) => names),
  );
  const which = new Map<Found, Which>();
  // Those with an id first: a copy without one may be a copy of theirs.
  for (const { item, names } of shown.toSorted(byResolved)) which.set(item, book.identify(names));
  const rows = new Map<string, PostRow>();
  for (const [item, { wordedId }] of which) {
    rows.set(wordedId, merged(rows.get(wordedId), rowOf(wordedId, item.post, seenAt)));
  }
  const times = await writePosts(tx, [...rows.values()]);
  await inBatches([...book.fresh.values()], (batch) =>
    tx.insert(postAliases).values(batch).onConflictDoNothing(),
  );
  const moves = await book.write(tx);
  const identified = shown.flatMap(({ item, names }) => {
    const one = which.get(item);
    if (one === undefined) return [];
    const timeBefore = book.before.get(one.postId)?.time ?? null;
    const postedAt = times.get(one.postId) ?? timeBefore;
    const isBetterTimed = postedAt !== timeBefore;
    return [{ ...one, name: shownAs(names, item), found: item, postedAt, isBetterTimed }];
  });
  // A post may have changed its day, or have been one of two.
  const concerned = new Set([...which.values(), ...moves].map(({ postId }) => postId));
  for (const { copyId } of moves) concerned.add(copyId);
  const daysBefore = [...concerned].flatMap((postId) => {
    const before = book.before.get(postId);
    return before === undefined ? [] : [{ ...before, posted_at: before.time }];
  });
  const touched = handleDays([...found.map(({ post }) => post), ...daysBefore]);
  if (touched.length > days.length) {
    await lockNames(
      tx,
      touched.slice(days.length).map((day) => JSON.stringify(day)),
    );
  }
  return { posts: identified, moves, renamed: book.renamed, touched };
}

/** Parts what is to be recorded from posts that a standing takedown erased. */
export async function partErased<Found extends FoundWithHash>(
  tx: Tx,
  found: readonly Found[],
): Promise<{ readonly found: readonly Found[]; readonly erasedIds: readonly string[] }> {
  const shown = found.map((item) => ({ item, keys: keysOf(namesOf(item)) }));
  const erased = await erasedByName(
    tx,
    shown.flatMap(({ keys }) => keys),
  );
  return {
    found: shown.filter(({ keys }) => !keys.some((key) => erased.has(key))).map(({ item }) => item),
    erasedIds: [...new Set(erased.values())],
  };
}

function keysOf({ ids, words }: ShownNames): readonly string[] {
  return (words === null ? ids : [...ids, words]).map(({ key }) => key);
}

function namesOf({ post, textHash }: FoundWithHash): ShownNames {
  const day = post.posted_at?.slice(0, 10) ?? null;
  const hasWords = post.text.trim() !== '' || post.post_id === null;
  // Each version of an edited post has an id of its own; whichever is met names the same post.
  const ids = new Set([...(post.edit_ids ?? []), ...(post.post_id === null ? [] : [post.post_id])]);
  return {
    nativeId: post.post_id,
    ids: [...ids].map((id) => pgSafe(platformIdAlias(post.platform, id))),
    words: hasWords ? pgSafe(unresolvedAlias(post.platform, post.handle, day, textHash)) : null,
  };
}

function pgSafe(alias: PostAlias): PostAlias {
  return { ...alias, key: toPgSafe(alias.key) };
}

/** Its own id among those of its versions, else its words. */
function shownAs({ ids, words }: ShownNames, { post }: FoundWithHash): PostAlias {
  const own = post.post_id === null ? words : pgSafe(platformIdAlias(post.platform, post.post_id));
  const name = own ?? ids[0];
  if (name === undefined) throw new Error('A found post has neither an id nor words.');
  return name;
}

function byResolved(a: { readonly names: ShownNames }, b: { readonly names: ShownNames }): number {
  return Number(a.names.nativeId === null) - Number(b.names.nativeId === null);
}

/** The accounts and days of posts: where copies of them are looked for. */
export function handleDays(
  found: readonly {
    readonly platform: string;
    readonly handle: string | null;
    readonly posted_at: string | null;
  }[],
): readonly HandleDay[] {
  const days = new Map<string, HandleDay>();
  for (const { platform, handle, posted_at } of found) {
    if (handle === null || posted_at === null) continue;
    const day = { platform, handle: toPgSafe(handle.toLowerCase()), day: posted_at.slice(0, 10) };
    days.set(JSON.stringify(day), day);
  }
  return [...days.values()];
}
