import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom/worker';
import type { Block } from './blocks.ts';
import type { Heading, Outline, OutlinedBlocks } from './html-blocks.ts';
import { descendants, parseHtml } from './html-tree.ts';
import { BLOCK_INDEX, pageOfBlocks } from './page-of-blocks.ts';

/**
 * Beyond these, choosing the article's body takes seconds. Of forty saved news pages the largest has
 * 475 blocks, 1,422 containers, 455 links and an effort of 453,534.
 */
const MOST_BLOCKS = 3_000;
const MOST_CONTAINERS = 5_000;
const MOST_LINKS = 4_000;
/** UTF-16 units of text, each counted once for every container around it: each is measured. */
const MOST_EFFORT = 8_000_000;
/** Less than this, and the choice is made again with a looser measure. UTF-16 units. */
const LEAST_ARTICLE = 250;
/** An element `article` that holds the title and less than this is only the head of the article. */
const LEAST_TITLED_ARTICLE = 400;
/** What stands between title and article, if it is a sentence or two, is how the article begins. */
const LONGEST_STANDFIRST = 600;
const SENTENCES = /^.{40,}[.!?…]["”»)]?$/su;

/**
 * The blocks that are the article's body, by Readability's measure: not menus, related stories,
 * comments or cookie walls. Null where the page is too large for it, or has no such part.
 */
export function articleBody<Embed>(
  page: OutlinedBlocks<Embed>,
  title: string | null,
): ReadonlySet<number> | null {
  const { outline, blocks, headings } = page;
  if (!isBounded(outline, blocks)) return null;
  const heading = headingOf(title, headings);
  // Pages that go on without end hold other articles below the one they are of.
  const titled = heading === null ? null : articleAround(outline, heading.block, blocks);
  const body =
    (titled === null ? null : chosenBlocks(titled, blocks)) ?? chosenBlocks(outline, blocks);
  if (body === null || heading === null) return body;
  return new Set([...standfirst(heading.block, body, blocks), ...body]);
}

function isBounded<Embed>(outline: Outline, blocks: readonly Block<Embed>[]): boolean {
  if (blocks.length > MOST_BLOCKS || countContainers(outline) > MOST_CONTAINERS) return false;
  const links = blocks.reduce((sum, one) => sum + (one.type === 'text' ? one.links.length : 0), 0);
  return links <= MOST_LINKS && effortOf(outline, blocks, 1) <= MOST_EFFORT;
}

function countContainers({ parts }: Outline): number {
  return parts.reduce<number>(
    (sum, part) => sum + (typeof part === 'number' ? 0 : countContainers(part)),
    1,
  );
}

function effortOf<Embed>(
  { parts }: Outline,
  blocks: readonly Block<Embed>[],
  depth: number,
): number {
  return parts.reduce<number>((sum, part) => {
    if (typeof part !== 'number') return sum + effortOf(part, blocks, depth + 1);
    return sum + textLength([part], blocks) * depth;
  }, 0);
}

function textLength<Embed>(indexes: readonly number[], blocks: readonly Block<Embed>[]): number {
  let length = 0;
  for (const index of indexes) {
    const block = blocks[index];
    if (block?.type === 'text') length += block.text.length;
  }
  return length;
}

/** The heading that says what the title says; the title often goes on with the name of the site. */
function headingOf(title: string | null, headings: readonly Heading[]): Heading | null {
  const wanted = comparable(title ?? '');
  if (wanted === '') return null;
  const same = headings.filter(({ text }) => comparable(text) === wanted);
  const within = headings.filter(({ text }) => {
    const written = comparable(text);
    return written.length >= 15 && wanted.includes(written);
  });
  return same[0] ?? within[0] ?? null;
}

function comparable(text: string): string {
  return text
    .slice(0, 500)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The innermost element `article` that holds a block, if it holds the article and not its head alone. */
function articleAround<Embed>(
  outline: Outline,
  block: number,
  blocks: readonly Block<Embed>[],
): Outline | null {
  let found: Outline | null = null;
  let around: Outline | undefined = outline;
  while (around !== undefined) {
    const isArticle = around.element.name === 'article';
    if (isArticle && textLength(indexesOf(around), blocks) >= LEAST_TITLED_ARTICLE) found = around;
    around = around.parts.find((part): part is Outline => {
      return typeof part !== 'number' && holds(part, block);
    });
  }
  return found;
}

/** Blocks are numbered in order, so a container's are those from its first to its last. */
function holds(container: Outline, block: number): boolean {
  const [first, last] = [firstBlock(container), lastBlock(container)];
  return first !== null && last !== null && first <= block && block <= last;
}

function firstBlock({ parts }: Outline): number | null {
  for (const part of parts) {
    const first = typeof part === 'number' ? part : firstBlock(part);
    if (first !== null) return first;
  }
  return null;
}

function lastBlock({ parts }: Outline): number | null {
  for (const part of parts.toReversed()) {
    const last = typeof part === 'number' ? part : lastBlock(part);
    if (last !== null) return last;
  }
  return null;
}

function indexesOf({ parts }: Outline): readonly number[] {
  return parts.flatMap((part) => (typeof part === 'number' ? [part] : indexesOf(part)));
}

/** The blocks between the title and the body that read as the article's first sentences. */
function standfirst<Embed>(
  heading: number,
  body: ReadonlySet<number>,
  blocks: readonly Block<Embed>[],
): readonly number[] {
  const start = Math.min(...[...body].filter((index) => index > heading));
  const between = blocks.slice(heading + 1, Number.isFinite(start) ? start : heading + 1);
  const candidates = between.flatMap((block, offset) =>
    block.type === 'text' && SENTENCES.test(block.text.trim()) ? [heading + 1 + offset] : [],
  );
  return textLength(candidates, blocks) <= LONGEST_STANDFIRST ? candidates : [];
}

function chosenBlocks<Embed>(
  outline: Outline,
  blocks: readonly Block<Embed>[],
): ReadonlySet<number> | null {
  const { document } = parseHTML(pageOfBlocks(outline, blocks));
  const article = new Readability(document, {
    charThreshold: LEAST_ARTICLE,
    disableJSONLD: true,
    keepClasses: true,
  }).parse();
  const content: unknown = article?.content;
  if (typeof content !== 'string') return null;
  const indexes = indexesIn(content);
  return indexes.size === 0 ? null : indexes;
}

function indexesIn(content: string): ReadonlySet<number> {
  const indexes = new Set<number>();
  for (const { attributes } of descendants(parseHtml(content))) {
    const index = attributes[BLOCK_INDEX];
    if (index !== undefined) indexes.add(Number(index));
  }
  return indexes;
}
