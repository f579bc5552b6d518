import { z } from 'zod';
import { lossesOfPost } from '../../ledger/losses-of-post.ts';
import { reconcilePostLosses } from '../../store/queries/losses.ts';
import { lockPost, readPostForLedger } from '../../store/queries/posts.ts';
import { defineStage } from '../define-stage.ts';

/** Turns the claims of one post into losses, and keeps those losses as the claims now say. */
export const record = defineStage({
  name: 'record',
  summary: 'Claims of one post become losses of the ledger, with their evidence and revisions.',
  version: 1,
  input: z.strictObject({
    postId: z.string().min(1),
    /** The wording whose claims are new; a post with a new wording is recorded again. */
    postRevisionId: z.string().min(1),
    extractor: z.string().min(1),
    handle: z.string().nullable(),
    /** The best known time of the post; a better one is reason to record it again. */
    postedAt: z.string().nullable(),
  }),
  identity: (input) => [input.postRevisionId, input.extractor, input.postedAt],
  subject: (input) => `post ${input.handle === null ? input.postId : `@${input.handle}`}`,
  retry: { attempts: 8, baseMs: 1_000 },
  concurrency: 8,
  timeoutMs: 60_000,
  run: (input, context) =>
    Promise.resolve({
      kind: 'done',
      write: async (tx) => {
        await lockPost(tx, input.postId);
        const post = await readPostForLedger(tx, input.postId, input.extractor);
        const wanted = lossesOfPost(post, context.facts);
        await reconcilePostLosses(tx, {
          postId: input.postId,
          wanted,
          author: input.extractor,
          at: context.now(),
        });
        return [];
      },
    }),
});
