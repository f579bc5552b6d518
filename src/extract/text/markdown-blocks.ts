import { BARRIER, type Block } from './blocks.ts';
import { htmlBlocks } from './html-blocks.ts';
import { type HtmlElement, parseHtml } from './html-tree.ts';
import { splitLines, unwrapLines } from './line-runs.ts';
import { flattenMarkdown, type LinkDefinitions } from './markdown-inline.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;
const RULE = /^ {0,3}(?:(?:- ?){3,}|(?:\* ?){3,}|(?:_ ?){3,}|={2,}|-{2,})\s*$/;
const LIST_ITEM = /^\s{0,8}(?:[*+-]|\d{1,3}[.)])\s/;
const DEFINITION = /^ {0,3}\[([^\][]{1,80})\]:\s{0,8}<?(https?:[^\s<>]{1,2000})>?/;
const HTML_START = /^ {0,3}<([a-zA-Z][a-zA-Z0-9-]{0,30})(?=[\s/>])/;
const LONE_LINK =
  /^(?:<https?:\/\/\S{1,2000}>|https?:\/\/\S{1,2000}|\[[^\][]{0,300}\]\(https?:[^\s()]{1,2000}\))$/;
/** Elements that hold others; what is between their tags is HTML up to their own end. */
const CONTAINERS = new Set([
  'blockquote',
  'figure',
  'div',
  'section',
  'article',
  'aside',
  'p',
  'table',
  'center',
  'iframe',
  'script',
  'style',
  'details',
  'amp-twitter',
  'ul',
  'ol',
  'pre',
]);

/** The text blocks of Markdown, HTML parts included, in document order. */
export function markdownBlocks<E>(
  text: string,
  readEmbed: (element: HtmlElement) => E | null,
): readonly Block<E>[] {
  const lines = splitLines(text);
  return new MarkdownReader(lines, linkDefinitions(lines), readEmbed).read();
}

function linkDefinitions(lines: readonly string[]): LinkDefinitions {
  const found = new Map<string, string>();
  for (const line of lines) {
    const definition = DEFINITION.exec(line);
    if (definition?.[1] !== undefined && definition[2] !== undefined) {
      found.set(definition[1].toLowerCase(), definition[2]);
    }
  }
  return found;
}

class MarkdownReader<E> {
  readonly #lines: readonly string[];
  readonly #definitions: LinkDefinitions;
  readonly #readEmbed: (element: HtmlElement) => E | null;
  readonly #blocks: Block<E>[] = [];
  /** Elements that once had no end: looking for it again for each of them would take for ever. */
  readonly #endless = new Set<string>();
  #paragraph: string[] = [];
  #quote: number | null = null;
  #quotes = 0;
  #at = 0;

  constructor(
    lines: readonly string[],
    definitions: LinkDefinitions,
    readEmbed: (element: HtmlElement) => E | null,
  ) {
    this.#lines = lines;
    this.#definitions = definitions;
    this.#readEmbed = readEmbed;
  }

  read(): readonly Block<E>[] {
    while (this.#at < this.#lines.length) this.#step(this.#lines[this.#at] ?? '');
    this.#endParagraph();
    return this.#blocks;
  }

  #step(line: string): void {
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined) return this.#skipCode(fence);
    const element = HTML_START.exec(line)?.[1]?.toLowerCase();
    if (element !== undefined && (CONTAINERS.has(element) || element.startsWith('amp-'))) {
      return this.#readHtml(element);
    }
    this.#at += 1;
    const { isQuoted, content } = withoutQuoteMarks(line);
    if (content === '') return this.#blankLine(isQuoted);
    if (isQuoted && this.#quote === null) {
      this.#endParagraph();
      this.#quote = this.#quotes++;
    }
    if (DEFINITION.test(content)) return;
    if (HEADING.test(content) || RULE.test(content)) {
      this.#endParagraph();
      this.#blocks.push(BARRIER);
      return;
    }
    this.#addLine(content);
  }

  #addLine(content: string): void {
    const isLoneLink = LONE_LINK.test(content.trim());
    if (isLoneLink || LIST_ITEM.test(content)) this.#endParagraph();
    this.#paragraph.push(content.trim());
    if (isLoneLink) this.#endParagraph(isLoneLink);
  }

  /** A blank line inside a quote parts its paragraphs; outside it ends the quote, too. */
  #blankLine(isQuoted: boolean): void {
    this.#endParagraph();
    if (!isQuoted) this.#quote = null;
  }

  #endParagraph(isLoneLink = false): void {
    if (this.#paragraph.length === 0) return;
    const flat = flattenMarkdown(unwrapLines(this.#paragraph), this.#definitions);
    this.#paragraph = [];
    if (flat.text.trim() !== '') {
      this.#blocks.push({ type: 'text', quote: this.#quote, isLoneLink, ...flat });
    }
  }

  #skipCode(fence: string): void {
    this.#endParagraph();
    this.#blocks.push(BARRIER);
    this.#at += 1;
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] ?? '';
      this.#at += 1;
      if (line.trimStart().startsWith(fence)) return;
    }
  }

  #readHtml(element: string): void {
    this.#endParagraph();
    const start = this.#at;
    this.#at = this.#endOfElement(element, start);
    const fragment = this.#lines.slice(start, this.#at).join('\n');
    for (const block of htmlBlocks(parseHtml(fragment), this.#readEmbed)) {
      const isQuote = block.type === 'text' && block.quote !== null;
      this.#blocks.push(isQuote ? { ...block, quote: this.#quotes + block.quote } : block);
    }
    this.#quotes += this.#at - start;
  }

  /** Past the line that holds the element's end; without one, past the next blank line. */
  #endOfElement(element: string, start: number): number {
    if (!this.#endless.has(element)) {
      const tag = new RegExp(`<(/?)${element}(?=[\\s/>])`, 'gi');
      let depth = 0;
      for (let at = start; at < this.#lines.length; at += 1) {
        for (const found of (this.#lines[at] ?? '').matchAll(tag))
          depth += found[1] === '' ? 1 : -1;
        if (depth <= 0) return at + 1;
      }
      this.#endless.add(element);
    }
    let end = start;
    while (end < this.#lines.length && (this.#lines[end] ?? '').trim() !== '') end += 1;
    return Math.max(end, start + 1);
  }
}

function withoutQuoteMarks(line: string): { readonly isQuoted: boolean; readonly content: string } {
  let at = 0;
  let isQuoted = false;
  while (at < line.length && (line[at] === ' ' || line[at] === '>')) {
    if (line[at] === '>') isQuoted = true;
    at += 1;
  }
  return { isQuoted, content: (isQuoted ? line.slice(at) : line).trimEnd() };
}
