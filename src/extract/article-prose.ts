import type { Block, TextBlock } from './text/blocks.ts';

/** Shorter paragraphs of a page are menus, captions of links and the like. */
const LEAST_LETTERS = 40;
/** In what is known to be the article, a short paragraph is a short sentence; not "Photo: agency". */
const SENTENCE = /^[^a-z].{11,}[.!?…]["”»)]?$/su;
/** A paragraph that is mostly links is navigation. */
const MOST_LINKED = 0.5;
/** Far above any article; comments under one may be endless. */
const LONGEST_PROSE = 400_000;
/** Far above any paragraph a person writes. */
const LONGEST_PARAGRAPH = 50_000;
const LONGEST_BYLINE = 160;

export interface ProseBlocks {
  /** Blocks that hold words of posts. */
  readonly taken: ReadonlySet<number>;
  /** Blocks of the article's body; null where it is not told apart from the rest. */
  readonly body: ReadonlySet<number> | null;
}

/** A document's own words: its title and paragraphs, without the blocks that posts take. */
export function proseOf<Embed>(
  title: string | null,
  blocks: readonly Block<Embed>[],
  { taken, body }: ProseBlocks,
): string {
  const paragraphs: string[] = [];
  let length = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'text' || taken.has(index) || body?.has(index) === false) continue;
    if (!isParagraph(block, body !== null)) continue;
    const room = LONGEST_PROSE - length;
    if (room <= 0) break;
    // One endless paragraph must not hide those after it.
    const paragraph = withoutBylines(block.text.trim().slice(0, Math.min(room, LONGEST_PARAGRAPH)));
    if (paragraph === '') continue;
    length += paragraph.length;
    paragraphs.push(paragraph);
  }
  if (paragraphs.length === 0) return '';
  return [...(title === null ? [] : [title]), ...paragraphs].join('\n\n');
}

/** The day under a post's name is when it was posted, which no sentence of the prose says of a loss. */
function withoutBylines(paragraph: string): string {
  if (!paragraph.includes('(@')) return paragraph;
  const lines = paragraph.split('\n').filter((line) => !isByline(line.trim()));
  return lines.join('\n').trim();
}

/** "Name (@handle) · Nov 14, 2023", as copied from a platform's page. */
function isByline(line: string): boolean {
  const handle = line.indexOf('(@');
  const end = handle < 0 ? -1 : line.indexOf(')', handle);
  if (end < 0 || line.length > LONGEST_BYLINE) return false;
  const rest = line.slice(end + 1).trim();
  return '·•—–|-'.includes(rest.charAt(0)) && /\d/.test(rest) && !/[.!?…]$/.test(rest);
}

function isParagraph({ text, links, isLoneLink }: TextBlock, isInBody: boolean): boolean {
  if (isLoneLink) return false;
  const written = text.trim();
  if (written.length < LEAST_LETTERS && !(isInBody && SENTENCE.test(written))) return false;
  const linked = links.reduce((sum, { start, end }) => sum + end - start, 0);
  return linked <= text.length * MOST_LINKED;
}
