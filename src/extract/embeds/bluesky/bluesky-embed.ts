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
import { residueOf } from '../residue/residue-post.ts';
import { TIME_OF_DAY } from '../residue/time-of-day.ts';
import { shownImages } from '../shown-images.ts';
import type { ShownParts, Sighting } from '../sighting.ts';
import { accountOf, postText, toSighting } from './post-parts.ts';
import { type PostUri, readPostUri } from './post-uri.ts';

/** Accounts are domain names. */
const HANDLE = /[(（]\s{0,3}[@＠]\s?([A-Za-z0-9][A-Za-z0-9.-]{2,252})\s{0,3}[)）]/g;
const ACCOUNT = /^[A-Za-z0-9.-]{1,252}\.[A-Za-z][A-Za-z0-9-]{1,62}$/;

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
  readAddress: readBlueskyAddress,
  residue: {
    isHandle: (written) => ACCOUNT.test(written),
    readAddress: readBlueskyAddress,
    timeOfDay: TIME_OF_DAY,
    toSighting: (byline, text, link) =>
      residueOf('bluesky', { ...byline, handle: accountOf(byline.handle) }, postText(text), link),
  },
};

function readBlueskyAddress(address: string): Sighting | null {
  const name = readPostUri(address);
  return name === null ? null : toSighting(name, {});
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
    text: postText(text),
    handle: accountOf(signed.handle),
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
