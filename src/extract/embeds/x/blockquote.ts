import type { PostMedia } from '../../../domain/post.ts';
import { readPrintedDate } from '../../dates/printed-date.ts';
import { type FlatText, joinFlat } from '../../text/flat-text.ts';
import { emojiOf, htmlBlocks } from '../../text/html-blocks.ts';
import { classNames, descendants, type HtmlElement, holdsMoreThan } from '../../text/html-tree.ts';
import type { Sighting } from '../sighting.ts';
import { findBylines } from './byline.ts';
import { toSighting } from './post-parts.ts';
import { readStatusLink, type StatusLink, statusLinkOfId } from './status-link.ts';

/** Sanitisers and editors turn the block quote into a plain container. */
const HOLDERS = new Set(['blockquote', 'div', 'figure', 'section']);
const CLASS = /^twitter-(?:tweet|video)/;
/** No post has so many: it is a page whose quote was never closed, or one built to be slow. */
export const MOST_ELEMENTS = 400;
/** What X puts into `lang` when it knows none: "und", "zxx", and its own q-codes. */
const NO_LANGUAGE = /^(?:und|zxx|art|mul|q..)$/;

/** X's own embed, in its forms since 2011: a block quote of class twitter-tweet or twitter-video. */
export function readXBlockquote(element: HtmlElement): Sighting | null {
  if (!HOLDERS.has(element.name) || !classNames(element).some((c) => CLASS.test(c))) return null;
  const holdsQuote = element.name !== 'blockquote' && hasElement(element, 'blockquote');
  return holdsQuote ? null : readQuotedPost(element, null);
}

/** The post that a block quote shows; `known` is its address where something around it tells it. */
export function readQuotedPost(element: HtmlElement, known: StatusLink | null): Sighting | null {
  if (holdsMoreThan(element, MOST_ELEMENTS)) return null;
  const blocks = htmlBlocks(element, () => null);
  const flat = joinFlat(
    blocks.filter((block) => block.type === 'text'),
    '\n\n',
  );
  const own = linkOf(element);
  // The address inside has the handle, unless it is another post's.
  const linked = known === null || own?.post_id === known.post_id ? own : known;
  const ending = readEnding(flat, element.attributes['data-lang'] ?? null);
  const written = flat.text.slice(0, ending.start);
  const address = /^\s*\S+\s*$/.test(written.slice(0, 400)) ? readStatusLink(written.trim()) : null;
  const link = linked ?? address;
  const text = address === null ? written : '';
  if (link === null && text.trim() === '') return null;
  const { handle, name, day } = ending;
  const [lang, images] = [languageOf(element), imagesOf(element)];
  return toSighting({ link, handle, name, day, text, lang, images });
}

interface Ending {
  /** Where the post's text ends. */
  readonly start: number;
  readonly handle: string | null;
  readonly name: string | null;
  readonly day: string | null;
}

function readEnding(flat: FlatText, uiLang: string | null): Ending {
  const byline = findBylines(flat.text, uiLang).at(-1);
  if (byline !== undefined) return byline;
  const dateLink = flat.links.findLast((link) => readStatusLink(link.href) !== null);
  const nothing = { handle: null, name: null, day: null };
  if (dateLink === undefined) return { ...nothing, start: flat.text.length };
  const day = readPrintedDate(flat.text, dateLink.start, uiLang)?.day ?? null;
  const before = flat.text.slice(0, dateLink.start);
  const dashless = /(?:^|\n)([^\n]{0,160})[(（]@(\w{0,20})[)）]\s*$/.exec(before.slice(-200));
  if (dashless === null) return { ...nothing, day, start: dateLink.start };
  const [line, name = '', handle = ''] = dashless;
  return {
    start: dateLink.start - line.length,
    handle: handle || null,
    name: name.trim() || null,
    day,
  };
}

/** The last address is the post's own: posts it quotes or answers are linked earlier. */
function linkOf(element: HtmlElement): StatusLink | null {
  const linked = [...descendants(element)]
    .filter((inner) => inner.name === 'a')
    .map((anchor) => readStatusLink(anchor.attributes['href'] ?? ''))
    .findLast((link) => link !== null);
  return linked ?? readStatusLink(element.attributes['cite'] ?? '') ?? statusLinkOfId(element);
}

function hasElement(element: HtmlElement, name: string): boolean {
  for (const inner of descendants(element)) if (inner.name === name) return true;
  return false;
}

function languageOf(element: HtmlElement): string | null {
  for (const inner of descendants(element)) {
    const lang = inner.name === 'p' ? (inner.attributes['lang'] ?? '') : '';
    if (lang !== '') return NO_LANGUAGE.test(lang) ? null : lang;
  }
  return null;
}

function imagesOf(element: HtmlElement): readonly PostMedia[] {
  return [...descendants(element)].flatMap((inner): readonly PostMedia[] => {
    const url = inner.name === 'img' ? (inner.attributes['src'] ?? '') : '';
    const isPicture =
      /^https?:\/\//.test(url) && emojiOf(inner) === '' && !/profile_images/.test(url);
    return isPicture ? [{ url, kind: 'image', alt_text: inner.attributes['alt'] || null }] : [];
  });
}
