import { LossledgerError } from '../../domain/errors.ts';
import { parseJson, stringAt } from '../../extract/post-documents/json.ts';
import { decodeDocument } from '../../extract/text/decode.ts';
import type { ConfiguredSource } from '../configured-source.ts';
import type { PollContext } from '../source.ts';
import { actorOf, blueskyAccount } from './account-source.ts';

/** An account whose posts are wanted as they come, not only when it is polled. */
export interface LiveAccount {
  readonly source: ConfiguredSource;
  /** Handle or DID. */
  readonly actor: string;
  readonly appView: string;
  readonly jetstream: string;
}

/** What a source says of being followed live; null where it is not to be. */
export function liveAccountOf(source: ConfiguredSource): LiveAccount | null {
  if (source.kind.kind !== blueskyAccount.kind || source.paused) return null;
  const { data } = blueskyAccount.config.safeParse(source.config);
  if (data?.live !== true) return null;
  return {
    source,
    actor: actorOf(data),
    appView: data.base_url,
    jetstream: data.jetstream_url,
  };
}

/** The DID of an account; streams know no handles. Throws SOURCE_REFUSED for a handle of nobody. */
export async function didOf(
  { actor, appView }: LiveAccount,
  context: Pick<PollContext, 'web' | 'signal'>,
): Promise<string> {
  if (actor.startsWith('did:')) return actor;
  const base = appView.endsWith('/') ? appView.slice(0, -1) : appView;
  const url = `${base}/xrpc/com.atproto.identity.resolveHandle?handle=${encodeURIComponent(actor)}`;
  const answer = await context.web.fetch(url, {
    accept: 'application/json',
    robots: 'ignore',
    signal: context.signal,
  });
  const root = answer.outcome === 'fetched' ? parseJson(decodeDocument(answer.body).text) : null;
  const did = stringAt(root, 'did');
  if (did !== null && /^did:[a-z]{2,10}:[\w.:%-]{1,250}$/.test(did)) return did;
  throw new LossledgerError('UPSTREAM_CHANGED', `resolveHandle did not answer with a DID.`);
}
