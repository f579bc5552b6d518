import { z } from 'zod';
import { bestVideo, unescapedXText } from '../../extract/post-documents/x-post.ts';
import type { PolledDocument } from '../source.ts';
import type { WebFetcher } from '../web/web-fetcher.ts';
import { fetchJson } from './fetch-json.ts';

/**
 * What X's own embeds ask. Undocumented, outside the terms of the API, and gone any day: only used
 * where the operator has named it.
 */
const USUAL_SYNDICATION_URL = 'https://cdn.syndication.twimg.com/tweet-result';

const MEDIA = z.looseObject({
  type: z.string(),
  media_url_https: z.url().optional(),
  ext_alt_text: z.string().optional(),
  video_info: z.looseObject({ variants: z.array(z.unknown()) }).optional(),
});

const TWEET = z.looseObject({
  __typename: z.literal('Tweet').optional(),
  id_str: z.string().regex(/^[0-9]{1,19}$/),
  text: z.string(),
  created_at: z.string().optional(),
  lang: z.string().optional(),
  user: z.looseObject({ screen_name: z.string(), name: z.string().optional() }),
  mediaDetails: z.array(MEDIA).optional(),
  quoted_tweet: z.looseObject({ id_str: z.string() }).optional(),
  in_reply_to_status_id_str: z.string().optional(),
});
type Tweet = z.output<typeof TWEET>;

/** A known post with its pictures; null where the end point holds it back. A long post comes cut short. */
export async function syndicationOf(
  postId: string,
  web: WebFetcher,
  options: { readonly syndicationUrl?: string; readonly signal?: AbortSignal } = {},
): Promise<PolledDocument | null> {
  const url = new URL(options.syndicationUrl ?? USUAL_SYNDICATION_URL);
  url.searchParams.set('id', postId);
  url.searchParams.set('lang', 'en');
  url.searchParams.set('token', syndicationToken(postId));
  const { body, fetched } = await fetchJson(url, web, options.signal);
  const tweet = TWEET.safeParse(body);
  if (!tweet.success || tweet.data.id_str !== postId) return null;
  return {
    bytes: new TextEncoder().encode(`${JSON.stringify(lineOf(tweet.data))}\n`),
    wireBytes: fetched.body,
    url: url.toString(),
    name: `https://x.com/i/status/${postId}`,
    format: 'posts-ndjson',
    retrieval: fetched.retrieval,
  };
}

/** Made from the id alone, as X's embeds make it (react-tweet 3.3.1). */
export function syndicationToken(postId: string): string {
  return ((Number(postId) / 1e15) * Math.PI).toString(36).replace(/[0.]/g, '');
}

function lineOf(tweet: Tweet) {
  const handle = tweet.user.screen_name;
  return {
    platform: 'x',
    post_id: tweet.id_str,
    url: `https://x.com/${handle}/status/${tweet.id_str}`,
    handle,
    author_name: tweet.user.name ?? null,
    posted_at: tweet.created_at ?? null,
    text: unescapedXText(tweet.text),
    lang: tweet.lang ?? null,
    media: (tweet.mediaDetails ?? []).flatMap(mediaOf),
    quotes: tweet.quoted_tweet?.id_str ?? null,
    replies_to: tweet.in_reply_to_status_id_str ?? null,
  };
}

function mediaOf(media: z.output<typeof MEDIA>) {
  const alt_text = media.ext_alt_text ?? null;
  const video = bestVideo(media.video_info?.variants ?? [], 'bitrate');
  if (video !== null) return [{ url: video, kind: 'video', alt_text }];
  if (media.media_url_https === undefined) return [];
  return [{ url: media.media_url_https, kind: 'image', alt_text }];
}
