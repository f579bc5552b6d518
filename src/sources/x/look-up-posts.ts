import { asLossledgerError } from '../../domain/errors.ts';
import type { PollContext, PolledDocument, PollResult, WithdrawnPost } from '../source.ts';
import { type PostsAnswer, withdrawnIn } from './answer.ts';
import { EXPANDED, POST_FIELDS } from './fields.ts';
import { resumption } from './walk.ts';
import { type XParts, XReader } from './x-reader.ts';

const IDS_PER_REQUEST = 100;
const SHAPE = { ...EXPANDED, authors: 'each' } as const;

export interface LookedUp {
  readonly documents: readonly PolledDocument[];
  /** Posts asked for, or that they refer to, which X says are gone. */
  readonly withdrawn: readonly WithdrawnPost[];
  /** Ids that a limit, the budget or a failure left for later. */
  readonly notAsked: readonly string[];
  /** When to ask for those; null when there are none. */
  readonly more: PollResult['more'];
}

/** Looks up known posts, for their content or to see whether they are still there. */
export async function lookUpKnownPosts(
  ids: readonly string[],
  parts: XParts,
  context: PollContext,
): Promise<LookedUp & Pick<PollResult, 'reads'>> {
  const reader = new XReader(parts, context);
  const found = await lookUpPosts(ids, reader);
  return { ...found, reads: reader.reads };
}

/** Throws only when nothing has been charged yet. */
export async function lookUpPosts(ids: readonly string[], reader: XReader): Promise<LookedUp> {
  const documents: PolledDocument[] = [];
  const withdrawn: WithdrawnPost[] = [];
  const asked = new Set<string>();
  const queue = [...new Set(ids)];
  const stopped = (more: PollResult['more']): LookedUp => ({
    documents,
    withdrawn,
    notAsked: queue,
    more: queue.length === 0 ? null : more,
  });
  while (queue.length > 0) {
    try {
      let batch: readonly string[] = [];
      const wanted = { most: Math.min(IDS_PER_REQUEST, queue.length), fewest: 1, shape: SHAPE };
      const { answer, document } = await reader.posts(wanted, (size) => {
        batch = queue.slice(0, size);
        return { endpoint: 'tweets', query: { ...POST_FIELDS, ids: batch.join(',') } };
      });
      queue.splice(0, batch.length);
      for (const id of batch) asked.add(id);
      if (answer.posts.length > 0) documents.push(document);
      withdrawn.push(...withdrawnIn(answer.errors));
      queue.push(...newerVersions(answer).filter((id) => !asked.has(id) && !queue.includes(id)));
      const closedUntil = reader.closedUntil('tweets');
      if (closedUntil !== null) return stopped({ at: closedUntil });
    } catch (thrown) {
      const error = asLossledgerError(thrown);
      if (asked.size === 0) throw error;
      return stopped({ at: resumption(error, reader.now) });
    }
  }
  return stopped(null);
}

/** Asked for by an earlier version, X may answer with that one: its newest is looked up then. */
function newerVersions({ posts }: PostsAnswer): string[] {
  const held = new Set(posts.map(({ id }) => id));
  return posts
    .map((post) => post.edit_history_tweet_ids?.at(-1) ?? post.id)
    .filter((newest) => !held.has(newest));
}
