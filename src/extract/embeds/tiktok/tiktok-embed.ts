import { classNames, descendants, type HtmlElement, holdsMoreThan } from '../../text/html-tree.ts';
import type { PlatformEmbed } from '../platform-embed.ts';
import { flatQuote, MOST_ELEMENTS } from '../quoted-words.ts';
import { namedPost, type ShownParts, type Sighting } from '../sighting.ts';
import { tidyText } from '../tidy-text.ts';
import { isHostOf, readWebAddress } from '../web-address.ts';

const VIDEO_ID = /^\d{8,20}$/;
/** "/@user/video/ID", "/embed/v2/ID", "/embed/ID", "/player/v1/ID", "/v/ID.html". */
const PATH =
  /^\/(?:@([\w.]{1,40})\/(?:video|photo)|embed(?:\/v[123])?|player\/v1|v)\/(\d{8,20})(?:\.html)?$/;
const ANY_VERSION = 'https://www.tiktok.com';

interface Video {
  readonly id: string;
  readonly user: string | null;
}

/** Films on TikTok: listed, with the caption where the embed code carries it. */
export const TIKTOK_EMBED: PlatformEmbed = {
  readElement(element) {
    const isEmbed = classNames(element).includes('tiktok-embed') || element.name === 'amp-tiktok';
    if (!isEmbed || element.name === 'iframe' || holdsMoreThan(element, MOST_ELEMENTS)) return null;
    const { attributes } = element;
    const id = attributes['data-video-id'] ?? attributes['data-src'] ?? '';
    const cited = readVideo(attributes['cite'] ?? id);
    const video = cited ?? (VIDEO_ID.test(id) ? { id, user: null } : null);
    return video === null ? null : toSighting(video, shownIn(element));
  },
  readAddress(address) {
    const video = readVideo(address);
    return video === null ? null : toSighting(video, {});
  },
};

function readVideo(written: string): Video | null {
  const address = readWebAddress(written);
  if (address === null || !isHostOf(address, 'tiktok.com')) return null;
  const [, user = null, id] = PATH.exec(address.path) ?? [];
  return id === undefined ? null : { id, user };
}

function toSighting({ id, user }: Video, shown: ShownParts): Sighting {
  // Without a name in it the address is TikTok's for any.
  const url =
    user === null ? `${ANY_VERSION}/embed/v2/${id}` : `${ANY_VERSION}/@${user}/video/${id}`;
  return namedPost('tiktok', id, url, { ...shown, handle: user ?? shown.handle ?? null });
}

/** The caption is the paragraph between the account and the name of the music. */
function shownIn(element: HtmlElement): ShownParts {
  const paragraphs = [...descendants(element)].filter(({ name }) => name === 'p');
  const account = /^@([\w.]{1,40})/.exec(flatQuote(element).text)?.[1] ?? null;
  const text = paragraphs.map((one) => flatQuote(one).text).join('\n\n');
  return { text: tidyText(text), handle: account };
}
