import { digestOf } from './digest.ts';
import type { Platform } from './vocabulary.ts';

/** Kinds of rows that carry an id of our own making. */
type Kind = 'capture' | 'article' | 'post' | 'postrev' | 'claim' | 'loss';

/**
 * An id made from what makes the thing itself: the same thing met first on two machines has one
 * id, and writing it twice meets its own key. 80 bits of SHA-256, e.g. `loss_1f0c…`.
 */
function idOf(kind: Kind, ...parts: readonly (string | number | null)[]): string {
  return `${kind}_${digestOf(kind, ...parts).slice(0, 20)}`;
}

/** A capture is one supply of bytes: what, from where, when. */
export function captureId(sha256: string, url: string | null, capturedAt: string): string {
  return idOf('capture', sha256, url, capturedAt);
}

/** Canonical URL where there is one; else the bytes, so the same file given twice is one article. */
export function articleKey(canonicalUrl: string | null, sha256: string): string {
  return canonicalUrl ?? `sha256:${sha256}`;
}

/** What a picture or video is fetched under: one address, fetched once, whoever shows it. */
export function mediaKey(address: string): string {
  return digestOf('media', address);
}

export function articleId(key: string): string {
  return idOf('article', key);
}

/**
 * A name by which a witness is known: a post by its platform id or what an unresolved copy shows of
 * it, an article by its key.
 */
export interface PostAlias {
  readonly kind: 'platform_id' | 'unresolved' | 'article';
  readonly key: string;
}

/** The post's own name on its platform. */
export function platformIdAlias(platform: Platform, postId: string): PostAlias {
  // Telegram's channel names mean the same in any case.
  const id = platform === 'telegram' ? postId.toLowerCase() : postId;
  return { kind: 'platform_id', key: JSON.stringify([platform, id]) };
}

/** What a copy without an id shows: who, which printed day (YYYY-MM-DD), which words. */
export function unresolvedAlias(
  platform: Platform,
  handle: string | null,
  day: string | null,
  textHash: string,
): PostAlias {
  return {
    kind: 'unresolved',
    key: JSON.stringify([platform, handle?.toLowerCase() ?? null, day, textHash]),
  };
}

/** The name of an article as a witness of its own. */
export function articleAlias(key: string): PostAlias {
  return { kind: 'article', key };
}

/** The id a post gets when it is first met, by the alias it is first met under. Never changes. */
export function newPostId(firstAlias: PostAlias): string {
  return idOf('post', firstAlias.kind, firstAlias.key);
}

/** A revision of a post is a wording of it. */
export function postRevisionId(postId: string, textHash: string): string {
  return idOf('postrev', postId, textHash);
}

export function claimId(postRevision: string, extractor: string, ordinal: number): string {
  return idOf('claim', postRevision, extractor, ordinal);
}

/** The nth item of the nth claim of a post: where a loss comes from. */
export interface LossOrigin {
  readonly postId: string;
  readonly claimOrdinal: number;
  readonly itemOrdinal: number;
}

export function lossOriginKey(origin: LossOrigin): string {
  return `${origin.postId}/${origin.claimOrdinal}/${origin.itemOrdinal}`;
}

export function lossId(origin: LossOrigin): string {
  return idOf('loss', origin.postId, origin.claimOrdinal, origin.itemOrdinal);
}
