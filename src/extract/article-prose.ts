import type { Block, TextBlock } from './text/blocks.ts';

/** Shorter paragraphs are menus, captions of links and the like. */
const LEAST_LETTERS = 40;
/** A paragraph that is mostly links is navigation. */
const MOST_LINKED = 0.5;
/** Far above any article; comments under one may be endless. */
const LONGEST_PROSE = 200_000;

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
    length += block.text.length;
    if (length > LONGEST_PROSE) break;
    paragraphs.push(block.text.trim());
  }
  if (paragraphs.length === 0) return '';
  return [...(title === null ? [] : [title]), ...paragraphs].join('\n\n');
}

function isParagraph({ text, links, isLoneLink }: TextBlock): boolean {
  if (isLoneLink || text.trim().length < LEAST_LETTERS) return false;
  const linked = links.reduce((sum, { start, end }) => sum + end - start, 0);
  return linked <= text.length * MOST_LINKED;
}
