import type { Block } from './blocks.ts';
import { BARRIER } from './blocks.ts';
import { type FlatText, splitFlat, type TextLink } from './flat-text.ts';
import { heldHtml } from './held-html.ts';
import { classNames, type HtmlElement, type HtmlNode, parseHtml } from './html-tree.ts';

const UNREAD = new Set([
  'script',
  'style',
  'template',
  'head',
  'title',
  'svg',
  'math',
  'select',
  'textarea',
  'object',
  'canvas',
  'audio',
  'video',
  'button',
  'iframe',
]);
const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'center',
  'dd',
  'details',
  'dialog',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'header',
  'html',
  'li',
  'main',
  'nav',
  'noscript',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
]);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** HTML's own white space; a no-break space is a character of the text. */
const HTML_SPACE = /[ \t\n\f\r]+/g;

/** A container of a page with what it holds, in order: containers, and blocks by their index. */
export interface Outline {
  readonly element: HtmlElement;
  readonly parts: readonly (Outline | number)[];
}

/** A heading, which is a barrier among the blocks. */
export interface Heading {
  readonly block: number;
  readonly text: string;
}

export interface OutlinedBlocks<E> {
  readonly blocks: readonly Block<E>[];
  readonly outline: Outline;
  readonly headings: readonly Heading[];
}

type ReadEmbed<E> = (element: HtmlElement) => E | null;

/** The text blocks and embeds of HTML, in document order. */
export function htmlBlocks<E>(root: HtmlElement, readEmbed: ReadEmbed<E>): readonly Block<E>[] {
  return outlineHtml(root, readEmbed).blocks;
}

/** The text blocks and embeds of HTML, and in which containers of the page they are. */
export function outlineHtml<E>(root: HtmlElement, readEmbed: ReadEmbed<E>): OutlinedBlocks<E> {
  return walkBlocks(root, readEmbed, false);
}

function walkBlocks<E>(
  root: HtmlElement,
  readEmbed: ReadEmbed<E>,
  isHeld: boolean,
): OutlinedBlocks<E> {
  const walk = new BlockWalk(root, readEmbed, isHeld);
  for (const child of root.children) walk.visit(child);
  return walk.finish();
}

interface OpenOutline extends Outline {
  readonly parts: (Outline | number)[];
}

class BlockWalk<E> {
  readonly #readEmbed: ReadEmbed<E>;
  /** What is read is itself text of another element; markup in its text is not read again. */
  readonly #isHeld: boolean;
  readonly #blocks: Block<E>[] = [];
  #chunks: string[] = [];
  #links: TextLink[] = [];
  #length = 0;
  #endsInSpace = true;
  #quote: number | null = null;
  #quotes = 0;
  #keepsSpace = false;
  readonly #headings: Heading[] = [];
  readonly #outline: OpenOutline;
  #container: OpenOutline;

  constructor(root: HtmlElement, readEmbed: ReadEmbed<E>, isHeld: boolean) {
    this.#outline = { element: root, parts: [] };
    this.#container = this.#outline;
    this.#readEmbed = readEmbed;
    this.#isHeld = isHeld;
  }

