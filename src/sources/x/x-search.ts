import { z } from 'zod';
import type { SourceKind } from '../source.ts';
import { checkWalk } from './estimate.ts';
import { NOT_WALKED, pollWalk, readCursor, WALKING, type Walking } from './poll-walk.ts';
import { firstIdAt, postTimeMs } from './post-time.ts';
import type { Walkable } from './walk.ts';
import { type XParts, XReader } from './x-reader.ts';

/** Recent search reaches back a week, and refuses ids older than that; an hour is kept clear of the edge. */
const REACH_MS = 7 * 24 * 60 * 60_000;
const CLEAR_OF_EDGE_MS = 60 * 60_000;

/** X takes 512 characters; what leaves reposts out takes some of them. */
const LONGEST_QUERY = 490;

const CONFIG = z.strictObject({
  query: z
    .string()
    .min(1)
    .max(LONGEST_QUERY)
    .describe("What to search for, in X's query language. Reposts are left out unless asked for."),
  backfill: z
    .int()
    .min(0)
    .max(10_000)
    .default(100)
    .describe('As many posts as the first poll goes back; X charges for each.'),
});
type Config = z.output<typeof CONFIG>;

const CURSOR = z.strictObject({ query: z.string(), ...WALKING.shape });

/** Posts of anybody that match a query, from recent search. */
export function xSearch(parts: XParts) {
  return {
    kind: 'x_search',
    upstream: 'x',
    summary:
      'A search over the last seven days on X, through its API, which charges for each post.',
    config: CONFIG,
    async poll(config, stored, context) {
      const reader = new XReader(parts, context);
      const kept = readCursor(CURSOR, stored);
      const { query: _, ...walking } =
        kept?.query === config.query
          ? kept
          : {
              ...NOT_WALKED,
              query: config.query,
              sinceId: config.backfill === 0 ? firstIdAt(context.now()) : null,
            };
      const from = withinReach(walking, context.now());
      const polled = await pollWalk(searchFor(config), from, reader);
      return { ...polled, cursor: { ...polled.cursor, query: config.query } };
    },
    async check(config, context) {
      const reader = new XReader(parts, context);
      return checkWalk(searchFor(config), `The search for ${config.query}`, reader);
    },
  } satisfies SourceKind<Config>;
}

function searchFor({ query, backfill }: Config): Walkable {
  const withoutReposts = query.includes('is:retweet') ? query : `(${query}) -is:retweet`;
  return {
    request: { endpoint: 'tweets/search/recent', query: { query: withoutReposts } },
    fewest: 10,
    authors: 'each',
    tokenParameter: 'next_token',
    backfill,
  };
}

/**
 * After a long pause the search goes on at the edge of its reach: what lies behind it cannot be had,
 * and asking for it is refused.
 */
function withinReach(walking: Walking, now: Date): Walking {
  const edgeMs = now.getTime() - REACH_MS + CLEAR_OF_EDGE_MS;
  const isBeyond = (id: string) => postTimeMs(id) < edgeMs;
  const { walk, sinceId } = walking;
  const goesOn = walk === null || !isBeyond(walk.untilId);
  const done = goesOn ? { walk, sinceId } : { walk: null, sinceId: walk.newestId };
  const edge = firstIdAt(new Date(edgeMs));
  return {
    ...walking,
    walk: done.walk,
    sinceId: done.sinceId !== null && isBeyond(done.sinceId) ? edge : done.sinceId,
  };
}
