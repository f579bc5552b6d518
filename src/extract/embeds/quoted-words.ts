import { type FlatText, joinFlat } from '../text/flat-text.ts';
import { htmlBlocks } from '../text/html-blocks.ts';
import { descendants, type HtmlElement } from '../text/html-tree.ts';
import { findBylines } from './byline.ts';

/** No post has so many: it is a page whose quote was never closed, or one built to be slow. */
export const MOST_ELEMENTS = 400;

/** A block quote's words, its paragraphs a blank line apart. */
export function flatQuote(element: HtmlElement): FlatText {
  const blocks = htmlBlocks(element, () => null);
  return joinFlat(
    blocks.filter((block) => block.type === 'text'),
    '\n\n',
  );
}

/** The words of a post and of the line below it: "TEXT — Name (@handle) DATE". */
export interface SignedWords {
  readonly text: string;
  readonly name: string | null;
  readonly handle: string | null;
  readonly day: string | null;
}

/** What a quote says above its byline, and what the byline says; all of it where there is none. */
export function readSignedWords(quote: FlatText, handles: RegExp): SignedWords {
  const byline = findBylines(quote.text, null, handles).at(-1);
  if (byline === undefined) return { text: quote.text, name: null, handle: null, day: null };
  const { start, name, handle, day } = byline;
  return { text: quote.text.slice(0, start), name, handle, day };
}

/** Where each link of an element leads, in order. */
export function linksIn(element: HtmlElement): readonly string[] {
  return [...descendants(element)].flatMap((inner) => {
    const href = inner.name === 'a' ? inner.attributes['href'] : undefined;
    return href === undefined ? [] : [href];
  });
}

/** What the last of an element's links names: posts quoted or answered are linked before it. */
export function lastLinked<Name>(
  element: HtmlElement,
  read: (address: string) => Name | null,
): Name | null {
  return (
    linksIn(element)
      .map(read)
      .findLast((name) => name !== null) ?? null
  );
}

/** The language an embed states for its text; X puts in "und", "zxx" and its own q-codes for none. */
export function statedLanguage(element: HtmlElement): string | null {
  for (const inner of descendants(element)) {
    const lang = inner.name === 'p' ? (inner.attributes['lang'] ?? '') : '';
    if (lang !== '') return /^(?:und|zxx|art|mul|q..)$/.test(lang) ? null : lang;
  }
  return null;
}
