import { readStatedTime } from '../../dates/stated-time.ts';
import { classNames, descendants, type HtmlElement, holdsMoreThan } from '../../text/html-tree.ts';
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
import { namedPost, type ShownParts, type Sighting } from '../sighting.ts';
import { tidyText } from '../tidy-text.ts';
import { readStatusAddress, type StatusAddress } from './status-address.ts';

const HANDLE = /[(（]\s{0,3}[@＠]\s?([A-Za-z0-9_][A-Za-z0-9_.@-]{0,250})\s{0,3}[)）]/g;
const ACCOUNT = /^[A-Za-z0-9_.-]{1,61}@[A-Za-z0-9.-]{3,253}$/;

/** Posts on Mastodon and what shares its addresses. */
export const MASTODON_EMBED: PlatformEmbed = {
  readElement(element) {
    if (element.name === 'a') return readPlaceholder(element);
    const declared = element.attributes['data-embed-url'];
    const isEmbed = classNames(element).includes('mastodon-embed');
    if (element.name === 'iframe' || (!isEmbed && declared === undefined)) return null;
    const address =
      readStatusAddress(declared ?? '') ??
      (isEmbed ? lastLinked(element, readStatusAddress) : null);
    if (address === null || holdsMoreThan(element, MOST_ELEMENTS)) return null;
    return toSighting(address, shownIn(element));
  },
  readAddress: readMastodonAddress,
  residue: {
    isHandle: (written) => ACCOUNT.test(written),
    readAddress: readMastodonAddress,
    timeOfDay: TIME_OF_DAY,
    toSighting: (byline, text, link) => residueOf('mastodon', byline, tidyText(text), link),
  },
};

function readMastodonAddress(address: string): Sighting | null {
  const status = readStatusAddress(address);
  return status === null ? null : toSighting(status, {});
}

/** All that today's embed code shows where no script runs; its words without their link name no post. */
const PLACEHOLDER = /^Post by @[A-Za-z0-9_.-]{1,62}@[A-Za-z0-9.-]{3,253}?\s{0,8}View on Mastodon$/i;

/** The link of an embed of which nothing else was left. */
function readPlaceholder(link: HtmlElement): Sighting | null {
  const address = readStatusAddress(link.attributes['href'] ?? '');
  if (address === null || holdsMoreThan(link, MOST_ELEMENTS)) return null;
  return PLACEHOLDER.test(flatQuote(link).text.trim()) ? toSighting(address, {}) : null;
}

function toSighting({ post_id, url, handle }: StatusAddress, shown: ShownParts): Sighting {
  return namedPost('mastodon', post_id, url, { ...shown, handle });
}

/** The embed code of today holds no words of the post, only "Post by …" in containers, not paragraphs. */
function shownIn(element: HtmlElement): ShownParts {
  const time = timeIn(element);
  const images = shownImages(element);
  const hasParagraph = [...descendants(element)].some(({ name }) => name === 'p');
  const stated = { posted_at: time, posted_at_basis: time === null ? null : ('platform' as const) };
  if (!hasParagraph) return { media: images, ...stated };
  const { text, name, day } = readSignedWords(flatQuote(element), HANDLE);
  return {
    text: tidyText(text),
    author_name: name,
    lang: statedLanguage(element),
    media: images,
    printed_day: day,
    ...(time === null && day !== null
      ? { posted_at: day, posted_at_basis: 'printed' as const }
      : stated),
  };
}

function timeIn(element: HtmlElement): string | null {
  for (const { name, attributes } of descendants(element)) {
    const time = name === 'time' ? readStatedTime(attributes['datetime'] ?? '') : null;
    if (time !== null) return time;
  }
  return null;
}
