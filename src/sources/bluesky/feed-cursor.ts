import { z } from 'zod';

const time = z.number();
const knownItems = z.array(z.tuple([z.string(), time]));

const SHAPE = z.strictObject({
  version: z.literal(1),
  actor: z.string(),
  /** The place in time, ms, of the newest item up to which all have been handed on. */
  newest: time,
  /** Keys and times of items handed on that are near the newest. */
  recent: knownItems,
  /** The AT-URIs and times of the latest posts. */
  latest: knownItems,
  /** A walk back through the feed that is not done; the newest above moves when it is. */
  walk: z
    .strictObject({
      /** The newest item when the walk began, and what it has handed on near it. */
      top: time,
      recent: knownItems,
      /** Where Bluesky goes on with it. */
      after: z.string(),
      /** Until so many items were met; null for no such limit. */
      left: z.number().int().nullable(),
    })
    .nullable(),
});

export type FeedCursor = z.infer<typeof SHAPE>;
export type FeedWalk = NonNullable<FeedCursor['walk']>;

/** The cursor of an account's feed; null for none, and for one of another shape or account. */
export function readFeedCursor(stored: unknown, actor: string): FeedCursor | null {
  const { data } = SHAPE.safeParse(stored);
  return data?.actor === actor ? data : null;
}

export function emptyCursor(actor: string): FeedCursor {
  return { version: 1, actor, newest: 0, recent: [], latest: [], walk: null };
}

/**
 * How far below the newest a new item may still turn up, in ms: a feed is in the order of what
 * programs claim as the time of posting, and their clocks are wrong by minutes.
 */
const OVERLAP_MS = 60 * 60_000;
/** An account that posts more than this within the overlap is no person's. */
const MOST_KNOWN = 1_000;

/** One entry of a feed: a post, or a repost of one. */
export interface FeedItem {
  readonly uri: string;
  readonly key: string;
  /** Its place in the order of the feed, ms. */
  readonly time: number;
}

/** Items below this were handed on before. */
export function floorOf({ newest }: FeedCursor): number {
  return newest - OVERLAP_MS;
}

/** The items of a page that no poll has handed on. */
export function newAmong(items: readonly FeedItem[], cursor: FeedCursor): readonly FeedItem[] {
  const known = new Set(cursor.recent.map(([key]) => key));
  return items.filter(({ key, time }) => time >= floorOf(cursor) && !known.has(key));
}

/** What is to be known of items handed on, once `newest` is the newest of all. */
export function knownNear(
  newest: number,
  known: FeedCursor['recent'],
  items: readonly FeedItem[],
): FeedCursor['recent'] {
  const merged = new Map<string, number>(known);
  for (const { key, time } of items) merged.set(key, time);
  return [...merged]
    .filter(([, time]) => time >= newest - OVERLAP_MS)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_KNOWN);
}

/** The cursor after a walk that is done. */
export function afterWalk(cursor: FeedCursor, walk: Omit<FeedWalk, 'after'>): FeedCursor {
  const newest = Math.max(cursor.newest, walk.top);
  const recent = knownNear(newest, [...cursor.recent, ...walk.recent], []);
  return { ...cursor, newest, recent, walk: null };
}
