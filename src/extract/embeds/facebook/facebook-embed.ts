import { classNames, descendants, type HtmlElement, holdsMoreThan } from '../../text/html-tree.ts';
import type { PlatformEmbed } from '../platform-embed.ts';
import { flatQuote, linksIn, MOST_ELEMENTS } from '../quoted-words.ts';
import { namedPost, type ShownParts, type Sighting } from '../sighting.ts';
import { tidyText } from '../tidy-text.ts';
import { type FacebookPost, readFacebookAddress } from './post-address.ts';

const CLASSES = new Set(['fb-post', 'fb-video', 'fb-xfbml-parse-ignore']);
const ELEMENTS = new Set(['fb:post', 'fb:video', 'amp-facebook']);
const DECLARED_IN = ['data-href', 'href', 'cite', 'data-uri'] as const;

/** Posts on Facebook: listed, with the words where the embed code carries them. */
export const FACEBOOK_EMBED: PlatformEmbed = {
  readElement(element) {
    const isEmbed =
      ELEMENTS.has(element.name) || classNames(element).some((name) => CLASSES.has(name));
    if (!isEmbed || element.name === 'iframe' || holdsMoreThan(element, MOST_ELEMENTS)) return null;
    const addresses = [
      ...DECLARED_IN.map((name) => element.attributes[name] ?? ''),
      ...linksIn(element),
    ];
    for (const address of addresses) {
      const post = readFacebookAddress(address);
      if (post !== null) return toSighting(post, shownIn(element));
    }
    return null;
  },
  readAddress(address) {
    const post = readFacebookAddress(address);
    return post === null ? null : toSighting(post, {});
  },
};

function toSighting({ post_id, url, handle }: FacebookPost, shown: ShownParts): Sighting {
  return namedPost('facebook', post_id, url, { ...shown, handle });
}

/** The words are in paragraphs; who posted them and when follows behind, in the page's language. */
function shownIn(element: HtmlElement): ShownParts {
  const paragraphs = [...descendants(element)].filter(({ name }) => name === 'p');
  return { text: tidyText(paragraphs.map((one) => flatQuote(one).text).join('\n\n')) };
}
