import type { Block, TextBlock } from './blocks.ts';
import type { Outline } from './html-blocks.ts';
import type { HtmlElement } from './html-tree.ts';

/** The attribute of a paragraph that says which block it is. */
export const BLOCK_INDEX = 'data-block';
/** Attributes by which an article is told from menus, comments and hidden parts. */
const TELLING = ['class', 'id', 'role', 'itemprop', 'style', 'hidden', 'aria-hidden', 'aria-modal'];
const LONGEST_ATTRIBUTE = 300;

/** The page made anew of its containers and blocks, each block a paragraph that bears its index. */
export function pageOfBlocks<Embed>(outline: Outline, blocks: readonly Block<Embed>[]): string {
  const written: string[] = ['<!DOCTYPE html><html><head></head><body>'];
  writeContainer(outline, blocks, written);
  written.push('</body></html>');
  return written.join('');
}

/** Paragraphs cannot hold paragraphs, and the page has its own root. */
const UNWRAPPED = new Set(['#root', 'html', 'body', 'p', 'noscript', 'pre']);

function writeContainer<Embed>(
  { element, parts }: Outline,
  blocks: readonly Block<Embed>[],
  written: string[],
): void {
  const isWrapped = !UNWRAPPED.has(element.name);
  if (isWrapped) written.push(`<${element.name}${tellingAttributes(element)}>`);
  const own = element.name === 'p' ? tellingAttributes(element) : '';
  for (const part of parts) {
    const block = typeof part === 'number' ? blocks[part] : undefined;
    if (typeof part !== 'number') writeContainer(part, blocks, written);
    else if (block?.type === 'text') {
      written.push(`<p${own} ${BLOCK_INDEX}="${part}">`, textOf(block), '</p>');
    }
  }
  if (isWrapped) written.push(`</${element.name}>`);
}

function tellingAttributes({ attributes }: HtmlElement): string {
  return TELLING.map((name) => {
    const value = attributes[name];
    return value === undefined ? '' : ` ${name}="${inert(value.slice(0, LONGEST_ATTRIBUTE))}"`;
  }).join('');
}

/** Where links lead does not matter, only how much of a text is linked. */
function textOf({ text, links }: TextBlock): string {
  let written = '';
  let at = 0;
  for (const { start, end } of links) {
    if (start < at) continue;
    written += `${inert(text.slice(at, start))}<a href="/">${inert(text.slice(start, end))}</a>`;
    at = end;
  }
  return written + inert(text.slice(at));
}

const MARKUP: Readonly<Record<string, string>> = { '&': '+', '<': '(', '>': ')', '"': "'" };

/** What the words are does not matter, only how they are measured: signs of markup become others. */
function inert(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => MARKUP[sign] ?? sign);
}
