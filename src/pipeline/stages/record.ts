import { z } from 'zod';
import { asLossledgerError, LossledgerError } from '../../domain/errors.ts';
import { awaitsMedia } from '../../store/queries/media-sightings.ts';
import { clearQuarantine, putInQuarantine, workAskedAt } from '../../store/queries/work.ts';
import { defineStage, type StageContext } from '../define-stage.ts';
import { retellPosts } from '../retell-posts.ts';

/** Posts recorded in one transaction: few enough to lock together, enough to share its cost. */
export const POSTS_AT_ONCE = 50;

/** Turns the claims of posts into losses, and keeps those losses as the claims now say. */
export const record = defineStage({
  name: 'record',
  summary:
    'Claims of posts and articles become losses of the ledger, with their evidence and revisions.',
  version: 1,
  input: z.strictObject({
    extractor: z.string().min(1),
    posts: z
      .array(
        z.strictObject({
          /** Absent for a post. */
          witness: z.enum(['post', 'article']).optional(),
          postId: z.string().min(1),
          /** What is new: a wording with its claims, or what else came to be known. */
          postRevisionId: z.string().min(1),
          /** The best known time of the post; a better one is reason to record it again. */
          postedAt: z.string().nullable(),
          handle: z.string().nullable(),
        }),
      )
      .min(1)
      .max(POSTS_AT_ONCE),
    /** Pictures of the posts are on their way. */
    awaitsMedia: z.boolean().optional(),
  }),
  identity: ({ extractor, posts }) => [
    extractor,
    ...posts.flatMap((post) => [post.postRevisionId, post.postedAt]),
  ],
  subject: ({ posts }) => {
    const [first] = posts;
    const named =
      first?.witness === 'article' ? 'an article itself' : `post by @${first?.handle ?? 'unknown'}`;
    return posts.length === 1 ? named : `${named} and ${posts.length - 1} more`;
  },
  retry: { attempts: 8, baseMs: 1_000 },
  concurrency: 4,
  timeoutMs: 60_000,
  async run(input, context) {
    const ids = [...new Set(input.posts.map((post) => post.postId))].sort();
    if (input.awaitsMedia === true) await waitForMedia(ids, context);
    return {
      kind: 'done',
      write: async (tx) => {
        const failed = new Set<string>();
        await retellPosts(tx, ids, {
          extractor: input.extractor,
          facts: context.facts,
          by: { author: input.extractor, at: context.now() },
          async onFailure(postId, error) {
            failed.add(postId);
            const { code, message } = asLossledgerError(error);
            await putInQuarantine(tx, {
              stage: 'record',
              subjectKey: postId,
              workKey: context.work.key,
              subject: `post ${postId}`,
              stageVersion: 1,
              code,
              message,
              detail: null,
              input,
            });
          },
        });
        await clearQuarantine(
          tx,
          'record',
          ids.filter((id) => !failed.has(id)),
        );
        return [];
      },
    };
  },
});

/** How long until the pictures are looked for again. */
const LOOK_AGAIN_MS = 250;

/**
 * A post is recorded with its pictures where they come soon. One that fails, or that takes longer
 * than a post may wait, is no reason to keep the loss from the ledger: it joins the post when it comes.
 */
async function waitForMedia(postIds: readonly string[], context: StageContext): Promise<void> {
  const { db, limits, work } = context;
  const now = context.now().getTime();
  const askedAt = await workAskedAt(db, { stage: 'record', key: work.key });
  if (askedAt === null || now >= askedAt.getTime() + limits.mediaWaitMs) return;
  if (!(await awaitsMedia(db, postIds))) return;
  throw new LossledgerError('MEDIA_AWAITED', 'Pictures of these posts are on their way.', {
    retryAt: new Date(now + LOOK_AGAIN_MS),
  });
}
