import { sha256 } from '../domain/digest.ts';
import { platformIdAlias } from '../domain/identity.ts';
import { PLATFORMS, type Platform } from '../domain/vocabulary.ts';
import { readPostAddress } from './post-documents/post-address.ts';
import { canonicalPostText } from './text/post-text.ts';

/** "RT @handle: words", "words (via @handle)": the words are another's, who is named. */
export interface WordsMarker {
  readonly kind: 'repost';
  readonly handle: string;
  /** As `canonicalPostText` has them. */
  readonly words: string;
  /** They end where a platform cut them off. */
  readonly isCut: boolean;
}

/** "Translated from https://x.com/…": the post is named by its address. */
export interface LinkMarker {
  readonly kind: 'repost' | 'translation';
  readonly platform: Platform;
  readonly postId: string;
}

export type LineageMarker = WordsMarker | LinkMarker;

/** Where a post's own marker stands; further in, the words are of somebody else's doing. */
const REPOSTED =
  /^\s*(?:♻️?\s*)?(?:RT|Repost(?:ed)?(?: from| of| by)?|Репост(?: від| от| у| из)?)\s+@([\w.-]{1,253}?)(?::\s*|\s+|$)/iu;
const CREDITED =
  /(?<![\s([|/—–-])[\s([|/—–-]{1,9}via\s{1,9}@([\w.-]{0,252}\w)[)\].!]{0,9}\s{0,9}$/iu;
const TRANSLATED =
  /(?:\btranslation of|\btranslat(?:ed|ion) (?:from|by [^\n]{1,40}? from)|\btranslation|\boriginal(?: post)?|переклад(?:ено)?(?: з| допису| поста)?|перевод(?: с| из| поста)?|переведено с|оригінал|оригинал)[\s:(@\w.-]{0,40}?(https?:\/\/\S{1,300})/giu;
const REPOSTED_LINK =
  /(?:\brepost(?:ed)? (?:from|of)|\bforwarded from|репост(?: з| с| из)?|переслано (?:з|из))[\s:(@\w.-]{0,40}?(https?:\/\/\S{1,300})/giu;
const CUT = /(?:(?<!\S)https?:\S{0,42})?(?:…|\.{3})$/u;
/** Where a marker at the end begins at the earliest. */
const LONGEST_END = 300;
/** A repost of a repost of … */
const DEEPEST = 4;

/** What a post says, by its own marker, that it carries of others. */
export function readLineageMarkers(text: string): readonly LineageMarker[] {
  return [...wordsMarkers(text), ...linkMarkers(text)];
}

function wordsMarkers(text: string): readonly WordsMarker[] {
  const found: WordsMarker[] = [];
  let left = text;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const reposted = REPOSTED.exec(left);
    const credited = reposted === null ? CREDITED.exec(left.slice(-LONGEST_END)) : null;
    const [marker, handle] = reposted ?? credited ?? [];
    if (marker === undefined || handle === undefined) break;
    left = reposted === null ? left.slice(0, -marker.length) : left.slice(marker.length);
    const canonical = canonicalPostText(left);
    const cut = CUT.exec(canonical.slice(-LONGEST_END));
    const isCut = cut !== null;
    const words = canonicalPostText(canonical.slice(0, canonical.length - (cut?.[0].length ?? 0)));
    if (words !== '' && !(isCut && words.length < OPENING_LENGTH)) {
      found.push({ kind: 'repost', handle, words, isCut });
    }
  }
  return found;
}

function linkMarkers(text: string): readonly LinkMarker[] {
  const found = new Map<string, LinkMarker>();
  for (const [kind, pattern] of [
    ['translation', TRANSLATED],
    ['repost', REPOSTED_LINK],
  ] as const) {
    for (const [, link = ''] of text.matchAll(pattern)) {
      const address = readPostAddress(link.replace(/(?<![)\].,;!?»”"'])[)\].,;!?»”"']+$/u, ''));
      if (address === null) continue;
      const { platform, post_id: postId } = address;
      found.set(`${platform} ${postId}`, { kind, platform, postId });
    }
  }
  return [...found.values()];
}

/** Characters by which carried words find their original. */
const OPENING_LENGTH = 40;

/**
 * The key under which the words of an account are found by how they begin. What shares a key may go on
 * otherwise: `carriesWords` says.
 */
export function openingKey(platform: string, handle: string, words: string): string {
  return JSON.stringify([
    platform,
    handle.toLowerCase(),
    sha256(words.slice(0, OPENING_LENGTH)).slice(0, 32),
  ]);
}

/** Whether the words a marker carries are those of a post: all of it, or its beginning. */
export function carriesWords({ words, isCut }: WordsMarker, original: string): boolean {
  if (original === words) return true;
  return (isCut || words.length >= OPENING_LENGTH) && original.startsWith(words);
}

/** The key under which what a marker carries is found. */
export function markerKey(marker: LineageMarker, platform: string): string {
  return 'words' in marker
    ? openingKey(platform, marker.handle, marker.words)
    : platformIdAlias(marker.platform, marker.postId).key;
}

/** What else than its own address a post goes by: its account and how its words begin. */
export function ownOpening(platform: string, handle: string | null, text: string): string | null {
  const words = canonicalPostText(text);
  const isPost = PLATFORMS.some((one) => one === platform);
  return handle === null || words === '' || !isPost ? null : openingKey(platform, handle, words);
}
