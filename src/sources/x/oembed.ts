import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import type { PolledDocument } from '../source.ts';
import type { WebFetcher } from '../web/web-fetcher.ts';
import { fetchJson } from './fetch-json.ts';

/** Documented, without a key and without a limit (docs.x.com, oEmbed API). */
const USUAL_OEMBED_URL = 'https://publish.x.com/oembed';

const OEMBED = z.looseObject({ html: z.string().min(1) });

/**
 * The blockquote that stands for a known post: its words, author and day, without pictures, and a long
 * post cut short. The document is named by the address it was fetched from: it is an embed of the post,
 * not the post's page.
 */
export async function oembedOf(
  postUrl: string,
  web: WebFetcher,
  options: { readonly oembedUrl?: string; readonly signal?: AbortSignal } = {},
): Promise<PolledDocument> {
  const url = new URL(options.oembedUrl ?? USUAL_OEMBED_URL);
  url.searchParams.set('url', postUrl);
  url.searchParams.set('omit_script', '1');
  url.searchParams.set('dnt', 'true');
  url.searchParams.set('lang', 'en');
  const { body, fetched } = await fetchJson(url, web, options.signal);
  const answer = OEMBED.safeParse(body);
  if (!answer.success) {
    throw new LossledgerError('UPSTREAM_CHANGED', "X's oEmbed gave an answer without HTML.");
  }
  return {
    bytes: new TextEncoder().encode(answer.data.html),
    wireBytes: fetched.body,
    url: url.toString(),
    name: postUrl,
    format: 'document',
    retrieval: fetched.retrieval,
  };
}
