import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

export interface FakeRecord {
  readonly key: string;
  readonly text: string;
  readonly createdAt: string;
  readonly indexedAt: string;
  /** When the account reposted it; the post is then another's. */
  readonly repostedAt?: string;
}

export interface BlueskyServer extends LoopbackServer {
  readonly records: FakeRecord[];
  /** Requests left in the window, told in RateLimit headers; null for no limit. */
  requestsLeft: number | null;
  /** Answer 429 with Retry-After from now on. */
  refuses: boolean;
}

export const DID = 'did:plc:aaaabbbbccccddddeeeeffff';
export const HANDLE = 'tracker.example.com';
const OTHER = 'did:plc:zzzzyyyyxxxxwwwwvvvvuuuu';
/** When the window of requests ends, Unix time in seconds. */
export const WINDOW_ENDS = 1_700_000_300;

export function uriOf({ key, repostedAt }: FakeRecord): string {
  return `at://${repostedAt === undefined ? DID : OTHER}/app.bsky.feed.post/${key}`;
}

/** One account's feed and posts as Bluesky's AppView answers for them. */
export async function startBlueskyServer(
  records: FakeRecord[],
  pageSize = 100,
): Promise<BlueskyServer> {
  const state = { records, requestsLeft: null as number | null, refuses: false };
  const server = await startLoopbackServer((url) => {
    if (state.refuses) return { status: 429, headers: { 'retry-after': '30' } };
    const headers = { 'content-type': 'application/json; charset=utf-8', ...limits() };
    const method = url.pathname.replace('/xrpc/', '');
    if (method === 'app.bsky.feed.getPosts') {
      const uris = url.searchParams.getAll('uris');
      if (uris.length > 25) return problem(400, 'InvalidRequest');
      const posts = state.records.filter((one) => uris.includes(uriOf(one))).map(postView);
      return { headers, body: JSON.stringify({ posts }) };
    }
    if (method === 'com.atproto.identity.resolveHandle') {
      if (url.searchParams.get('handle') !== HANDLE) return problem(400, 'InvalidRequest');
      return { headers, body: JSON.stringify({ did: DID }) };
    }
    if (![HANDLE, DID].includes(url.searchParams.get('actor') ?? '')) {
      return problem(400, 'InvalidRequest');
    }
    const after = url.searchParams.get('cursor');
    const inOrder = state.records.toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
    const rest = inOrder.filter((one) => after === null || placeOf(one) < after);
    const feed = rest.slice(0, Math.min(pageSize, Number(url.searchParams.get('limit'))));
    const last = feed.at(-1);
    const cursor = last === undefined ? {} : { cursor: placeOf(last) };
    return { headers, body: JSON.stringify({ feed: feed.map(feedView), ...cursor }) };
  });

  function limits(): Record<string, string> {
    if (state.requestsLeft === null) return {};
    state.requestsLeft -= 1;
    return {
      'RateLimit-Limit': '3000',
      'RateLimit-Remaining': String(Math.max(0, state.requestsLeft)),
      'RateLimit-Reset': String(WINDOW_ENDS),
    };
  }
  return Object.assign(state, server);
}

function problem(status: number, error: string) {
  const body = JSON.stringify({ error, message: 'Profile not found' });
  return { status, headers: { 'content-type': 'application/json' }, body };
}

/** A feed is in the order of the repost, or of the earlier of claim and first sight. */
function placeOf({ createdAt, indexedAt, repostedAt }: FakeRecord): string {
  return repostedAt ?? (createdAt < indexedAt ? createdAt : indexedAt);
}

function postView(record: FakeRecord) {
  const { text, createdAt, indexedAt, repostedAt } = record;
  const author =
    repostedAt === undefined
      ? { did: DID, handle: HANDLE, displayName: 'Tracker' }
      : { did: OTHER, handle: 'other.example.com', displayName: 'Other' };
  return {
    uri: uriOf(record),
    cid: 'bafyreib',
    author,
    record: { $type: 'app.bsky.feed.post', text, createdAt, langs: ['en'] },
    replyCount: 0,
    indexedAt,
  };
}

function feedView(record: FakeRecord) {
  const { repostedAt } = record;
  const post = postView(record);
  if (repostedAt === undefined) return { post };
  const by = { did: DID, handle: HANDLE };
  return { post, reason: { $type: 'app.bsky.feed.defs#reasonRepost', by, indexedAt: repostedAt } };
}
