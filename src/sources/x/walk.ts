import { z } from 'zod';
import { asLossledgerError, LossledgerError } from '../../domain/errors.ts';
import type { PolledDocument, PollResult, WithdrawnPost } from '../source.ts';
import { withdrawnIn, type XPost } from './answer.ts';
import { EXPANDED, POST_FIELDS } from './fields.ts';
import { newerOf, olderOf } from './post-time.ts';
import type { XRequest } from './x-client.ts';
import type { XReader } from './x-reader.ts';

/** As many requests as one poll makes; the rest of a longer walk is the next poll's. */
const PAGES_PER_POLL = 5;
/** A timeline reaches 3,200 posts back: more pages than that, empty ones counted, cannot be. */
const MOST_EMPTY_PAGES = 64;
const POSTS_PER_PAGE = 100;
/** After a failure that may pass. */
const RETRY_MS = 60_000;

/**
 * How far posts have been read. Pages come newest first, so `sinceId` moves only when a walk has come
 * down to it: moved earlier, a walk cut short would lose what lies between for good.
 */
export const WALK_CURSOR = z.strictObject({
  /** Everything up to this post has been read; null before the first walk has ended. */
  sinceId: z.string().nullable(),
  /** A walk that is not done: where it began, how far down it is, what it may still read at most. */
  walk: z
    .strictObject({
      newestId: z.string(),
      untilId: z.string(),
      postsLeft: z.int().nonnegative().nullable(),
    })
    .nullable(),
});
export type WalkCursor = z.output<typeof WALK_CURSOR>;

/** What is walked: the same request, page by page. */
export interface Walkable {
  readonly request: XRequest;
  /** The fewest posts a page may be asked for. */
  readonly fewest: number;
  readonly authors: 'one' | 'each';
  /** The parameter that takes the token of the next page. */
  readonly tokenParameter: 'pagination_token' | 'next_token';
  /** As many posts as the first walk reads, newest first; null for all within reach. */
  readonly backfill: number | null;
}

export interface Walked {
  readonly documents: readonly PolledDocument[];
  readonly posts: readonly XPost[];
  readonly withdrawn: readonly WithdrawnPost[];
  readonly cursor: WalkCursor;
  /** Null when the walk is done. */
  readonly more: PollResult['more'];
}

/** Walks down from the newest post, or from where the last poll was cut short. Throws only when nothing was read. */
export async function walkPosts(
  what: Walkable,
  from: WalkCursor,
  reader: XReader,
): Promise<Walked> {
  const documents: PolledDocument[] = [];
  const posts: XPost[] = [];
  const withdrawn: WithdrawnPost[] = [];
  let cursor: WalkCursor = from;
  // The next page is asked for by the oldest post seen, which goes on to work in a later poll; by its
  // token only behind a page that was empty.
  let token: string | null = null;
  let emptyPages = 0;
  const stopped = (more: PollResult['more']) => ({ documents, posts, withdrawn, cursor, more });
  while (documents.length < PAGES_PER_POLL) {
    const postsLeft = cursor.walk === null ? firstWalkLimit(what, cursor) : cursor.walk.postsLeft;
    try {
      const { answer, document } = await reader.page(wantedOf(what, postsLeft), (size) =>
        pageRequest(what, cursor, { token, size }),
      );
      withdrawn.push(...withdrawnIn(answer.errors));
      if (answer.posts.length === 0) emptyPages += 1;
      else {
        documents.push(document);
        posts.push(...answer.posts);
        cursor = { ...cursor, walk: movedDown(cursor, postsLeft, answer.posts) };
      }
      token = answer.posts.length === 0 ? answer.nextToken : null;
      if (answer.nextToken === null || cursor.walk?.postsLeft === 0) {
        cursor = { sinceId: cursor.walk?.newestId ?? cursor.sinceId, walk: null };
        return stopped(null);
      }
      if (emptyPages > MOST_EMPTY_PAGES) {
        throw new LossledgerError('UPSTREAM_CHANGED', 'X gives page after page without a post.');
      }
      const closedUntil = reader.closedUntil(what.request.endpoint);
      if (closedUntil !== null && documents.length > 0) return stopped({ at: closedUntil });
    } catch (thrown) {
      const error = asLossledgerError(thrown);
      if (documents.length === 0) throw error;
      return stopped({ at: resumption(error, reader.now) });
    }
  }
  return stopped({ at: null });
}

/** When to go on after an error that came once something had been read. What is wrong for good shows then. */
export function resumption(error: LossledgerError, now: Date): Date | null {
  if (error.retryAt !== undefined) return error.retryAt;
  return error.disposition === 'retry' ? new Date(now.getTime() + RETRY_MS) : null;
}

function firstWalkLimit({ backfill }: Walkable, { sinceId }: WalkCursor): number | null {
  return sinceId === null ? backfill : null;
}

function wantedOf({ fewest, authors }: Walkable, postsLeft: number | null) {
  const most = Math.max(fewest, Math.min(POSTS_PER_PAGE, postsLeft ?? POSTS_PER_PAGE));
  return { most, fewest, shape: { ...EXPANDED, authors } };
}

function pageRequest(
  what: Walkable,
  { sinceId, walk }: WalkCursor,
  page: { readonly token: string | null; readonly size: number },
): XRequest {
  return {
    ...what.request,
    query: {
      ...POST_FIELDS,
      ...what.request.query,
      max_results: String(page.size),
      ...(sinceId === null ? {} : { since_id: sinceId }),
      ...(walk === null ? {} : { until_id: walk.untilId }),
      ...(page.token === null ? {} : { [what.tokenParameter]: page.token }),
    },
  };
}

function movedDown(
  { walk }: WalkCursor,
  postsLeft: number | null,
  posts: readonly XPost[],
): NonNullable<WalkCursor['walk']> {
  let newestId = walk?.newestId ?? null;
  let untilId = walk?.untilId ?? null;
  for (const { id } of posts) {
    if (walk === null) newestId = newerOf(newestId, id);
    untilId = olderOf(untilId, id);
  }
  if (newestId === null || untilId === null) {
    throw new LossledgerError('INVARIANT_BROKEN', 'A page without posts moves no walk.');
  }
  if (untilId === walk?.untilId) {
    throw new LossledgerError('UPSTREAM_CHANGED', 'X gives the same posts page after page.');
  }
  return {
    newestId,
    untilId,
    postsLeft: postsLeft === null ? null : Math.max(0, postsLeft - posts.length),
  };
}
