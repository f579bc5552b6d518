import { LossledgerError } from '../../domain/errors.ts';
import { isBlueskyAnswer } from '../../extract/post-documents/bluesky-api.ts';
import { parseJson } from '../../extract/post-documents/json.ts';
import { decodeDocument } from '../../extract/text/decode.ts';
import type { PollContext, PolledDocument } from '../source.ts';

/** The AppView that answers without a login. Source: docs.bsky.app, API hosts and auth. */
export const PUBLIC_APP_VIEW = 'https://public.api.bsky.app';

export interface AppViewAnswer {
  /** JSON in the shape of an answer that holds posts. */
  readonly root: unknown;
  readonly document: PolledDocument;
  /** When the next request is allowed, where this was the last; null where it was not. */
  readonly nextAt: Date | null;
}

/** Asks Bluesky's AppView. Throws UPSTREAM_CHANGED for an answer of no known shape. */
export async function askAppView(
  base: string,
  method: string,
  parameters: readonly (readonly [string, string])[],
  context: Pick<PollContext, 'web' | 'signal'>,
): Promise<AppViewAnswer> {
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const url = `${base.endsWith('/') ? base.slice(0, -1) : base}/xrpc/${method}?${query}`;
  const result = await context.web.fetch(url, {
    accept: 'application/json',
    robots: 'ignore',
    signal: context.signal,
  });
  const root = result.outcome === 'fetched' ? parseJson(decodeDocument(result.body).text) : null;
  if (result.outcome !== 'fetched' || !isBlueskyAnswer(root)) {
    throw new LossledgerError('UPSTREAM_CHANGED', `${method} did not answer with posts.`);
  }
  const { body, wireBody, retrieval } = result;
  return {
    root,
    nextAt: nextRequestAt(retrieval.response_headers),
    document: {
      bytes: body,
      wireBytes: wireBody,
      url: retrieval.final_url,
      name: null,
      format: 'bluesky-api',
      retrieval,
    },
  };
}

/** `RateLimit-Reset` is a Unix time in seconds. */
function nextRequestAt(headers: readonly (readonly [string, string])[]): Date | null {
  const headerOf = (wanted: string): string =>
    headers.find(([name]) => name.toLowerCase() === wanted)?.[1].trim() ?? '';
  if (headerOf('ratelimit-remaining') !== '0') return null;
  const reset = headerOf('ratelimit-reset');
  return /^\d{9,11}$/.test(reset) ? new Date(Number(reset) * 1000) : null;
}
