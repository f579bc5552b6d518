import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Claim } from '../../domain/claim.ts';
import { articleId, claimId, postRevisionId } from '../../domain/identity.ts';
import type { FoundPost } from '../../domain/post.ts';
import { toPgSafe, toPgSafeDeep } from '../../domain/text.ts';
import { claimToRow, spansToRows } from '../claim-rows.ts';
import type { Tx } from '../connection.ts';
import {
  articleCaptures,
  articles,
  claimSpans,
  claims,
  embeds,
  postRevisions,
  readings,
} from '../schema/index.ts';
import { identifyPosts } from './post-identity.ts';

export interface ReadDocument {
  readonly captureId: string;
  readonly capturedAt: Date;
  readonly articleKey: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly lang: string | null;
  readonly publishedAt: string | null;
  readonly extractor: string;
  readonly posts: readonly {
    readonly post: FoundPost;
    /** SHA-256 of the post's canonical text. */
    readonly textHash: string;
    readonly claims: readonly Claim[];
    /** The day its reader took for the post's own. */
    readonly readAsOf: string | null;
  }[];
}

export interface WrittenPost {
  readonly postId: string;
  readonly postRevisionId: string;
  readonly handle: string | null;
  /** The best known time of the post: an instant, else a day, else null. */
  readonly postedAt: string | null;
  readonly hasLossClaims: boolean;
}

const BATCH = 500;

/**
 * Puts a document on record: the article, its posts, their wordings and claims, and the fact that
 * the article carries them. Everything has a natural key, so writing it twice writes it once.
 */
export async function writeDocument(
  tx: Tx,
  document: ReadDocument,
): Promise<readonly WrittenPost[]> {
  const id = articleId(document.articleKey);
  await tx
    .insert(articles)
    .values({
      articleId: id,
      articleKey: toPgSafe(document.articleKey),
      url: document.url === null ? null : toPgSafe(document.url),
      title: document.title === null ? null : toPgSafe(document.title),
      lang: document.lang,
      publishedAt: document.publishedAt,
      firstCapturedAt: document.capturedAt,
    })
    .onConflictDoUpdate({
      target: articles.articleKey,
      set: {
        firstCapturedAt: sql`least(${articles.firstCapturedAt}, excluded.first_captured_at)`,
      },
    });
  await tx
    .insert(articleCaptures)
    .values({ articleId: id, captureId: document.captureId })
    .onConflictDoNothing();

  const { posts: identified, absorbed } = await identifyPosts(
    tx,
    document.posts,
    document.capturedAt,
  );
  const carried = new Map<string, typeof embeds.$inferInsert>();
  for (const { postId, found } of identified) {
    if (carried.has(postId)) continue;
    carried.set(postId, {
      articleId: id,
      postId,
      captureId: document.captureId,
      position: found.post.position,
    });
  }
  await inBatches([...carried.values()], (rows) =>
    tx.insert(embeds).values(rows).onConflictDoNothing(),
  );

  const worded = identified
    .filter(({ found }) => found.post.text.trim() !== '')
    .map((item) => ({ ...item, revision: postRevisionId(item.postId, item.found.textHash) }));
  await inBatches(worded, (items) =>
    tx
      .insert(postRevisions)
      .values(
        items.map(({ postId, revision, found }) =>
          toPgSafeDeep({
            postRevisionId: revision,
            postId,
            textHash: found.textHash,
            text: found.post.text,
            lang: found.post.lang,
            media: found.post.media,
            firstSeenAt: document.capturedAt,
          }),
        ),
      )
      .onConflictDoNothing(),
  );
  await writeClaims(tx, document.extractor, worded);
  const claiming = await postsWithLossClaims(
    tx,
    worded.map(({ postId }) => postId),
  );
  const written = worded.map(({ postId, revision, found, postedAt }) => ({
    postId,
    postRevisionId: revision,
    handle: found.post.handle,
    postedAt,
    hasLossClaims: claiming.has(postId),
  }));
  const copies = [...absorbed].map(([copy, postId]) => ({
    postId: copy,
    postRevisionId: `${copy} absorbed by ${postId}`,
    handle: null,
    postedAt: null,
    hasLossClaims: true,
  }));
  return [...written, ...copies];
}

/** Of the posts, those of which some wording tells of a loss, be it another than the one at hand. */
async function postsWithLossClaims(
  tx: Tx,
  postIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const claiming = new Set<string>();
  await inBatches(postIds, async (ids) => {
    const rows = await tx
      .selectDistinct({ postId: postRevisions.postId })
      .from(postRevisions)
      .innerJoin(claims, eq(claims.postRevisionId, postRevisions.postRevisionId))
      .where(and(inArray(postRevisions.postId, ids), eq(claims.kind, 'loss')));
    for (const row of rows) claiming.add(row.postId);
  });
  return claiming;
}

async function writeClaims(
  tx: Tx,
  extractor: string,
  worded: readonly { revision: string; found: ReadDocument['posts'][number] }[],
): Promise<void> {
  const unread = new Set<string>();
  await inBatches(worded, async (batch) => {
    const fresh = await tx
      .insert(readings)
      .values(batch.map(({ revision }) => ({ postRevisionId: revision, extractor })))
      .onConflictDoNothing()
      .returning({ revision: readings.postRevisionId });
    for (const { revision } of fresh) unread.add(revision);
  });
  const claimed = worded
    // What an extractor once read of a wording stands; a copy of the same wording adds nothing.
    .filter(({ revision }) => unread.delete(revision))
    .flatMap(({ revision, found }) =>
      found.claims.map((given, ordinal) => {
        const claim = toPgSafeDeep(given);
        const id = claimId(revision, extractor, ordinal);
        const { readAsOf } = found;
        const row = claimToRow(claim, { claimId: id, postRevisionId: revision, ordinal, readAsOf });
        return { row, spans: spansToRows(id, claim) };
      }),
    );
  await inBatches(claimed, async (batch) => {
    await tx.insert(claims).values(batch.map(({ row }) => row));
    await inBatches(
      batch.flatMap(({ spans }) => spans),
      (some) => tx.insert(claimSpans).values(some),
    );
  });
}

async function inBatches<T>(
  items: readonly T[],
  write: (batch: T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    await write(items.slice(start, start + BATCH));
  }
}
