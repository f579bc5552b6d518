import { z } from 'zod';
import { articleKey } from '../../domain/identity.ts';
import { findPosts } from '../../extract/find-posts.ts';
import { decodeDocument } from '../../extract/text/decode.ts';
import { writeDocument } from '../../store/queries/documents.ts';
import { putInQuarantine } from '../../store/queries/work.ts';
import { defineStage, workFor } from '../define-stage.ts';
import { readWitnesses } from './read-witnesses.ts';
import { POSTS_AT_ONCE, record } from './record.ts';

/** Longer than browsers and servers bear, and than an index of Postgres can hold. */
const LONGEST_URL = 2_000;

function usableUrl(url: string | null): string | null {
  return url !== null && url.length <= LONGEST_URL ? url : null;
}

/** Finds the posts of a captured document and reads the claims out of each, and out of its own prose. */
export const extract = defineStage({
  name: 'extract',
  summary:
    'Posts are found in a captured document, and claims are read out of each post and of its own prose.',
  version: 1,
  input: z.strictObject({
    captureId: z.string().min(1),
    sha256: z.string().length(64),
    url: z.string().nullable(),
    name: z.string().nullable(),
    capturedAt: z.iso.datetime(),
  }),
  // The same bytes under the same address say the same, whenever they were captured.
  identity: (input) => [input.sha256, input.url],
  subject: (input) => input.url ?? input.name ?? input.sha256,
  retry: { attempts: 5, baseMs: 2_000 },
  concurrency: 2,
  timeoutMs: 120_000,
  async run(input, context) {
    const bytes = await context.blobs.get(input.sha256);
    const document = decodeDocument(bytes, input.name === null ? {} : { name: input.name });
    const found = findPosts(document, input.url === null ? {} : { url: input.url });
    const { posts, prose, failed } = readWitnesses(found, context);
    if (posts.length === 0 && prose === null && failed.length === 0) {
      return { kind: 'skipped', reason: 'no posts and no claims found' };
    }

    const url = usableUrl(found.canonical_url) ?? input.url;
    return {
      kind: 'done',
      note: `${posts.length} posts`,
      write: async (tx) => {
        const written = await writeDocument(tx, {
          captureId: input.captureId,
          capturedAt: new Date(input.capturedAt),
          articleKey: articleKey(url, input.sha256),
          url,
          title: found.title,
          lang: found.lang,
          publishedAt: found.published_at,
          extractor: context.reader.extractor,
          posts,
          prose,
        });
        for (const { part, named, error } of failed) {
          await putInQuarantine(tx, {
            stage: 'extract',
            subjectKey: `${input.sha256}/${part}`,
            workKey: context.work.key,
            subject: `${named} of ${input.url ?? input.name ?? input.sha256}`,
            stageVersion: 1,
            code: error.code,
            message: error.message,
            detail: error.stack ?? null,
            input,
          });
        }
        return Array.from({ length: Math.ceil(written.length / POSTS_AT_ONCE) }, (_, n) =>
          workFor(record, {
            extractor: context.reader.extractor,
            posts: written.slice(n * POSTS_AT_ONCE, (n + 1) * POSTS_AT_ONCE),
          }),
        );
      },
    };
  },
});
