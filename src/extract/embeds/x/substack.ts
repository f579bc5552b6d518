import { z } from 'zod';
import type { PostMedia } from '../../../domain/post.ts';
import { readStatedTime } from '../../dates/stated-time.ts';
import { classNames, descendants, type HtmlElement, parseHtml } from '../../text/html-tree.ts';
import { flatQuote } from '../quoted-words.ts';
import type { Sighting } from '../sighting.ts';
import { toSighting } from './post-parts.ts';
import { readStatusLink } from './status-link.ts';

/** Substack keeps the whole post as JSON in an attribute. */
const substackPost = z.object({
  url: z.string(),
  full_text: z.string().nullish(),
  username: z.string().nullish().catch(null),
  name: z.string().nullish().catch(null),
  date: z.string().nullish().catch(null),
  photos: z
    .array(z.object({ img_url: z.string(), alt_text: z.string().nullish() }))
    .nullish()
    .catch(null),
  video_url: z.string().nullish().catch(null),
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
  const { username, name, photos, video_url, full_text, date } = parsed.data;
  const { text } = flatQuote(parseHtml((full_text ?? '').replaceAll('\n', '<br>')));
  const images = [
    ...(photos ?? []).map((photo) => toMedia('image', photo.img_url, photo.alt_text)),
    ...(video_url ? [toMedia('video', video_url, null)] : []),
  ];
  const day = dayOf(date ?? '');
  return toSighting({
    link,
    handle: username || null,
    name: name || null,
    day,
    text,
    lang: null,
    images,
  });
}

function toMedia(
  kind: PostMedia['kind'],
  url: string,
  alt_text: string | null | undefined,
): PostMedia {
  return { url, kind, alt_text: alt_text || null };
}

/** X's own way to write a time: "Thu Oct 08 04:49:34 +0000 2020". */
const X_TIME = /^([A-Z][a-z]{2}) ([A-Z][a-z]{2}) (\d{2}) (\d{2}:\d{2}:\d{2}) (\+\d{4}) (\d{4})$/;

function dayOf(date: string): string | null {
  const written = date.trim().replace(X_TIME, '$1, $3 $2 $6 $4 $5');
  return readStatedTime(written)?.slice(0, 10) ?? null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
