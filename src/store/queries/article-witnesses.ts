import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Claim } from '../../domain/claim.ts';
import { articleAlias, newPostId, postRevisionId } from '../../domain/identity.ts';
import { toPgSafe } from '../../domain/text.ts';
import type { Db, Tx } from '../connection.ts';
import { embeds, postAliases, postRevisions, posts } from '../schema/index.ts';
import { ARTICLE } from '../schema/posts.ts';
import { bestTime } from './known-names.ts';
import { inBatches, type Wording } from './wordings.ts';

/** What an article says in its own prose. */
export interface ReadProse {
  readonly text: string;
  /** SHA-256 of the words and of what else their reader went by. */
  readonly textHash: string;
  readonly lang: string | null;
  readonly claims: readonly Claim[];
  /** The day its reader took for the article's own. */
  readonly readAsOf: string | null;
}

export interface SpeakingArticle {
  readonly articleId: string;
  readonly articleKey: string;
  /** As the document states it: an instant, a day or null. */
  readonly publishedAt: string | null;
  readonly seenAt: Date;
}

/** Puts an article on record as a witness, and says which wording of it the prose is. */
export async function writeArticleWitness(
  tx: Tx,
  article: SpeakingArticle,
  prose: ReadProse,
): Promise<{ readonly wording: Wording; readonly postedAt: string | null }> {
  const alias = articleAlias(toPgSafe(article.articleKey));
  const postId = newPostId(alias);
  const { publishedAt } = article;
  const isInstant = publishedAt?.includes('T') === true;
  const [row] = await tx
    .insert(posts)
    .values({
      postId,
      platform: ARTICLE,
      articleId: article.articleId,
      postedAt: isInstant ? new Date(publishedAt) : null,
      postedOn: isInstant ? null : publishedAt,
      firstSeenAt: article.seenAt,
    })
    .onConflictDoUpdate({
      target: posts.postId,
      set: {
        // Captures of one article may state different times; which came first must not show.
        postedAt: sql`least(${posts.postedAt}, excluded.posted_at)`,
        postedOn: sql`least(${posts.postedOn}, excluded.posted_on)`,
        firstSeenAt: sql`least(${posts.firstSeenAt}, excluded.first_seen_at)`,
      },
    })
    .returning({ postedAt: posts.postedAt, postedOn: posts.postedOn });
  await tx
    .insert(postAliases)
    .values({ ...alias, postId })
    .onConflictDoNothing();
  const revision = postRevisionId(postId, prose.textHash);
  return {
    wording: { ...prose, postId, revision, media: [] },
    postedAt: row === undefined ? null : bestTime(row),
  };
}

/** Whether this prose of the article was put on record, since it claimed something. */
export async function isProseOnRecord(
  db: Db,
  articleKey: string,
  textHash: string,
): Promise<boolean> {
  const revision = postRevisionId(newPostId(articleAlias(toPgSafe(articleKey))), textHash);
  const rows = await db
    .select({ revision: postRevisions.postRevisionId })
    .from(postRevisions)
    .where(eq(postRevisions.postRevisionId, revision));
  return rows.length > 0;
}

/** An article that speaks for itself beside a post it carries. */
export interface ArticleBesidePost {
  readonly witnessId: string;
  readonly articleId: string;
  readonly postId: string;
}

/** The speaking articles that carry any of the posts: what they tell may be the posts' to tell. */
export async function articlesBeside(
  tx: Tx,
  postIds: readonly string[],
): Promise<readonly ArticleBesidePost[]> {
  const found: ArticleBesidePost[] = [];
  await inBatches(postIds, async (ids) => {
    const rows = await tx
      .select({
        witnessId: posts.postId,
        articleId: embeds.articleId,
        postId: embeds.postId,
      })
      .from(embeds)
      .innerJoin(posts, eq(posts.articleId, embeds.articleId))
      .where(inArray(embeds.postId, ids));
    found.push(...rows);
  });
  return found;
}

/** Of the witnesses, those that are articles, each with the posts it carries. */
export async function postsBeside(
  tx: Tx,
  witnessIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .select({ witnessId: posts.postId, postId: embeds.postId })
    .from(posts)
    .leftJoin(embeds, eq(embeds.articleId, posts.articleId))
    .where(and(inArray(posts.postId, [...witnessIds]), isNotNull(posts.articleId)));
  const beside = new Map<string, string[]>();
  for (const { witnessId, postId } of rows) {
    const carried = beside.get(witnessId) ?? [];
    if (postId !== null) carried.push(postId);
    beside.set(witnessId, carried);
  }
  return beside;
}
