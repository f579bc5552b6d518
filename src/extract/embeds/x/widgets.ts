import { z } from 'zod';
import type { PostMedia } from '../../../domain/post.ts';
import { joinFlat } from '../../text/flat-text.ts';
import { htmlBlocks } from '../../text/html-blocks.ts';
import {
  classNames,
  descendants,
  type HtmlElement,
  holdsMoreThan,
  parseHtml,
} from '../../text/html-tree.ts';
import type { Sighting } from '../sighting.ts';
import { MOST_ELEMENTS, readQuotedPost } from './blockquote.ts';
import { toSighting } from './post-parts.ts';
import { linkOfId, readStatusLink, type StatusLink, statusLinkOfId } from './status-link.ts';

/** Embeds that name the post and keep its text elsewhere: rendered frames, AMP, forum frames. */
export function readXWidget(element: HtmlElement): Sighting | null {
  if (element.name === 'blockquote') return null;
  const link = element.name === 'iframe' ? linkOfFrame(element) : linkOfWidget(element);
  if (link === null || holdsMoreThan(element, MOST_ELEMENTS)) return null;
  for (const inner of descendants(element)) {
    const quoted = inner.name === 'blockquote' ? readQuotedPost(inner, link) : null;
    if (quoted !== null) return quoted;
  }
  const nothing = { handle: null, name: null, day: null, lang: null };
  return toSighting({ ...nothing, link, text: '' });
}

/** Editors keep the address in `data-oembed-url` or, as CKEditor does, in an element `oembed`. */
function linkOfWidget(element: HtmlElement): StatusLink | null {
  const { attributes, name } = element;
  const address = attributes['data-oembed-url'] ?? (name === 'oembed' ? attributes['url'] : '');
  return statusLinkOfId(element) ?? readStatusLink(address ?? '');
}

const FRAME_SOURCES = ['src', 'data-src', 'data-lazy-src', 'data-cmp-src'] as const;
const X_FRAME = /^(?:https?:)?\/\/platform\.(?:twitter|x)\.com\/embed\//i;
const FORUM_FRAME = '/twitter.min.html';
const FRAMED_ADDRESS =
  /[?&](?:url|href|src)=((?:https?:\/\/)?(?:www\.)?(?:twitter|x)\.com\/\w{1,20}\/status(?:es)?\/\d{1,20})/i;

function linkOfFrame(frame: HtmlElement): StatusLink | null {
  const byId = statusLinkOfId(frame);
  if (byId !== null) return byId;
  for (const name of FRAME_SOURCES) {
    const source = (frame.attributes[name] ?? '').slice(0, 4000);
    const id = X_FRAME.test(source)
      ? /[?&#]id=(\d{1,20})\b/.exec(source)?.[1]
      : idInFragment(source);
    if (id !== undefined) return linkOfId(id);
    const framed = FRAMED_ADDRESS.exec(percentDecoded(source))?.[1];
    const link = framed === undefined ? null : readStatusLink(framed);
    if (link !== null) return link;
  }
  return null;
}

/** Forum software frames a post as "…/twitter.min.html#ID". */
function idInFragment(source: string): string | undefined {
  const frame = source.indexOf(FORUM_FRAME);
  const fragment = frame === -1 ? -1 : source.indexOf('#', frame);
  if (fragment === -1) return undefined;
  return /\d{5,20}/.exec(source.slice(fragment + 1, fragment + 101))?.[0];
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Substack keeps the whole post as JSON in an attribute. */
const substackPost = z.object({
  url: z.string(),
  full_text: z.string().default(''),
  username: z.string().nullish(),
  name: z.string().nullish(),
  photos: z
    .array(z.object({ img_url: z.string(), alt_text: z.string().nullish() }))
    .nullish()
    .catch(null),
});

export function readSubstackPost(element: HtmlElement): Sighting | null {
  const isEmbed = classNames(element).some((name) => name === 'tweet' || name === 'twitter-embed');
  if (!isEmbed) return null;
  const holder = [element, ...descendants(element)].find(
    (inner) => inner.attributes['data-attrs'] !== undefined,
  );
  const parsed = substackPost.safeParse(parsedJson(holder?.attributes['data-attrs'] ?? ''));
  if (!parsed.success) return null;
  const link = readStatusLink(parsed.data.url);
  if (link === null) return null;
  const { username, name, photos, full_text } = parsed.data;
  const blocks = htmlBlocks(parseHtml(full_text.replaceAll('\n', '<br>')), () => null);
  const { text } = joinFlat(
    blocks.filter((block) => block.type === 'text'),
    '\n\n',
  );
  const images = (photos ?? []).map(
    (photo): PostMedia => ({ url: photo.img_url, kind: 'image', alt_text: photo.alt_text || null }),
  );
  const handle = username || null;
  return toSighting({ link, handle, name: name || null, day: null, text, lang: null, images });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
