import { digestOf } from '../../domain/digest.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { readInstant } from '../../extract/post-documents/instant.ts';
import { at, listAt, recordAt, stringAt, wordsAt } from '../../extract/post-documents/json.ts';
import type { PollContext, PolledDocument } from '../source.ts';
import { askAppView } from './app-view.ts';
import type { FeedItem } from './feed-cursor.ts';

/** The most that getAuthorFeed gives at once. */
const PAGE_SIZE = 100;

export interface FeedPage {
  readonly items: readonly FeedItem[];
  /** Where the feed goes on; null at its end. */
  readonly after: string | null;
  readonly document: PolledDocument;
  readonly nextAt: Date | null;
}

/** Where an account's feed is. */
export interface FeedAddress {
  readonly base: string;
  /** Handle or DID. */
  readonly actor: string;
}

/** A page of an account's feed, newest first: its first, or that after another; or why there is none. */
export async function pageOrError(
  feed: FeedAddress,
  after: string | null,
  context: PollContext,
): Promise<FeedPage | LossledgerError> {
  try {
    return await fetchFeedPage(feed, after, context);
  } catch (error) {
    if (!(error instanceof LossledgerError)) throw error;
    if (error.code !== 'HTTP_REFUSED') return error;
    const message = `Bluesky does not give the posts of ${feed.actor} without a login: check the handle or DID. ${error.message}`;
    return new LossledgerError('SOURCE_REFUSED', message, { cause: error });
  }
}

async function fetchFeedPage(
  { base, actor }: FeedAddress,
  after: string | null,
  context: PollContext,
): Promise<FeedPage> {
  const { root, document, nextAt } = await askAppView(
    base,
    'app.bsky.feed.getAuthorFeed',
    [
      ['actor', actor],
      ['limit', String(PAGE_SIZE)],
      ...(after === null ? [] : [['cursor', after] as const]),
    ],
    context,
  );
  return {
    items: listAt(root, 'feed').flatMap(readItem),
    after: wordsAt(root, 'cursor'),
    document,
    nextAt,
  };
}

/** A feed is in the order of the earlier of what a post claims as its time and when it was first seen. */
function readItem(item: unknown): readonly FeedItem[] {
  const uri = stringAt(item, 'post', 'uri');
  if (uri === null) return [];
  const reason = recordAt(item, 'reason');
  const reposted = reason === null ? null : stringAt(reason, 'indexedAt');
  const times = [
    reposted,
    ...(reposted === null
      ? [stringAt(item, 'post', 'record', 'createdAt'), stringAt(at(item, 'post'), 'indexedAt')]
      : []),
  ];
  const known = times.map(readInstant).filter((time) => time !== null);
  const time = Math.min(...known.map((instant) => Date.parse(instant)));
  return [
    { uri, key: digestOf(uri, reposted).slice(0, 16), time: Number.isFinite(time) ? time : 0 },
  ];
}
