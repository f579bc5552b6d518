import { LossledgerError } from '../../domain/errors.ts';
import type { PollContext, PolledDocument, PollResult } from '../source.ts';
import {
  afterWalk,
  type FeedCursor,
  type FeedItem,
  type FeedWalk,
  floorOf,
  knownNear,
  newAmong,
} from './feed-cursor.ts';
import { type FeedAddress, type FeedPage, pageOrError } from './feed-page.ts';

/** Of an account a poll; the rest of a long walk comes with the next poll. */
const PAGES_A_POLL = 5;
/** After an error that names no time, in ms. */
const PAUSE_MS = 60_000;

export interface WalkedFeed {
  readonly documents: readonly PolledDocument[];
  /** Every item seen, known or not. */
  readonly met: readonly FeedItem[];
  readonly cursor: FeedCursor;
  /** Null when the walk is done. */
  readonly more: PollResult['more'];
}

/** A walk from its first page on; `after` is null there. */
type Walk = Omit<FeedWalk, 'after'> & { readonly after: string | null };

/** Walks back through a feed until what is known, the number wanted, or a limit is reached. */
export async function walkFeed(
  feed: FeedAddress,
  cursor: FeedCursor,
  wanted: number | null,
  context: PollContext,
): Promise<WalkedFeed> {
  let walk: Walk = cursor.walk ?? { top: cursor.newest, recent: [], after: null, left: wanted };
  const documents: PolledDocument[] = [];
  const met: FeedItem[] = [];
  const later = (at: Date | null): WalkedFeed => ({
    documents,
    met,
    cursor: { ...cursor, walk: restOf(walk) },
    more: { at },
  });
  for (let pages = 0; pages < PAGES_A_POLL; pages += 1) {
    const page = await pageOrError(feed, walk.after, context);
    if (page instanceof LossledgerError) {
      if (page.code === 'SOURCE_REFUSED' && pages === 0 && walk.after !== null) {
        // A place in the feed that was kept too long is known no more: the walk begins again.
        walk = { ...walk, after: null };
        continue;
      }
      // What was fetched is kept; an error that stays will meet the next poll at its first page.
      if (pages === 0 || context.signal.aborted) throw page;
      return later(page.retryAt ?? new Date(context.now().getTime() + PAUSE_MS));
    }
    const fresh = newAmong(page.items, cursor);
    if (fresh.length > 0) documents.push(page.document);
    met.push(...page.items);
    const isDone = isLast(page, walk, cursor);
    walk = walkAfter(page, walk, fresh);
    if (isDone) return { documents, met, cursor: afterWalk(cursor, walk), more: null };
    if (page.nextAt !== null) return later(page.nextAt);
  }
  return later(null);
}

function restOf({ after, ...walk }: Walk): FeedWalk | null {
  return after === null ? null : { ...walk, after };
}

function isLast(page: FeedPage, walk: Walk, cursor: FeedCursor): boolean {
  const oldest = page.items.reduce((least, { time }) => Math.min(least, time), Infinity);
  const isAtEnd = page.after === null || page.after === walk.after;
  const isEnough = walk.left !== null && walk.left <= page.items.length;
  return isAtEnd || isEnough || oldest < floorOf(cursor);
}

function walkAfter(page: FeedPage, walk: Walk, fresh: readonly FeedItem[]): Walk {
  const top = page.items.reduce((most, { time }) => Math.max(most, time), walk.top);
  return {
    top,
    recent: knownNear(top, walk.recent, fresh),
    after: page.after,
    left: walk.left === null ? null : walk.left - page.items.length,
  };
}
