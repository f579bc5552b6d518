import { readPrintedDate } from '../../dates/printed-date.ts';
import type { Block, TextBlock } from '../../text/blocks.ts';
import { splitFlat } from '../../text/flat-text.ts';
import { type Byline, findBylines } from '../byline.ts';
import { loneAddress } from '../lone-address.ts';
import type { Sighting } from '../sighting.ts';
import type { ResidueRules } from './residue-rules.ts';

/** A byline that carries a post, with the post its address leads to where the document gives that. */
export interface PostByline extends Byline {
  readonly rules: ResidueRules;
  readonly link: Sighting | null;
  /** Units at the start of the next block that belong to the byline: its date, its address. */
  readonly takenBelow: number;
}

export interface TextSegment {
  readonly type: 'text';
  readonly text: string;
  readonly quote: number | null;
  readonly block: number;
  /** It begins where an earlier byline of the same block ended. */
  readonly isTail: boolean;
}
export interface BylineSegment {
  readonly type: 'byline';
  readonly byline: PostByline;
  /** The block the byline starts in, and the next one where it goes on there. */
  readonly blocks: readonly [number, ...number[]];
}
export type Segment = TextSegment | BylineSegment | { readonly type: 'barrier' };

/** A printed day is that of some clock's zone. */
const DAY_MS = 86_400_000;
/** A flattened embed's own address behind its date: "… 2023 (https://x.com/h/status/1)". */
const ADDRESS_AFTER = /^\s{0,4}[([<]?(https?:\/\/[^\s<>()[\]]{5,300})[)\]>]?/;

/** A document's blocks cut into the texts and the bylines they consist of. */
export function cutAtBylines(
  blocks: readonly Block<Sighting>[],
  lang: string | null,
  rules: readonly ResidueRules[],
): readonly Segment[] {
  const segments: Segment[] = [];
  let taken = 0;
  blocks.forEach((block, index) => {
    if (block.type !== 'text') {
      taken = 0;
      segments.push({ type: 'barrier' });
      return;
    }
    const bylines = postBylines(block, blocks[index + 1], lang, rules);
    segments.push(...cutBlock(block, index, taken, bylines));
    taken = bylines.at(-1)?.takenBelow ?? 0;
  });
  return segments;
}

function cutBlock(
  block: TextBlock,
  index: number,
  taken: number,
  bylines: readonly PostByline[],
): readonly Segment[] {
  const starts = [taken, ...bylines.map((byline) => byline.end)];
  const ends = [...bylines.map((byline) => byline.start), block.text.length];
  const ranges = starts.map((start, order): [number, number] => [start, ends[order] ?? start]);
  const segments: Segment[] = [];
  splitFlat({ text: block.text, links: [] }, ranges).forEach(({ text }, order) => {
    if (text !== '') {
      segments.push({ type: 'text', text, quote: block.quote, block: index, isTail: order > 0 });
    }
    const byline = bylines[order];
    if (byline === undefined) return;
    const below = byline.takenBelow > 0 ? [index + 1] : [];
    segments.push({ type: 'byline', byline, blocks: [index, ...below] });
  });
  return segments;
}

/**
 * Accounts of X have neither point nor @ in them, those of Bluesky are domain names, and those of
 * Mastodon have their server behind them.
 */
const HANDLES =
  /[(（]\s{0,3}[@＠]\s?([A-Za-z0-9_]{0,20}|(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,60}@)?(?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z][A-Za-z0-9-]{1,62})\s{0,3}[)）]/g;

/** The bylines of a block that carry a post; a dash, a name and a handle alone are a mention. */
function postBylines(
  block: TextBlock,
  next: Block<Sighting> | undefined,
  lang: string | null,
  rules: readonly ResidueRules[],
): readonly PostByline[] {
  const found = findBylines(block.text, lang, HANDLES).flatMap((byline) => {
    const own = rules.find((one) => one.isHandle(byline.handle ?? ''));
    const read = { ...byline, link: null, takenBelow: 0 };
    return own === undefined ? [] : [withTimeBehind({ ...read, rules: own }, block.text)];
  });
  const links = linksAlong(block, found);
  return found.flatMap((byline, order) => {
    const inside = withAddressBehind({ ...byline, link: links[order] ?? null }, block.text);
    const endsBlock = block.text.slice(inside.end).trim() === '';
    const complete =
      endsBlock && next?.type === 'text' ? withLineBelow(inside, next, lang) : inside;
    const textBefore = block.text.slice(Math.max(0, byline.start - 60), byline.start);
    const isPost =
      complete.isDated ||
      complete.link !== null ||
      byline.rules.endOfPost?.test(textBefore) === true;
    return isPost ? [complete] : [];
  });
}

/** For each byline, the post that one of the links that touch it leads to. One pass over both. */
function linksAlong(
  block: TextBlock,
  bylines: readonly PostByline[],
): readonly (Sighting | null)[] {
  const links = block.links.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return bylines.map((byline) => {
    let found: Sighting | null = null;
    for (let link = links[next]; link !== undefined && link.start <= byline.end + 1; ) {
      if (link.end > byline.start) found = byline.rules.readAddress(link.href) ?? found;
      next += 1;
      link = links[next];
    }
    return found;
  });
}

/** Characters that a time of day can take. */
const LONGEST_TIME = 40;

function timeLength({ timeOfDay }: ResidueRules, text: string, at: number): number {
  return timeOfDay?.exec(text.slice(at, at + LONGEST_TIME))?.[0].length ?? 0;
}

function withTimeBehind(byline: PostByline, text: string): PostByline {
  if (!byline.isDated) return byline;
  return { ...byline, end: byline.end + timeLength(byline.rules, text, byline.end) };
}

function withAddressBehind(byline: PostByline, text: string): PostByline {
  const behind = ADDRESS_AFTER.exec(text.slice(byline.end, byline.end + 320));
  const address = behind === null ? null : byline.rules.readAddress(behind[1] ?? '');
  if (behind === null || address === null) return byline;
  if (byline.link === null && !agrees(byline, address)) return byline;
  return { ...byline, link: byline.link ?? address, end: byline.end + behind[0].length };
}

/** The date, or the address of the dated post, that stands in the paragraph below. */
function withLineBelow(byline: PostByline, next: TextBlock, lang: string | null): PostByline {
  const { rules } = byline;
  const address = rules.readAddress(loneAddress(next) ?? '');
  if (
    address !== null &&
    (byline.link === null ? agrees(byline, address) : byline.link.post_id === address.post_id)
  ) {
    return { ...byline, link: byline.link ?? address, takenBelow: next.text.length };
  }
  if (byline.isDated) return byline;
  const date = readPrintedDate(next.text, 0, lang);
  if (date === null) return byline;
  const dateLink = next.links.find((link) => link.start <= date.end);
  const link = byline.link ?? (dateLink === undefined ? null : rules.readAddress(dateLink.href));
  const takenBelow = date.end + timeLength(rules, next.text, date.end);
  return { ...byline, isDated: true, day: date.day, link, takenBelow };
}

/** An address near a byline is the post's only if neither its handle nor its day say otherwise. */
function agrees(byline: Byline, { handle, posted_at }: Sighting): boolean {
  const isOthers =
    byline.handle !== null &&
    handle !== null &&
    byline.handle.toLowerCase() !== handle.toLowerCase();
  if (isOthers) return false;
  if (posted_at === null || byline.day === null) return true;
  return Math.abs(Date.parse(posted_at.slice(0, 10)) - Date.parse(byline.day)) <= DAY_MS;
}
