import { z } from 'zod';
import { asLossledgerError } from '../../domain/errors.ts';
import { changesOfPost, type PostChanges } from '../../ledger/changes-of-post.ts';
import { lossesOfPost } from '../../ledger/losses-of-post.ts';
import { readStandingLosses, writeLossChanges } from '../../store/queries/losses.ts';
import { lockPosts, readPostsForLedger } from '../../store/queries/posts.ts';
import { putInQuarantine } from '../../store/queries/work.ts';
import { defineStage } from '../define-stage.ts';

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
  run: (input, context) =>
    Promise.resolve({
      kind: 'done',
      write: async (tx) => {
        const ids = [...new Set(input.posts.map((post) => post.postId))].sort();
        await lockPosts(tx, ids);
        const posts = await readPostsForLedger(tx, ids, input.extractor);
        const standing = await readStandingLosses(tx, ids);
        const changes: PostChanges[] = [];
        for (const post of posts) {
          const before = standing.get(post.postId) ?? { losses: [], evidence: [] };
          try {
            const wanted = lossesOfPost(post, context.facts);
            changes.push(changesOfPost(post.postId, before, wanted, post.witness));
          } catch (error) {
            const { code, message } = asLossledgerError(error);
            await putInQuarantine(tx, {
              stage: 'record',
              subjectKey: post.postId,
              workKey: context.work.key,
              subject: `post ${post.postId}`,
              stageVersion: 1,
              code,
              message,
              detail: null,
              input,
            });
          }
        }
        await writeLossChanges(tx, changes, { author: input.extractor, at: context.now() });
        return [];
      },
    }),
});
