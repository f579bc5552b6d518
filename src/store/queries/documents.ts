import { and, eq, gt, inArray } from 'drizzle-orm';
import { digestOf } from '../../domain/digest.ts';
import { articleId, postRevisionId } from '../../domain/identity.ts';
import { toPgSafe } from '../../domain/text.ts';
import type { Tx } from '../connection.ts';
import {
  articleCaptures,
  articles,
  claims,
  postRevisions,
  postSightings,
  postVersions,
} from '../schema/index.ts';
import { articlesBeside, isProseOnRecord, writeArticleWitness } from './article-witnesses.ts';
import { writeEmbeds } from './embeds.ts';
import { writeLineage } from './lineage.ts';
import { type ShowingPost, writeMediaSightings } from './media-sightings.ts';
import { type IdentifiedPost, identifyPosts, partErased } from './post-identity.ts';
import type {
  ReadArticle,
  ReadDocument,
  WrittenDocument,
  WrittenWitness,
} from './read-document.ts';
import { resolveCopies } from './resolve-copies.ts';
import { type HiddenChange, hiddenAmong, hideWhatIsTakenDown } from './takedowns.ts';
import { inBatches, type Wording, writeWordings } from './wordings.ts';

/**
 * Puts a document on record: the article, its posts, their wordings, claims, pictures and videos, the
 * fact that the article carries them, and what it says itself. Everything has a natural key, so
 * writing it twice writes it once.
 */