  finish(): OutlinedBlocks<E> {
    this.#flush();
    return { blocks: this.#blocks, outline: this.#outline, headings: this.#headings };
  }

  visit(node: HtmlNode): void {
    if (typeof node === 'string') return this.#append(node);
    const embed = this.#readEmbed(node);
    if (embed !== null) {
      this.#flush();
      this.#push({ type: 'embed', embed });
      return;
    }
    if (!this.#isHeld) this.#visitHeldBack(node);
    if (UNREAD.has(node.name)) return;
    if (node.name === 'br') return this.#appendRaw('\n');
    if (node.name === 'img') return this.#append(emojiOf(node));
    if (node.name === 'hr') return this.#flush(BARRIER);
    if (HEADINGS.has(node.name)) return this.#visitHeading(node);
    if (node.name === 'a') return this.#visitLink(node);
    if (BLOCKS.has(node.name)) return this.#visitBlock(node);
    this.#visitChildren(node);
  }

  #visitChildren(element: HtmlElement): void {
    for (const child of element.children) this.visit(child);
  }

  #visitBlock(element: HtmlElement): void {
    this.#flush();
    const { quote, keepsSpace } = { quote: this.#quote, keepsSpace: this.#keepsSpace };
    const around = this.#container;
    this.#container = { element, parts: [] };
    around.parts.push(this.#container);
    if (element.name === 'blockquote' && quote === null) this.#quote = this.#quotes++;
    if (element.name === 'pre') this.#keepsSpace = true;
    this.#visitChildren(element);
    this.#flush();
    this.#container = around;
    this.#quote = quote;
    this.#keepsSpace = keepsSpace;
  }

  /** Consent walls keep the embed's HTML, unread by the browser, until the reader agrees. */
  #visitHeldBack(element: HtmlElement): void {
    const held = heldHtml(element).map(parseHtml);
    if (element.name === 'template') held.push(element);
    const embeds = held.flatMap((root) => {
      const { blocks } = walkBlocks(root, this.#readEmbed, true);
      return blocks.filter((block) => block.type === 'embed');
    });
    if (embeds.length === 0) return;
    this.#flush();
    for (const embed of embeds) this.#push(embed);
  }

  #push(block: Block<E>): void {
    this.#container.parts.push(this.#blocks.length);
    this.#blocks.push(block);
  }

  /** Embeds inside a heading count, its words do not. */
  #visitHeading(element: HtmlElement): void {
    this.#flush(BARRIER);
    this.#visitChildren(element);
    this.#headings.push({ block: this.#blocks.length, text: this.#chunks.join('').trim() });
    this.#clear();
    this.#push(BARRIER);
  }

  #visitLink(element: HtmlElement): void {
    const start = this.#length;
    this.#visitChildren(element);
    const href = element.attributes['href'];
    // A block inside the link has flushed what the link began with.
    const from = start <= this.#length ? start : 0;
    if (href !== undefined) this.#links.push({ start: from, end: this.#length, href });
  }

  #append(text: string): void {
    if (this.#keepsSpace) return this.#appendRaw(text);
    const collapsed = text.replace(HTML_SPACE, ' ');
    this.#appendRaw(
      this.#endsInSpace && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed,
    );
  }

  #appendRaw(text: string): void {
    if (text === '') return;
    this.#chunks.push(text);
    this.#length += text.length;
    this.#endsInSpace = text.endsWith(' ') || text.endsWith('\n');
  }

  #flush(barrier?: typeof BARRIER): void {
    const flat = { text: this.#chunks.join(''), links: this.#links };
    for (const part of splitAtBlankLines(flat)) {
      this.#push({ type: 'text', quote: this.#quote, isLoneLink: false, ...part });
    }
    this.#clear();
    if (barrier !== undefined) this.#push(barrier);
  }

  #clear(): void {
    this.#chunks = [];
    this.#links = [];
    this.#length = 0;
    this.#endsInSpace = true;
  }
}

/** Two line breaks in a row are a paragraph's end to whoever reads the page. */
function splitAtBlankLines(flat: FlatText): readonly FlatText[] {
  const ranges: [number, number][] = [];
  let start = 0;
  for (const gap of flat.text.matchAll(/\n[^\S\n]*\n/g)) {
    ranges.push([start, gap.index]);
    start = gap.index + gap[0].length;
  }
  ranges.push([start, flat.text.length]);
  return splitFlat(flat, ranges).filter((part) => part.text !== '');
}

/** WordPress and X's old embeds show emoji as pictures; the character is their alternative text. */
export function emojiOf(image: HtmlElement): string {
  const alternative = image.attributes['alt'] ?? '';
  const isEmoji = classNames(image).some((name) => /^(?:wp-)?emoji/i.test(name));
  return isEmoji || /^(?:\p{Extended_Pictographic}|\p{RI}|\uFE0F|\u200D){1,16}$/u.test(alternative)
    ? alternative
    : '';
}
