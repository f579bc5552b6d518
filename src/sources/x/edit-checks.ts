import { z } from 'zod';
import type { PolledDocument, WithdrawnPost } from '../source.ts';
import type { XPost } from './answer.ts';
import { lookUpPosts } from './look-up-posts.ts';
import { postTimeMs } from './post-time.ts';
import type { XReader } from './x-reader.ts';

/** X lets a post be edited for 30 minutes; a minute on top for clocks that differ. */
const EDIT_WINDOW_MS = 30 * 60_000;
const GRACE_MS = 60_000;

/** Posts that could still be edited when they were read, each to be looked up once when it no longer can. */
export const EDIT_CHECKS = z.array(
  z.strictObject({
    /** The first version, which stands for all of them. */
    first: z.string(),
    /** The newest version known. */
    id: z.string(),
    dueAt: z.iso.datetime(),
  }),
);
export type EditChecks = z.output<typeof EDIT_CHECKS>;

/** The checks due after some posts were read. */
export function withChecksFor(checks: EditChecks, posts: readonly XPost[], now: Date): EditChecks {
  const byFirst = new Map(checks.map((check) => [check.first, check]));
  for (const post of posts) {
    const first = post.edit_history_tweet_ids?.[0] ?? post.id;
    const dueMs = editableUntilMs(post, first) + GRACE_MS;
    const known = byFirst.get(first);
    // A version read after the window closed is the last one; earlier ones need no check any more.
    if (dueMs <= now.getTime()) byFirst.delete(first);
    else if (known === undefined || BigInt(post.id) > BigInt(known.id)) {
      byFirst.set(first, { first, id: post.id, dueAt: new Date(dueMs).toISOString() });
    }
  }
  return [...byFirst.values()];
}

function editableUntilMs(post: XPost, first: string): number {
  const { is_edit_eligible, editable_until } = post.edit_controls ?? {};
  if (is_edit_eligible === false) return Number.NEGATIVE_INFINITY;
  const told = Date.parse(editable_until ?? '');
  return Number.isNaN(told) ? postTimeMs(first) + EDIT_WINDOW_MS : told;
}

export interface Checked {
  readonly documents: readonly PolledDocument[];
  readonly withdrawn: readonly WithdrawnPost[];
  readonly left: EditChecks;
  readonly more: { readonly at: Date | null } | null;
}

/** Looks up what is due; what a limit does not allow now is left for later. */
export async function runEditChecks(checks: EditChecks, reader: XReader): Promise<Checked> {
  const now = reader.now.toISOString();
  const due = checks.filter(({ dueAt }) => dueAt <= now);
  const looked = await lookUpPosts(
    due.map(({ id }) => id),
    reader,
  );
  const notAsked = new Set(looked.notAsked);
  const known = new Set(due.map(({ id }) => id));
  const newVersions = looked.notAsked.filter((id) => !known.has(id));
  return {
    documents: looked.documents,
    withdrawn: looked.withdrawn.flatMap((gone) => everyVersion(gone, due)),
    left: [
      ...checks.filter(({ id, dueAt }) => dueAt > now || notAsked.has(id)),
      ...newVersions.map((id) => ({ first: id, id, dueAt: now })),
    ],
    more: looked.more,
  };
}

/** X deletes all versions of a post together, and names only the one that was asked for. */
function everyVersion(gone: WithdrawnPost, checks: EditChecks): WithdrawnPost[] {
  const first = checks.find(({ id }) => id === gone.postId)?.first ?? gone.postId;
  return [...new Set([first, gone.postId])].map((postId) => ({ ...gone, postId }));
}
