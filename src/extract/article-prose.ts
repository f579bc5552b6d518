import type { Block, TextBlock } from './text/blocks.ts';

/** Shorter paragraphs are menus, captions of links and the like. */
const LEAST_LETTERS = 40;
/** A paragraph that is mostly links is navigation. */
const MOST_LINKED = 0.5;
/** Far above any article; comments under one may be endless. */
const LONGEST_PROSE = 400_000;
/** Far above any paragraph a person writes. */
const LONGEST_PARAGRAPH = 50_000;

/** A document's own words: its title and paragraphs, without the blocks that posts take. */
export function proseOf<Embed>(
  title: string | null,
  blocks: readonly Block<Embed>[],
  taken: ReadonlySet<number>,
): string {
  const paragraphs: string[] = [];
  let length = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'text' || taken.has(index) || !isParagraph(block)) continue;
    const room = LONGEST_PROSE - length;
    if (room <= 0) break;
    // One endless paragraph must not hide those after it.
    const paragraph = block.text.trim().slice(0, Math.min(room, LONGEST_PARAGRAPH));
    length += paragraph.length;
    paragraphs.push(paragraph);
  }
  if (paragraphs.length === 0) return '';
  return [...(title === null ? [] : [title]), ...paragraphs].join('\n\n');
}

function isParagraph({ text, links, isLoneLink }: TextBlock): boolean {
  if (isLoneLink || text.trim().length < LEAST_LETTERS) return false;
  const linked = links.reduce((sum, { start, end }) => sum + end - start, 0);
  return linked <= text.length * MOST_LINKED;
}
