import { readPrintedDate } from '../../dates/printed-date.ts';
import { readStatedTime } from '../../dates/stated-time.ts';
import type { FlatText } from '../../text/flat-text.ts';
import { classNames, type HtmlElement, holdsMoreThan } from '../../text/html-tree.ts';
import type { PlatformEmbed } from '../platform-embed.ts';
import {
  flatQuote,
  lastLinked,
  MOST_ELEMENTS,
  readSignedWords,
  statedLanguage,
} from '../quoted-words.ts';
import { shownImages } from '../shown-images.ts';
import { namedPost, type ShownParts, type Sighting } from '../sighting.ts';
import { tidyText } from '../tidy-text.ts';
import { type PostUri, readPostUri } from './post-uri.ts';
import { tidInstant } from './tid.ts';

/** Accounts are domain names. */
const HANDLE = /[(（]\s{0,3}[@＠]\s?([A-Za-z0-9][A-Za-z0-9.-]{2,252})\s{0,3}[)）]/g;
/** What stands for pictures, films, quoted posts and link cards alike. */
const STAND_IN = /[ \n]{0,4}\[image or embed\]$/i;
/** The account of a name that no longer leads to it. */
const NO_HANDLE = 'handle.invalid';

/** Posts on Bluesky. */
export const BLUESKY_EMBED: PlatformEmbed = {
  readElement(element) {
    const declared = element.attributes['data-bluesky-uri'];
    const isEmbed = declared !== undefined || classNames(element).includes('bluesky-embed');
    if (!isEmbed || element.name === 'iframe') return null;
    const name = readPostUri(declared ?? '') ?? lastLinked(element, readPostUri);
    if (name === null || holdsMoreThan(element, MOST_ELEMENTS)) return null;
    return toSighting(name, shownIn(element, name));
  },
  readAddress(address) {
    const name = readPostUri(address);
    return name === null ? null : toSighting(name, {});
  },
};

/** The date printed is in the clock of whoever embedded it, so the key's instant goes before it. */
function toSighting(name: PostUri, shown: ShownParts): Sighting {
  const instant = tidInstant(name.recordKey);
  const posted =
    instant === null ? {} : { posted_at: instant, posted_at_basis: 'snowflake' as const };
  const handle = shown.handle ?? name.handle;
  return namedPost('bluesky', name.uri, name.url, { ...shown, ...posted, handle });
}

function shownIn(element: HtmlElement, name: PostUri): ShownParts {
  const quote = flatQuote(element);
  const dated = datedLink(quote, name);
  const signed = readSignedWords(quote, HANDLE);
  const unsigned = signed.text.length === quote.text.length;
  const text = unsigned && dated !== null ? quote.text.slice(0, dated.start) : signed.text;
  const printed_day = dated?.time.slice(0, 10) ?? signed.day;
  const posted_at = dated?.time ?? signed.day;
  return {
    text: tidyText(text).replace(STAND_IN, ''),
    handle: signed.handle === NO_HANDLE ? null : signed.handle,
    author_name: signed.name,
    lang: statedLanguage(element),
    media: shownImages(element),
    printed_day,
    posted_at,
    posted_at_basis: posted_at === null ? null : 'printed',
  };
}

/** The link that the date is; a time with a zone is an instant, any other only a day. */
function datedLink(
  { text, links }: FlatText,
  name: PostUri,
): { readonly start: number; readonly time: string } | null {
  const last = links.findLast(({ href }) => readPostUri(href)?.recordKey === name.recordKey);
  if (last === undefined) return null;
  const written = text.slice(last.start, last.end);
  const time = readStatedTime(written) ?? readPrintedDate(written, 0)?.day ?? null;
  return time === null ? null : { start: last.start, time };
}
