import { readStatedTime } from '../../dates/stated-time.ts';
import { classNames, descendants, type HtmlElement, holdsMoreThan } from '../../text/html-tree.ts';
import type { PlatformEmbed } from '../platform-embed.ts';
import { flatQuote, linksIn, MOST_ELEMENTS } from '../quoted-words.ts';
import { namedPost, type ShownParts, type Sighting } from '../sighting.ts';
import { tidyText } from '../tidy-text.ts';
import { isHostOf, readWebAddress } from '../web-address.ts';

const SHORTCODE = /^[\w-]{5,40}$/;
const KINDS = new Map([
  ['p', 'p'],
  ['tv', 'tv'],
  ['reel', 'reel'],
  ['reels', 'reel'],
]);
/** Accounts are of letters, digits, points and underscores. */
const ATTRIBUTION = /\(@([\w.]{1,30})\)/;

/** Posts on Instagram: listed, with the caption where the embed code carries it. */
export const INSTAGRAM_EMBED: PlatformEmbed = {
  readElement(element) {
    if (element.name === 'amp-instagram') {
      const shortcode = element.attributes['data-shortcode'] ?? '';
      return SHORTCODE.test(shortcode) ? toSighting('p', shortcode, {}) : null;
    }
    const declared = element.attributes['data-instgrm-permalink'];
    const isEmbed = classNames(element).includes('instagram-media');
    if (element.name === 'iframe' || (!isEmbed && declared === undefined)) return null;
    if (holdsMoreThan(element, MOST_ELEMENTS)) return null;
    const addresses = [declared ?? '', ...linksIn(element)];
    for (const address of addresses) {
      const named = readPostAddress(address);
      if (named !== null) return toSighting(...named, shownIn(element));
    }
    return null;
  },
  readAddress(address) {
    const named = readPostAddress(address);
    return named === null ? null : toSighting(...named, {});
  },
};

/** "/p/CODE", "/reel/CODE/embed", "/user/p/CODE". */
function readPostAddress(written: string): readonly [kind: string, shortcode: string] | null {
  const address = readWebAddress(written);
  if (address === null || !isHostOf(address, 'instagram.com', 'instagr.am')) return null;
  const parts = address.path.slice(1).split('/');
  const at = KINDS.has(parts[0] ?? '') ? 0 : 1;
  const kind = KINDS.get(parts[at] ?? '');
  const shortcode = parts[at + 1] ?? '';
  return kind !== undefined && SHORTCODE.test(shortcode) ? [kind, shortcode] : null;
}

function toSighting(kind: string, shortcode: string, shown: ShownParts): Sighting {
  return namedPost(
    'instagram',
    shortcode,
    `https://www.instagram.com/${kind}/${shortcode}/`,
    shown,
  );
}

/** The caption is in paragraphs; the last of them says who shared the post, in the page's language. */
function shownIn(element: HtmlElement): ShownParts {
  const paragraphs = [...descendants(element)].filter(({ name }) => name === 'p');
  const words = paragraphs.map((paragraph) => flatQuote(paragraph).text);
  const signed = words.findLastIndex((text) => ATTRIBUTION.test(text));
  const signature = paragraphs[signed];
  const handle = ATTRIBUTION.exec(words[signed] ?? '')?.[1] ?? null;
  const captions = words.filter((text, at) => at !== signed && text.trim() !== '');
  const posted_at = signature === undefined ? null : timeIn(signature);
  return {
    text: tidyText(captions.join('\n\n')),
    handle,
    author_name: signature === undefined || handle === null ? null : nameIn(signature, handle),
    posted_at,
    posted_at_basis: posted_at === null ? null : 'platform',
  };
}

/** The words linked to the account, in embed codes before 2018; later all of the line is one link. */
function nameIn(signature: HtmlElement, handle: string): string | null {
  const { text, links } = flatQuote(signature);
  const own = links.find(({ href }) => {
    return readWebAddress(href)?.path.slice(1).toLowerCase() === handle.toLowerCase();
  });
  return own === undefined ? null : text.slice(own.start, own.end).trim() || null;
}

function timeIn(signature: HtmlElement): string | null {
  const time = [...descendants(signature)].find(({ name }) => name === 'time');
  return readStatedTime(time?.attributes['datetime'] ?? '');
}
