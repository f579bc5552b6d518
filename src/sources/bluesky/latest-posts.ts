import { LossledgerError } from '../../domain/errors.ts';
import type { PollContext, WithdrawnPost } from '../source.ts';
import type { FeedCursor, FeedItem } from './feed-cursor.ts';
import type { FeedAddress } from './feed-page.ts';
import { findWithdrawn } from './find-withdrawn.ts';

/** As many as one request of getPosts takes. */
const MOST_WATCHED = 25;

/** The latest posts of a feed, those that are gone left out: whether they stay is asked at every poll. */
export function latestOf(
  known: FeedCursor['latest'],
  met: readonly FeedItem[],
  withdrawn: readonly WithdrawnPost[],
): FeedCursor['latest'] {
  const merged = new Map<string, number>(known);
  for (const { uri, time } of met) merged.set(uri, time);
  for (const { postId } of withdrawn) merged.delete(postId);
  return [...merged].toSorted(([, a], [, b]) => b - a).slice(0, MOST_WATCHED);
}

/** Those of the latest posts that the feed no longer shows and Bluesky no longer gives. */
export async function goneAmong(
  latest: FeedCursor['latest'],
  met: readonly FeedItem[],
  { base }: FeedAddress,
  context: PollContext,
): Promise<readonly WithdrawnPost[]> {
  const shown = new Set(met.map(({ uri }) => uri));
  const missing = latest.map(([uri]) => uri).filter((uri) => !shown.has(uri));
  try {
    return (await findWithdrawn(missing, base, context)).withdrawn;
  } catch (error) {
    // They are asked for again at the next poll; what this one brought is not lost over it.
    if (!(error instanceof LossledgerError) || context.signal.aborted) throw error;
    return [];
  }
}
