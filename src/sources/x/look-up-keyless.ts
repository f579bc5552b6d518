import { asLossledgerError } from '../../domain/errors.ts';
import type { LookedUpPosts, LookUpContext } from '../configured-source.ts';
import { NO_READS, type PolledDocument } from '../source.ts';
import type { WebFetcher } from '../web/web-fetcher.ts';
import { oembedOf } from './oembed.ts';
import { syndicationOf } from './syndication.ts';

export interface KeylessLookUp {
  readonly web: WebFetcher;
  /** Ask the undocumented end point of X's embeds first; null: never. */
  readonly syndicationUrl: string | null;
  readonly oembedUrl: string;
}

/**
 * Known posts without a key, one after the other. One that is refused is passed over, and is no sign
 * that it was deleted; what fails otherwise is left for later.
 */
export async function lookUpKeyless(
  ids: readonly string[],
  { web, syndicationUrl, oembedUrl }: KeylessLookUp,
  { signal }: LookUpContext,
): Promise<LookedUpPosts> {
  const documents: PolledDocument[] = [];
  const notAsked: string[] = [];
  let failure: unknown;
  for (const id of ids) {
    try {
      const full = syndicationUrl === null ? null : await fullPost(id, web, syndicationUrl, signal);
      documents.push(full ?? (await embedOf(id, web, oembedUrl, signal)));
    } catch (thrown) {
      const error = asLossledgerError(thrown);
      // Gone, or not shown to us: only the API can tell which.
      if (error.code === 'HTTP_REFUSED') continue;
      failure = error;
      notAsked.push(id);
    }
  }
  if (failure !== undefined && notAsked.length === ids.length) throw failure;
  const more = notAsked.length === 0 ? null : { at: null };
  return { documents, withdrawn: [], notAsked, more, reads: NO_READS };
}

/** Null where the undocumented end point fails in any way: oEmbed is asked then. */
function fullPost(
  id: string,
  web: WebFetcher,
  syndicationUrl: string,
  signal: AbortSignal,
): Promise<PolledDocument | null> {
  return syndicationOf(id, web, { syndicationUrl, signal }).catch(() => null);
}

async function embedOf(
  id: string,
  web: WebFetcher,
  oembedUrl: string,
  signal: AbortSignal,
): Promise<PolledDocument> {
  const embed = await oembedOf(`https://x.com/i/status/${id}`, web, { oembedUrl, signal });
  return { ...embed, format: 'oembed' };
}
