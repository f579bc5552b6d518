import { readPrintedDate } from '../../dates/printed-date.ts';
import { snowflakeInstant } from '../../dates/snowflake.ts';
import type { Block, TextBlock } from '../../text/blocks.ts';
import { splitFlat } from '../../text/flat-text.ts';
import { type Byline, findBylines } from '../byline.ts';
import { loneAddress } from '../lone-address.ts';
import type { Sighting } from '../sighting.ts';
import { readStatusLink, type StatusLink } from './status-link.ts';

/** A byline that carries a post, with the address of the post where the document gives it. */
export interface PostByline extends Byline {
  readonly link: StatusLink | null;
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

/** A flattened embed's own address behind its date: "… 2023 (https://x.com/h/status/1)". */
const ADDRESS_AFTER = /^\s{0,4}[([<]?(https?:\/\/[^\s<>()[\]]{5,300})[)\]>]?/;
const ENDS_IN_SHORT_LINK = /(?:t\.co|pic\.(?:twitter|x)\.com)\/\w+\s*$/;
const DAY_MS = 86_400_000;

/** A document's blocks cut into the texts and the bylines they consist of. */
export function cutAtBylines(
  blocks: readonly Block<Sighting>[],
  lang: string | null,
): readonly Segment[] {
  const segments: Segment[] = [];
  let taken = 0;
  blocks.forEach((block, index) => {
    if (block.type !== 'text') {
      taken = 0;
      segments.push({ type: 'barrier' });
      return;
    }
    const bylines = postBylines(block, blocks[index + 1], lang);
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

/** The bylines of a block that carry a post; a dash, a name and a handle alone are a mention. */
function postBylines(
  block: TextBlock,
  next: Block<Sighting> | undefined,
  lang: string | null,
): readonly PostByline[] {
  const found = findBylines(block.text, lang);
  const links = linksAlong(block, found);
  return found.flatMap((byline, order) => {
    const inside = withAddressBehind(byline, links[order] ?? null, block.text);
    const endsBlock = block.text.slice(inside.end).trim() === '';
    const complete =
      endsBlock && next?.type === 'text' ? withLineBelow(inside, next, lang) : inside;
    const textBefore = block.text.slice(Math.max(0, byline.start - 60), byline.start);
    const isPost =
      complete.isDated || complete.link !== null || ENDS_IN_SHORT_LINK.test(textBefore);
    return isPost ? [complete] : [];
  });
}

/** For each byline, the status address among the links that touch it. One pass over both. */
function linksAlong(block: TextBlock, bylines: readonly Byline[]): readonly (StatusLink | null)[] {
  const links = block.links.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return bylines.map((byline) => {
    let found: StatusLink | null = null;
    for (let link = links[next]; link !== undefined && link.start <= byline.end + 1; ) {
      if (link.end > byline.start) found = readStatusLink(link.href) ?? found;
      next += 1;
      link = links[next];
    }
    return found;
  });
}

function withAddressBehind(byline: Byline, linked: StatusLink | null, text: string): PostByline {
  const post = { ...byline, link: linked, takenBelow: 0 };
  const behind = ADDRESS_AFTER.exec(text.slice(byline.end, byline.end + 320));
  const address = behind === null ? null : readStatusLink(behind[1] ?? '');
  if (behind === null || address === null) return post;
  if (linked === null && !agrees(byline, address)) return post;
  return { ...post, link: linked ?? address, end: byline.end + behind[0].length };
}

/** The date, or the address of the dated post, that stands in the paragraph below. */
function withLineBelow(byline: PostByline, next: TextBlock, lang: string | null): PostByline {
  const address = readStatusLink(loneAddress(next) ?? '');
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
  const link = byline.link ?? (dateLink === undefined ? null : readStatusLink(dateLink.href));
  return { ...byline, isDated: true, day: date.day, link, takenBelow: date.end };
}

/** An address near a byline is the post's only if neither its handle nor its day say otherwise. */
function agrees(byline: Byline, address: StatusLink): boolean {
  const sameHandle =
    byline.handle === null ||
    address.handle === null ||
    byline.handle.toLowerCase() === address.handle.toLowerCase();
  const instant = snowflakeInstant(address.post_id);
  if (!sameHandle) return false;
  if (instant === null || byline.day === null) return true;
  return Math.abs(Date.parse(instant.slice(0, 10)) - Date.parse(byline.day)) <= DAY_MS;
}
