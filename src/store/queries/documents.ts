import { and, eq, gt, inArray } from 'drizzle-orm';
import type { Claim } from '../../domain/claim.ts';
import { digestOf } from '../../domain/digest.ts';
import { articleId, postRevisionId } from '../../domain/identity.ts';
import type { FoundPost } from '../../domain/post.ts';
import { toPgSafe } from '../../domain/text.ts';
import type { Witness } from '../../domain/vocabulary.ts';
import type { Tx } from '../connection.ts';
import { articleCaptures, articles, claims, embeds, postRevisions } from '../schema/index.ts';
import { articlesBeside, type ReadProse, writeArticleWitness } from './article-witnesses.ts';
import { identifyPosts } from './post-identity.ts';
import { inBatches, type Wording, writeWordings } from './wordings.ts';

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
  /** Its own prose, where that claims anything. */
  readonly prose: ReadProse | null;
}

/** A witness whose losses are to be told anew. */
export interface WrittenWitness {
  readonly witness: Witness;
  readonly postId: string;
  /** Why it is: a wording, or what else came to be known. The same reason is the same work. */
  readonly postRevisionId: string;
  readonly handle: string | null;
  /** The best known time of the witness: an instant, else a day, else null. */
  readonly postedAt: string | null;
}

/**
 * Puts a document on record: the article, its posts, their wordings and claims, the fact that the
 * article carries them, and what it says itself. Everything has a natural key, so writing it twice
 * writes it once. Returns the witnesses whose losses may have changed by it.
 */
export async function writeDocument(
  tx: Tx,
  document: ReadDocument,
): Promise<readonly WrittenWitness[]> {
  const id = articleId(document.articleKey);
  await writeArticle(tx, id, document);
  await tx
    .insert(articleCaptures)
    .values({ articleId: id, captureId: document.captureId })
    .onConflictDoNothing();

  const { posts: identified, absorbed } = await identifyPosts(
    tx,
    document.posts,
    document.capturedAt,
  );
  const absorbers = new Set(absorbed.values());
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
    .map((item) => ({ ...item, wording: wordingOf(item.postId, item.found) }));
  const article =
    document.prose === null
      ? null
      : await writeArticleWitness(
          tx,
          {
            articleId: id,
            articleKey: document.articleKey,
            publishedAt: document.publishedAt,
            seenAt: document.capturedAt,
          },
          document.prose,
        );
  const fresh = await writeWordings(
    tx,
    [...worded.map(({ wording }) => wording), ...(article === null ? [] : [article.wording])],
    { extractor: document.extractor, seenAt: document.capturedAt },
  );

  const news: PostNews[] = identified.map(({ postId, found, postedAt, isBetterTimed }) => {
    const revision = postRevisionId(postId, found.textHash);
    const isNew = isBetterTimed || fresh.has(revision) || absorbers.has(postId);
    return { postId, isNew, told: `${revision} ${postedAt ?? ''}` };
  });
  const speaking = await speakingBeside(tx, id, news);
  if (article !== null) {
    const { postId, revision } = article.wording;
    speaking.set(postId, [revision, article.postedAt ?? '', ...(speaking.get(postId) ?? [])]);
  }
  const claiming = await withLossClaims(tx, [
    ...worded.map(({ postId }) => postId),
    ...speaking.keys(),
  ]);
  return [
    ...worded
      .filter(({ postId }) => claiming.has(postId))
      .map(({ postId, wording, found, postedAt }) => ({
        witness: 'post' as const,
        postId,
        postRevisionId: wording.revision,
        handle: found.post.handle,
        postedAt,
      })),
    ...[...speaking]
      .filter(([postId]) => claiming.has(postId))
      .map(([postId, reasons]) => ({
        witness: 'article' as const,
        postId,
        postRevisionId: `${postId} as of ${digestOf(...reasons)}`,
        handle: null,
        postedAt: null,
      })),
    ...[...absorbed].map(([copy, postId]) => ({
      witness: 'post' as const,
      postId: copy,
      postRevisionId: `${copy} absorbed by ${postId}`,
      handle: null,
      postedAt: null,
    })),
  ];
}

/**
 * Two steps, since the key and the id made of it are both unique: `on conflict` minds one of them, and
 * two documents at once could meet on the other. What an article says of itself is its earliest capture's.
 */
async function writeArticle(tx: Tx, id: string, document: ReadDocument): Promise<void> {
  const said = {
    title: document.title === null ? null : toPgSafe(document.title),
    lang: document.lang,
    publishedAt: document.publishedAt,
    firstCapturedAt: document.capturedAt,
  };
  const written = await tx
    .insert(articles)
    .values({
      articleId: id,
      articleKey: toPgSafe(document.articleKey),
      url: document.url === null ? null : toPgSafe(document.url),
      ...said,
    })
    .onConflictDoNothing()
    .returning({ id: articles.articleId });
  if (written.length > 0) return;
  await tx
    .update(articles)
    .set(said)
    .where(and(eq(articles.articleId, id), gt(articles.firstCapturedAt, document.capturedAt)));
}

function wordingOf(postId: string, found: ReadDocument['posts'][number]): Wording {
  const { post, textHash, claims: read, readAsOf } = found;
  const { text, lang, media } = post;
  const revision = postRevisionId(postId, textHash);
  return { postId, revision, textHash, text, lang, media, claims: read, readAsOf };
}

interface PostNews {
  readonly postId: string;
  /** More is known of it than before this document. */
  readonly isNew: boolean;
  /** What the document shows of it. */
  readonly told: string;
}

/**
 * Articles that speak for themselves beside posts of this document, with what they must be held
 * against: this article beside all of them, others beside those of which more is known now.
 */
async function speakingBeside(
  tx: Tx,
  thisArticle: string,
  news: readonly PostNews[],
): Promise<Map<string, string[]>> {
  const speaking = new Map<string, string[]>();
  const ids = [...new Set(news.map(({ postId }) => postId))];
  const beside = await articlesBeside(tx, ids);
  for (const { witnessId, articleId: carrier, postId } of beside) {
    const told = news
      .filter((item) => item.postId === postId && (carrier === thisArticle || item.isNew))
      .map((item) => item.told);
    if (told.length === 0) continue;
    speaking.set(witnessId, [...(speaking.get(witnessId) ?? []), ...told].sort());
  }
  return speaking;
}

/** Of the witnesses, those of which some wording tells of a loss, be it another than the one at hand. */
async function withLossClaims(tx: Tx, postIds: readonly string[]): Promise<ReadonlySet<string>> {
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
