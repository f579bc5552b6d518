import { readPrintedDate } from '../../dates/printed-date.ts';
import type { FlatText } from '../../text/flat-text.ts';
import { classNames, descendants, type HtmlElement, holdsMoreThan } from '../../text/html-tree.ts';
import { findBylines } from '../byline.ts';
import { flatQuote, linksIn, MOST_ELEMENTS, statedLanguage } from '../quoted-words.ts';
import { shownImages } from '../shown-images.ts';
import type { Sighting } from '../sighting.ts';
import { toSighting } from './post-parts.ts';
import { readStatusLink, type StatusLink, statusLinkOfId } from './status-link.ts';

/** Sanitisers and editors turn the block quote into a plain container. */
const HOLDERS = new Set(['blockquote', 'div', 'figure', 'section']);
const CLASS = /^twitter-(?:tweet|video)/;

/** X's own embed, in its forms since 2011: a block quote of class twitter-tweet or twitter-video. */
export function readXBlockquote(element: HtmlElement): Sighting | null {
  if (!HOLDERS.has(element.name) || !classNames(element).some((c) => CLASS.test(c))) return null;
  const holdsQuote = element.name !== 'blockquote' && hasElement(element, 'blockquote');
  return holdsQuote ? null : readQuotedPost(element, null);
}

/** The post that a block quote shows; `known` is its address where something around it tells it. */
export function readQuotedPost(element: HtmlElement, known: StatusLink | null): Sighting | null {
  if (holdsMoreThan(element, MOST_ELEMENTS)) return null;
  const flat = flatQuote(element);
  const ending = readEnding(flat, element.attributes['data-lang'] ?? null);
  const own = linkOf(element, flat, ending);
  // The address inside has the handle, unless it is another post's.
  const linked = known === null || own?.post_id === known.post_id ? own : known;
  const written = flat.text.slice(0, ending.start);
  const address = /^\s*\S+\s*$/.test(written.slice(0, 400)) ? readStatusLink(written.trim()) : null;
  const link = linked ?? address;
  const text = address === null ? written : '';
  if (link === null && text.trim() === '') return null;
  const { handle, name, day } = ending;
  const [lang, images] = [statedLanguage(element), shownImages(element)];
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
function linkOf(element: HtmlElement, flat: FlatText, ending: Ending): StatusLink | null {
  const linked = linksIn(element)
    .map(readStatusLink)
    .findLast((link) => link !== null);
  const isQuoted = linked !== undefined && isOfQuotedPost(linked, flat, ending);
  if (linked !== undefined && !isQuoted) return linked;
  return readStatusLink(element.attributes['cite'] ?? '') ?? statusLinkOfId(element);
}

/** Linked in the text alone, by another account than the one that signs. */
function isOfQuotedPost(
  linked: StatusLink,
  { links }: FlatText,
  { start, handle }: Ending,
): boolean {
  if (handle === null || linked.handle === null) return false;
  if (handle.toLowerCase() === linked.handle.toLowerCase()) return false;
  return !links.some((link) => link.end > start && readStatusLink(link.href) !== null);
}

function hasElement(element: HtmlElement, name: string): boolean {
  for (const inner of descendants(element)) if (inner.name === name) return true;
  return false;
}
