import { type HtmlElement, holdsMoreThan } from '../../text/html-tree.ts';
import type { PlatformEmbed } from '../platform-embed.ts';
import { flatQuote, MOST_ELEMENTS } from '../quoted-words.ts';
import { shownImages } from '../shown-images.ts';
import { namedPost, type ShownParts, type Sighting } from '../sighting.ts';
import { tidyText } from '../tidy-text.ts';
import { type MessageLink, readMessageLink, readWidgetPost } from './message-link.ts';

/** Messages of Telegram's channels and public groups. */
export const TELEGRAM_EMBED: PlatformEmbed = {
  readElement(element) {
    const declared = element.attributes['data-telegram-post'];
    const link = declared === undefined ? null : readWidgetPost(declared);
    if (link === null || holdsMoreThan(element, MOST_ELEMENTS)) return null;
    return toSighting(link, element.name === 'script' ? {} : shownIn(element));
  },
  readAddress(address) {
    const link = readMessageLink(address);
    return link === null ? null : toSighting(link, {});
  },
};

function toSighting({ post_id, channel, url }: MessageLink, shown: ShownParts): Sighting {
  return namedPost('telegram', post_id, url, { ...shown, handle: channel });
}

/** What a page writes into the place of the widget, for readers without scripts. */
function shownIn(element: HtmlElement): ShownParts {
  const { text, links } = flatQuote(element);
  const own = links.findLast(({ href }) => readMessageLink(href) !== null);
  const isBelowText = own !== undefined && text.slice(own.end).trim() === '';
  return {
    text: tidyText(isBelowText ? text.slice(0, own.start) : text),
    media: shownImages(element),
  };
}
