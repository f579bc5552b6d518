import type { Block } from './blocks.ts';
import { BARRIER } from './blocks.ts';
import { type FlatText, splitFlat, type TextLink } from './flat-text.ts';
import { classNames, type HtmlElement, type HtmlNode, parseHtml, rawText } from './html-tree.ts';

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
const HOLDERS = new Set(['script', 'template', 'textarea']);
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

/** The text blocks and embeds of HTML, in document order. */
export function htmlBlocks<E>(
  root: HtmlElement,
  readEmbed: (element: HtmlElement) => E | null,
): readonly Block<E>[] {
  return walkBlocks(root, readEmbed, false);
}

function walkBlocks<E>(
  root: HtmlElement,
  readEmbed: (element: HtmlElement) => E | null,
  isHeld: boolean,
): readonly Block<E>[] {
  const walk = new BlockWalk(readEmbed, isHeld);
  for (const child of root.children) walk.visit(child);
  return walk.finish();
}

class BlockWalk<E> {
  readonly #readEmbed: (element: HtmlElement) => E | null;
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

  constructor(readEmbed: (element: HtmlElement) => E | null, isHeld: boolean) {
    this.#readEmbed = readEmbed;
    this.#isHeld = isHeld;
  }

  finish(): readonly Block<E>[] {
    this.#flush();
    return this.#blocks;
  }

  visit(node: HtmlNode): void {
    if (typeof node === 'string') return this.#append(node);
    const embed = this.#readEmbed(node);
    if (embed !== null) {
      this.#flush();
      this.#blocks.push({ type: 'embed', embed });
      return;
    }
    if (UNREAD.has(node.name)) return this.#visitHeldBack(node);
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
    if (element.name === 'blockquote' && quote === null) this.#quote = this.#quotes++;
    if (element.name === 'pre') this.#keepsSpace = true;
    this.#visitChildren(element);
    this.#flush();
    this.#quote = quote;
    this.#keepsSpace = keepsSpace;
  }

  /** Consent walls keep the embed's HTML, unread by the browser, until the reader agrees. */
  #visitHeldBack(element: HtmlElement): void {
    if (!HOLDERS.has(element.name) || this.#isHeld) return;
    const held = element.name === 'template' ? element : parseHeldHtml(element);
    if (held === null) return;
    const blocks = walkBlocks(held, this.#readEmbed, true);
    const embeds = blocks.filter((block) => block.type === 'embed');
    if (embeds.length === 0) return;
    this.#flush();
    this.#blocks.push(...embeds);
  }

  /** Embeds inside a heading count, its words do not. */
  #visitHeading(element: HtmlElement): void {
    this.#flush(BARRIER);
    this.#visitChildren(element);
    this.#clear();
    this.#blocks.push(BARRIER);
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
      this.#blocks.push({ type: 'text', quote: this.#quote, isLoneLink: false, ...part });
    }
    this.#clear();
    if (barrier !== undefined) this.#blocks.push(barrier);
  }

  #clear(): void {
    this.#chunks = [];
    this.#links = [];
    this.#length = 0;
    this.#endsInSpace = true;
  }
}

/** HTML that a script or text area holds as text; one level deep. */
function parseHeldHtml(element: HtmlElement): HtmlElement | null {
  const type = element.attributes['type'] ?? '';
  if (element.name === 'script' && !/^text\/(?:html|plain|template|x-template)$/i.test(type)) {
    return null;
  }
  const text = rawText(element);
  const opensQuote = /<(?:blockquote|iframe)\s/i.test(text);
  return opensQuote ? parseHtml(text) : null;
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