export async function writeDocument(tx: Tx, read: ReadDocument): Promise<WrittenDocument> {
  const { found, erasedIds } = await partErased(tx, read.posts);
  const document = { ...read, posts: found };
  // That it carries them is kept, so that another erasure finds its bytes.
  await writeSightings(tx, document.captureId, erasedIds);
  const article =
    document.article === null ? null : await writeArticle(tx, document, document.article);
  const identification = await identifyPosts(tx, document.posts, document.capturedAt);
  const { posts: identified, renamed } = identification;
  if (article === null) {
    const seen = [...new Set(identified.map(({ postId }) => postId))];
    await writeSightings(tx, document.captureId, seen);
  } else await writeCarried(tx, article, document.captureId, identified);

  const worded = identified
    .filter(({ found }) => found.post.text.trim() !== '')
    .map((item) => ({ ...item, wording: wordingOf(item.wordedId, item.found) }));
  const speaker =
    document.article === null ? null : await writeSpeaker(tx, document, document.article);
  const fresh = await writeWordings(
    tx,
    [...worded.map(({ wording }) => wording), ...(speaker === null ? [] : [speaker.wording])],
    { extractor: document.extractor, seenAt: document.capturedAt },
  );
  await writeVersions(tx, worded);
  const marked = await writeLineage(
    tx,
    worded.map(({ found: { post }, wording: { revision, text } }) => ({
      revision,
      platform: post.platform,
      handle: post.handle,
      text: toPgSafe(text),
    })),
  );
  const shown = await writeMediaSightings(tx, document, identified.map(showing));
  const alike = await resolveCopies(tx, identification.touched, document.extractor);
  const moves = [...identification.moves, ...alike];

  const news: PostNews[] = identified.map((item) => {
    const revision = postRevisionId(item.wordedId, item.found.textHash);
    const isNew = item.isBetterTimed || fresh.has(revision) || renamed.has(item.postId);
    return { postId: item.postId, isNew, told: `${revision} ${item.postedAt ?? ''}` };
  });
  news.push(...moves.map(({ postId, stamp }) => ({ postId, isNew: true, told: stamp })));
  const speaking = await speakingBeside(tx, article, news);
  if (speaker !== null) {
    const { postId, revision } = speaker.wording;
    speaking.set(postId, [revision, speaker.postedAt ?? '', ...(speaking.get(postId) ?? [])]);
  }
  // A wording met before without its author, say, may be what another carries.
  const markedSuffix = ({ revision }: Wording): string =>
    marked.has(revision) && !fresh.has(revision) ? ` as marked in ${document.captureId}` : '';
  const turned = await hideWhatIsTakenDown(
    tx,
    [
      ...identified.flatMap(({ postId, wordedId }) => [postId, wordedId]),
      ...moves.flatMap(({ copyId, postId }) => [copyId, postId]),
      ...(speaker === null ? [] : [speaker.wording.postId]),
    ],
    article === null ? [] : [article],
  );
  const retimed = identified.filter(({ isBetterTimed }) => isBetterTimed);
  const claiming = await withLossClaims(tx, [
    ...[...worded, ...retimed].map(({ postId }) => postId),
    ...speaking.keys(),
  ]);
  const witnesses: readonly WrittenWitness[] = [
    ...worded
      .filter(({ postId }) => claiming.has(postId))
      .map(({ postId, wording, found, postedAt }) => ({
        witness: 'post' as const,
        postId,
        postRevisionId: `${wording.revision}${versionSuffix(found.post)}${markedSuffix(wording)}`,
        handle: found.post.handle,
        postedAt,
      })),
    // A bare link tells no words, and may tell a better time of words met before.
    ...retimed
      .filter(({ postId, found }) => found.post.text.trim() === '' && claiming.has(postId))
      .map(({ postId, found, postedAt }) => ({
        witness: 'post' as const,
        postId,
        postRevisionId: `${postId} timed`,
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
    ...moves.map(({ copyId, stamp }) => ({
      witness: 'post' as const,
      postId: copyId,
      postRevisionId: `${copyId} ${stamp}`,
      handle: null,
      postedAt: null,
    })),
  ];
  const turnedWitnesses = await witnessesOfTurned(tx, turned, document.captureId);
  const hidden = await hiddenAmong(tx, [
    ...witnesses.map(({ postId }) => postId),
    ...identified.map(({ postId }) => postId),
  ]);
  const identityOf = new Map(identified.map(({ wordedId, postId }) => [wordedId, postId]));
  return {
    witnesses: [...witnesses, ...turnedWitnesses].map((one) =>
      hidden.has(one.postId) ? { ...one, handle: null } : one,
    ),
    shown: shown
      .map((one) => {
        const postId = identityOf.get(one.postId) ?? one.postId;
        return { ...one, postId, ofLoss: claiming.has(postId) };
      })
      // What was taken down is not fetched again.
      .filter(({ postId }) => !hidden.has(postId)),
  };
}

/** What came to be hidden by this document, or to be seen again, is told anew, with what stands beside it. */
async function witnessesOfTurned(
  tx: Tx,
  turned: readonly HiddenChange[],
  captureId: string,
): Promise<readonly WrittenWitness[]> {
  if (turned.length === 0) return [];
  const ids = turned.map(({ postId }) => postId);
  const beside = await articlesBeside(tx, ids);
  const toTell = new Set([...ids, ...beside.map(({ witnessId }) => witnessId)]);
  return [...toTell].map((postId) => ({
    witness: 'post' as const,
    postId,
    postRevisionId: `${postId} after takedowns as of ${captureId}`,
    handle: null,
    postedAt: null,
  }));
}

/**
 * Two steps, since the key and the id made of it are both unique: `on conflict` minds one of them, and
 * two documents at once could meet on the other. What an article says of itself is its earliest capture's.
 */
async function writeArticle(tx: Tx, document: ReadDocument, article: ReadArticle): Promise<string> {
  const id = articleId(article.articleKey);
  const said = {
    title: article.title === null ? null : toPgSafe(article.title),
    byline: article.byline === null ? null : toPgSafe(article.byline),
    lang: article.lang,
    publishedAt: article.publishedAt,
    firstCapturedAt: document.capturedAt,
  };
  const written = await tx
    .insert(articles)
    .values({
      articleId: id,
      articleKey: toPgSafe(article.articleKey),
      url: article.url === null ? null : toPgSafe(article.url),
      ...said,
    })
    .onConflictDoNothing()
    .returning({ id: articles.articleId });
  if (written.length === 0) {
    await tx
      .update(articles)
      .set(said)
      .where(and(eq(articles.articleId, id), gt(articles.firstCapturedAt, document.capturedAt)));
  }
  await tx
    .insert(articleCaptures)
    .values({ articleId: id, captureId: document.captureId })
    .onConflictDoNothing();
  return id;
}

type Identified = readonly IdentifiedPost<ReadDocument['posts'][number]>[];

/** The fact that an article carries its posts. */
async function writeCarried(
  tx: Tx,
  article: string,
  captureId: string,
  identified: Identified,
): Promise<void> {
  await writeEmbeds(
    tx,
    { articleId: article, captureId },
    identified.map(({ name, found }) => ({ name, position: found.post.position })),
    identified.map(({ postId }) => postId),
  );
}

/** The fact that the posts' own platform, or an export of it, gave them. */
async function writeSightings(
  tx: Tx,
  captureId: string,
  postIds: readonly string[],
): Promise<void> {
  await inBatches(postIds, (ids) =>
    tx
      .insert(postSightings)
      .values(ids.map((postId) => ({ postId, captureId })))
      .onConflictDoNothing(),
  );
}

async function writeSpeaker(
  tx: Tx,
  document: ReadDocument,
  { articleKey, publishedAt, prose }: ReadArticle,
): Promise<Awaited<ReturnType<typeof writeArticleWitness>> | null> {
  if (prose === null) return null;
  const isSilent = prose.claims.length === 0;
  if (isSilent && !(await isProseOnRecord(tx, articleKey, prose.textHash))) return null;
  const speaker = { articleId: articleId(articleKey), articleKey, publishedAt };
  return writeArticleWitness(tx, { ...speaker, seenAt: document.capturedAt }, prose);
}

/** An author may go back to earlier words: a later version is news though its wording is known. */
function versionSuffix(post: ReadDocument['posts'][number]['post']): string {
  const version = post.post_id === null ? -1 : (post.edit_ids ?? []).indexOf(post.post_id);
  return version < 1 ? '' : ` as version ${version}`;
}

/** Which version of an edited post each wording is, where its platform says. */
async function writeVersions(
  tx: Tx,
  worded: readonly {
    readonly postId: string;
    readonly found: ReadDocument['posts'][number];
    readonly wording: Wording;
  }[],
): Promise<void> {
  const rows = worded.flatMap(({ postId, found: { post }, wording }) => {
    const version = post.post_id === null ? -1 : (post.edit_ids ?? []).indexOf(post.post_id);
    return version === -1 ? [] : [{ postId, version, postRevisionId: wording.revision }];
  });
  await inBatches(rows, (batch) => tx.insert(postVersions).values(batch).onConflictDoNothing());
}

/** Of a copy that is only like the post, its own: taken back, it shows them still. */
function showing({ wordedId, found }: Identified[number]): ShowingPost {
  const { post, textHash } = found;
  const postRevision = post.text.trim() === '' ? null : postRevisionId(wordedId, textHash);
  return { postId: wordedId, postRevisionId: postRevision, media: post.media };
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
  thisArticle: string | null,
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
