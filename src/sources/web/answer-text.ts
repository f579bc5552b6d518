import { LossledgerError } from '../../domain/errors.ts';
import { decodeDocument } from '../../extract/text/decode.ts';
import type { FetchResult } from './web-fetcher.ts';

type Fetched = Extract<FetchResult, { outcome: 'fetched' }>;

/** The text of a feed or sitemap, in whatever charset it came. Throws UPSTREAM_CHANGED for no text. */
export function answerText(bytes: Uint8Array, { contentType, retrieval }: Fetched): string {
  try {
    return decodeDocument(bytes, contentType === null ? {} : { contentType }).text;
  } catch (error) {
    if (!(error instanceof LossledgerError)) throw error;
    throw new LossledgerError('UPSTREAM_CHANGED', `${retrieval.final_url}: ${error.message}`, {
      cause: error,
    });
  }
}
