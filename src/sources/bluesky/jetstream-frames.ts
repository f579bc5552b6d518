import { z } from 'zod';
import { parseJson } from '../../extract/post-documents/json.ts';

/** Where Bluesky runs it. Source: github.com/bluesky-social/jetstream, its public instances. */
export const PUBLIC_JETSTREAM = 'wss://jetstream.us-east.bsky.network';
/** One JSON object a text frame. Source: atproto proposal 0015. */
export const SUBPROTOCOL = 'xrpc.v1.json';

const METHOD = 'network.bsky.jetstream.subscribeEvents';
const POST = 'app.bsky.feed.post';
const REPOST = 'app.bsky.feed.repost';
/** A frame longer than this is left out by the server: a post has 300 characters. */
const MOST_BYTES = 256 * 1024;

/** What the stream says happened; what counts is what Bluesky's AppView then gives. */
export interface JetstreamEvent {
  readonly kind: 'event';
  readonly did: string;
  /** Of a post that was deleted; null for everything else. */
  readonly deleted: string | null;
  /** When the server saw it, microseconds: where a stream goes on. */
  readonly timeUs: number;
}

/** The stream could not go on where it was to: what happened meanwhile may be missing. */
export interface JetstreamGap {
  readonly kind: 'gap';
}

/** Source: the lexicon network.bsky.jetstream.subscribeEvents, #commit and #info. */
const FRAME = z.object({ $type: z.literal('message'), payload: z.unknown() });
const COMMIT = z.object({
  $type: z.literal(`${METHOD}#commit`),
  did: z.string().startsWith('did:'),
  time: z.iso.datetime(),
  witnessedAt: z.iso.datetime().optional(),
  operation: z.string(),
  collection: z.enum([POST, REPOST]),
  rkey: z.string().regex(/^[\w.:~-]{1,512}$/),
});
const INFO = z.object({
  $type: z.literal(`${METHOD}#info`),
  name: z.enum(['OutdatedCursor', 'FutureCursor']),
});

/** What a frame says; null for what concerns no post, or is of a kind that is not known. */
export function readFrame(text: string): JetstreamEvent | JetstreamGap | null {
  const frame = FRAME.safeParse(parseJson(text));
  if (!frame.success) return null;
  const { payload } = frame.data;
  if (INFO.safeParse(payload).success) return { kind: 'gap' };
  const { data: commit } = COMMIT.safeParse(payload);
  if (commit === undefined) return null;
  const { did, collection, operation, rkey } = commit;
  const isDeleted = operation === 'delete' && collection === POST;
  return {
    kind: 'event',
    did,
    deleted: isDeleted ? `at://${did}/${POST}/${rkey}` : null,
    timeUs: Date.parse(commit.witnessedAt ?? commit.time) * 1000,
  };
}

/** The address that gives the posts and reposts of some accounts, from a time on, or from now on. */
export function subscribeUrl(base: string, dids: readonly string[], sinceUs: number | null): URL {
  const url = new URL(`/xrpc/${METHOD}`, base);
  url.searchParams.append('kinds', 'commit');
  for (const collection of [POST, REPOST]) url.searchParams.append('collections', collection);
  for (const did of dids) url.searchParams.append('dids', did);
  url.searchParams.append('maxMessageSizeBytes', String(MOST_BYTES));
  if (sinceUs !== null) url.searchParams.append('cursor', String(sinceUs));
  return url;
}
