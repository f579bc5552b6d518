import type { Reads, SourceCheck } from '../source.ts';
import type { XPost } from './answer.ts';
import { EXPANDED, POST_FIELDS } from './fields.ts';
import { postTimeMs } from './post-time.ts';
import { inDollars, monthlyCost, type ReadCount } from './spend.ts';
import type { Walkable } from './walk.ts';
import type { XReader } from './x-reader.ts';

const SAMPLE = 10;
const DAY_MS = 24 * 60 * 60_000;
/** A minute: posts that came all at once do not come so all day. */
const SHORTEST_SPAN_DAYS = 60_000 / DAY_MS;

/** Reads the newest few posts: that they can be read, how often they come, and what a month of them costs. */
export async function checkWalk(
  what: Walkable,
  named: string,
  reader: XReader,
): Promise<SourceCheck> {
  const shape = { ...EXPANDED, authors: what.authors };
  const { answer } = await reader.page({ most: SAMPLE, fewest: SAMPLE, shape }, () => ({
    ...what.request,
    query: { ...POST_FIELDS, ...what.request.query, max_results: String(SAMPLE) },
  }));
  const perDay = readsPerDay(answer.posts, answer.charged, what.authors, reader.now);
  if (perDay === null) {
    return { ok: true, says: `${named} can be read; X shows no posts there.`, cost: null };
  }
  const monthly = inDollars(monthlyCost(perDay, reader.prices));
  return {
    ok: true,
    says: `${named} can be read: about ${rounded(perDay.posts)} posts a day, what they quote counted.`,
    cost: `About ${monthly} a month at the pace of the newest ${answer.posts.length} posts.`,
  };
}

/** By the posts seen, from the oldest of them until now. Who is quoted is somebody else each time; an account's own author is not. */
export function readsPerDay(
  posts: readonly Pick<XPost, 'id'>[],
  charged: Reads,
  authors: Walkable['authors'],
  now: Date,
): ReadCount | null {
  const times = posts.map(({ id }) => postTimeMs(id));
  if (times.length === 0) return null;
  const days = Math.max((now.getTime() - Math.min(...times)) / DAY_MS, SHORTEST_SPAN_DAYS);
  const users = new Set(charged.users).size;
  const always = authors === 'one' ? Math.min(1, users) : 0;
  return {
    posts: new Set(charged.posts).size / days,
    users: always * Math.min(1, posts.length / days) + (users - always) / days,
  };
}

function rounded(count: number): string {
  return count < 10 ? count.toFixed(1) : String(Math.round(count));
}
