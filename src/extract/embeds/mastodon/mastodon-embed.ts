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
import { shownImages } from '../shown-images.ts';
import { namedPost, type ShownParts, type Sighting } from '../sighting.ts';
import { tidyText } from '../tidy-text.ts';
import { readStatusAddress, type StatusAddress } from './status-address.ts';

const HANDLE = /[(（]\s{0,3}[@＠]\s?([A-Za-z0-9_][A-Za-z0-9_.@-]{0,250})\s{0,3}[)）]/g;

/** Posts on Mastodon and what shares its addresses. */
export const MASTODON_EMBED: PlatformEmbed = {
  readElement(element) {
    const declared = element.attributes['data-embed-url'];
    const isEmbed = classNames(element).includes('mastodon-embed');
    if (element.name === 'iframe' || (!isEmbed && declared === undefined)) return null;
    const address =
      readStatusAddress(declared ?? '') ??
      (isEmbed ? lastLinked(element, readStatusAddress) : null);
    if (address === null || holdsMoreThan(element, MOST_ELEMENTS)) return null;
    return toSighting(address, shownIn(element));
  },
  readAddress(address) {
    const status = readStatusAddress(address);
    return status === null ? null : toSighting(status, {});
  },
};

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
