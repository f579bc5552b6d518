import { LossledgerError } from '../../domain/errors.ts';
import type { FetchResult, WebFetcher } from '../web/web-fetcher.ts';

/** A post is never this large, with everything around it. */
const MOST_BYTES = 1024 * 1024;

type Fetched = Extract<FetchResult, { outcome: 'fetched' }>;

/** The JSON at an address made for programs, which robots.txt does not speak of. */
export async function fetchJson(
  url: URL,
  web: WebFetcher,
  signal: AbortSignal | undefined,
): Promise<{ readonly body: unknown; readonly fetched: Fetched }> {
  const fetched = await web.fetch(url.toString(), {
    accept: 'application/json',
    robots: 'ignore',
    maxBytes: MOST_BYTES,
    ...(signal === undefined ? {} : { signal }),
  });
  if (fetched.outcome === 'unchanged') {
    throw new LossledgerError('UPSTREAM_CHANGED', `${url.host} answered a question nobody asked.`);
  }
  try {
    return { body: JSON.parse(Buffer.from(fetched.body).toString('utf8')), fetched };
  } catch (error) {
    throw new LossledgerError('UPSTREAM_CHANGED', `${url.host} gave an answer that is not JSON.`, {
      cause: error,
    });
  }
}
