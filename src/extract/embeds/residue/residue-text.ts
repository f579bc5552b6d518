import type { Segment, TextSegment } from './residue-segments.ts';

export interface TextAbove {
  readonly text: string;
  readonly blocks: readonly number[];
}

/** Units X's embeds print at most: 280 characters, a link, a few that count for less. */
const LONGEST_EMBED_TEXT = 320;
const MOST_PARAGRAPHS = 8;
/** How far back, and at how many places, the start of a post is looked for. */
const LONGEST_TAIL = 4000;
const MOST_SEAMS = 16;

/**
 * The post's text above (or before) its byline. In a block quote it is all of the quote; else the
 * paragraph the byline ends or follows, and those above it only as long as the text is visibly not
 * all there: better too little of the post than the article's prose in its mouth.
 */
export function postTextAbove(segments: readonly Segment[], byline: number): TextAbove {
  const nearest = segments[byline - 1];
  if (nearest?.type !== 'text') return { text: '', blocks: [] };
  const parts =
    nearest.quote === null
      ? paragraphsAbove(segments, byline - 1, nearest)
      : quoteAbove(segments, byline - 1, nearest.quote);
  return { text: parts.map((p) => p.text).join('\n\n'), blocks: parts.map((p) => p.block) };
}

function quoteAbove(
  segments: readonly Segment[],
  last: number,
  quote: number,
): readonly TextSegment[] {
  const parts: TextSegment[] = [];
  for (let at = last; at >= 0; at -= 1) {
    const segment = segments[at];
    if (segment?.type !== 'text' || segment.quote !== quote) break;
    parts.push(segment);
  }
  return parts.reverse();
}

function paragraphsAbove(
  segments: readonly Segment[],
  last: number,
  nearest: TextSegment,
): readonly TextSegment[] {
  const byline = segments[last + 1];
  const sharesBlock = byline?.type === 'byline' && byline.blocks[0] === nearest.block;
  const isCrowded = nearest.isTail || !hasOtherBlocks(segments, nearest.block, last);
  const own = sharesBlock ? withoutProse(nearest.text, isCrowded) : nearest.text;
  const parts: TextSegment[] = [{ ...nearest, text: own }];
  if (own.length < nearest.text.length) return parts;
  const above = plainTextAbove(segments, last);
  const missing = above.findIndex((_, index) => !isIncomplete((above[index - 1] ?? nearest).text));
  const needed = above.slice(0, missing < 0 ? above.length : missing);
  const marked = markedStart([nearest, ...above]);
  return [...above.slice(0, Math.max(needed.length, marked)).toReversed(), ...parts];
}

/** The paragraphs above one, nearest first, as far as a post could reach. */
function plainTextAbove(segments: readonly Segment[], last: number): readonly TextSegment[] {
  const above: TextSegment[] = [];
  for (let at = last - 1; at >= 0 && above.length < MOST_PARAGRAPHS; at -= 1) {
    const segment = segments[at];
    if (segment?.type !== 'text' || segment.quote !== null) break;
    above.push(segment);
  }
  return above;
}

/**
 * How many paragraphs up the one lies that begins as posts do and prose does not, with a hashtag, a
 * flag or an emoji; 0 where there is none so near that both could be one post.
 */
function markedStart(upwards: readonly TextSegment[]): number {
  let length = 0;
  for (const [index, { text }] of upwards.entries()) {
    length += text.length;
    if (length > LONGEST_EMBED_TEXT) return 0;
    if (POST_OPENING.test(text)) return index;
  }
  return 0;
}

function hasOtherBlocks(segments: readonly Segment[], block: number, around: number): boolean {
  return segments
    .slice(Math.max(0, around - 4), around + 5)
    .some((segment) => segment.type === 'text' && segment.block !== block);
}

const POST_OPENING = /^(?:#[\p{L}\p{N}]|\p{RI}|\p{Extended_Pictographic})/u;
/** What is no word of the author's: links, tags, what Bluesky puts in the place of pictures. */
const LINKS_AND_TAGS = /(?:https?:\/\/|pic\.|t\.co)\S+|[#@][\p{L}\p{N}_]+|\[image or embed\]/gu;
const BULLET = /^(?:[-–•▪▫◦‣*]\s|(?:[2-9]|\d{2})[.)]\s)/;
const STARTS_SMALL = /^["“„«(…]{0,2}\p{Ll}/u;

/** No words of its own, a list without its head, a sentence without its start, a quote's end only. */
function isIncomplete(text: string): boolean {
  const hasWords = /[\p{L}\p{N}]/u.test(text.replace(LINKS_AND_TAGS, ''));
  if (!hasWords || BULLET.test(text) || STARTS_SMALL.test(text)) return true;
  const closing = text.search(/[”»]/);
  return closing >= 0 && text.slice(0, closing).search(/[“„«]/) < 0;
}

/**
 * Flattening glues paragraphs: "…the war so far.#Ukraine: A howitzer…". After the last such seam, or
 * in a text run together without any, from the last sentence that a post could begin with.
 */
function withoutProse(text: string, isCrowded: boolean): string {
  const seam = lastSeam(text);
  if (seam > 0) return text.slice(seam);
  if (!isCrowded || text.length <= LONGEST_EMBED_TEXT) return text;
  const window = text.slice(-LONGEST_EMBED_TEXT);
  const starts = [
    ...window.matchAll(/(?<=[.!?…]["”»)]? )(?=[\p{Lu}\p{N}#@"“«\p{Extended_Pictographic}])/gu),
  ];
  const marked = starts.findLast((start) => POST_OPENING.test(window.slice(start.index)));
  const chosen = marked ?? starts.findLast((start) => hasOwnWords(window.slice(start.index)));
  return chosen === undefined ? text : window.slice(chosen.index);
}

function hasOwnWords(text: string): boolean {
  return !isIncomplete(text);
}

/** A sentence's end with the next one's start right behind it; not inside an address or "U.S.A". */
const SEAM =
  /(?<=[\p{Ll}\p{N})]{2}[.!?…]["”»]?|[.!?…][”»])(?=#|@|["“„«]?\p{Lu}[\p{L}\s]|\p{RI}|\p{Extended_Pictographic})/gu;

/** Some mark of an address, in the word a seam would cut. */
const ADDRESS_MARK = /:\/\/|\bt\.co|\.com/;

function lastSeam(text: string): number {
  const before = Math.max(0, text.length - LONGEST_TAIL);
  const seams = [...text.slice(before).matchAll(SEAM)].map((seam) => before + seam.index);
  const isInAddress = (at: number): boolean =>
    ADDRESS_MARK.test(
      text
        .slice(Math.max(0, at - 80), at)
        .split(/\s/)
        .at(-1) ?? '',
    );
  return (
    seams.slice(-MOST_SEAMS).findLast((at) => !isInAddress(at) && hasOwnWords(text.slice(at))) ?? -1
  );
}
