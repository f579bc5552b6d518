import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { wordSimilarity } from '../../domain/word-similarity.ts';
import type { Db, Tx } from '../connection.ts';
import { embeds, postAliases, postResolutions, posts } from '../schema/index.ts';

/** Likeness of words from which a copy of the same account and day is taken for the post. */
const LIKE_ENOUGH = 0.8;
/** By how much the likest must lead the next: an account may report two like losses in a day. */
const LEAD = 0.1;

export interface Resolution {
  readonly copyId: string;
  readonly postId: string;
  readonly basis: 'words' | 'similar';
  /** 0 to 1. */
  readonly similarity: number;
}

/**
 * Makes a copy without an id the known post it was found to be: what it went by and was carried by
 * is the post's own from now on. What was moved is kept, so that it can be taken back. False when an
 * operator took it back before: then nothing is done.
 */
export async function absorb(tx: Tx, found: Resolution): Promise<boolean> {
  const { copyId, postId } = found;
  const [before] = await tx
    .select({ undoneAt: postResolutions.undoneAt })
    .from(postResolutions)
    .where(and(eq(postResolutions.copyId, copyId), eq(postResolutions.postId, postId)));
  if (before !== undefined && before.undoneAt !== null) return false;
  const aliases = await tx
    .update(postAliases)
    .set({ postId })
    .where(eq(postAliases.postId, copyId))
    .returning({ kind: postAliases.kind, key: postAliases.key });
  const carried = await tx.delete(embeds).where(eq(embeds.postId, copyId)).returning({
    articleId: embeds.articleId,
    captureId: embeds.captureId,
    position: embeds.position,
  });
  if (carried.length > 0) {
    await tx
      .insert(embeds)
      .values(carried.map((row) => ({ ...row, postId })))
      .onConflictDoNothing();
  }
  await tx
    .insert(postResolutions)
    .values({ ...found, moved: { aliases, embeds: carried } })
    .onConflictDoUpdate({
      target: [postResolutions.copyId, postResolutions.postId],
      set: {
        moved: sql`jsonb_build_object(
          'aliases', ${postResolutions.moved} -> 'aliases' || (excluded.moved -> 'aliases'),
          'embeds', ${postResolutions.moved} -> 'embeds' || (excluded.moved -> 'embeds'))`,
      },
    });
  return true;
}

/** An account and a day (YYYY-MM-DD, UTC) of which a document brought something new. */
export interface HandleDay {
  readonly platform: string;
  readonly handle: string;
  readonly day: string;
}

/** Joins copies without an id to the post of the same account and day whose words are much alike. */
export async function resolveSimilar(
  tx: Tx,
  touched: readonly HandleDay[],
): Promise<ReadonlyMap<string, string>> {
  const resolved = new Map<string, string>();
  for (const one of touched) {
    const met = await postsOf(tx, one);
    const known = met.filter(({ nativeId }) => nativeId !== null);
    for (const copy of met.filter(({ nativeId }) => nativeId === null)) {
      const found = likest(copy, known);
      if (found !== null && (await absorb(tx, found))) resolved.set(copy.postId, found.postId);
    }
  }
  return resolved;
}

interface MetPost {
  readonly postId: string;
  readonly nativeId: string | null;
  /** Its longest wording. */
  readonly text: string;
}

/**
 * Posts of an account on a day that still go by a name, each with its longest wording. The inner
 * queries name the table: a column of the builder's would come without it, and mean their own.
 */
async function postsOf(tx: Tx, { platform, handle, day }: HandleDay): Promise<readonly MetPost[]> {
  return tx
    .select({
      postId: posts.postId,
      nativeId: posts.nativeId,
      text: sql<string>`(
        select r.text from lossledger.post_revisions r where r.post_id = posts.post_id
        order by length(r.text) desc, r.text_hash limit 1)`,
    })
    .from(posts)
    .where(
      and(
        eq(posts.platform, platform),
        sql`lower(${posts.handle}) = ${handle}`,
        sql`coalesce((${posts.postedAt} at time zone 'UTC')::date, ${posts.postedOn}) = ${day}::date`,
        sql`exists (select from lossledger.post_aliases a where a.post_id = posts.post_id)`,
        sql`exists (select from lossledger.post_revisions r where r.post_id = posts.post_id)`,
      ),
    )
    .orderBy(posts.postId);
}

function likest(copy: MetPost, known: readonly MetPost[]): Resolution | null {
  const ranked = known
    .map(({ postId, text }) => ({ postId, similarity: wordSimilarity(copy.text, text) }))
    .toSorted((a, b) => b.similarity - a.similarity);
  const [first, second] = ranked;
  if (first === undefined || first.similarity < LIKE_ENOUGH) return null;
  if (second !== undefined && first.similarity - second.similarity < LEAD) return null;
  const basis = first.similarity === 1 ? 'words' : 'similar';
  return { copyId: copy.postId, postId: first.postId, basis, similarity: first.similarity };
}

/** Takes a resolution back: the copy is a post of its own again, and is not joined to that post anew. */
export async function undoResolution(tx: Tx, copyId: string, at: Date): Promise<Resolution | null> {
  const [row] = await tx
    .update(postResolutions)
    .set({ undoneAt: at })
    .where(and(eq(postResolutions.copyId, copyId), isNull(postResolutions.undoneAt)))
    .returning();
  if (row === undefined) return null;
  const { postId, moved } = row;
  for (const { kind, key } of moved.aliases) {
    await tx
      .update(postAliases)
      .set({ postId: copyId })
      .where(and(eq(postAliases.kind, kind), eq(postAliases.key, key)));
  }
  if (moved.embeds.length > 0) {
    await tx
      .insert(embeds)
      .values(moved.embeds.map((embed) => ({ ...embed, postId: copyId })))
      .onConflictDoNothing();
    // Where the article carries the post itself too, its own capture and place say so.
    for (const { articleId, captureId, position } of moved.embeds) {
      await tx
        .delete(embeds)
        .where(
          and(
            eq(embeds.postId, postId),
            eq(embeds.articleId, articleId),
            eq(embeds.captureId, captureId),
            eq(embeds.position, position),
          ),
        );
    }
  }
  const basis = row.basis === 'words' ? 'words' : 'similar';
  return { copyId, postId, basis, similarity: row.similarity };
}

export interface ResolutionOnRecord extends Resolution {
  readonly handle: string | null;
  readonly resolved_at: string;
  readonly undone_at: string | null;
  /** Null where the post was withdrawn on its platform. */
  readonly copy_text: string | null;
  readonly post_url: string | null;
}

/** Copies that were joined to posts, latest first. */
export async function listResolutions(
  db: Db,
  limit: number,
): Promise<readonly ResolutionOnRecord[]> {
  const rows = await db
    .select({
      copyId: postResolutions.copyId,
      postId: postResolutions.postId,
      basis: postResolutions.basis,
      similarity: postResolutions.similarity,
      resolvedAt: postResolutions.resolvedAt,
      undoneAt: postResolutions.undoneAt,
      handle: posts.handle,
      url: posts.url,
      // Nearly the words of the post: withheld with them.
      text: sql<string | null>`case when exists (
          select from lossledger.post_tombstones t
          where t.post_id in (${postResolutions.copyId}, ${postResolutions.postId}))
        then null else (
          select r.text from lossledger.post_revisions r where r.post_id = ${postResolutions.copyId}
          order by length(r.text) desc limit 1) end`,
    })
    .from(postResolutions)
    .innerJoin(posts, eq(posts.postId, postResolutions.postId))
    .where(inArray(postResolutions.basis, ['words', 'similar']))
    .orderBy(sql`${postResolutions.resolvedAt} desc`, postResolutions.copyId)
    .limit(limit);
  return rows.map((row) => ({
    copyId: row.copyId,
    postId: row.postId,
    basis: row.basis === 'words' ? 'words' : 'similar',
    similarity: row.similarity,
    handle: row.handle,
    resolved_at: row.resolvedAt.toISOString(),
    undone_at: row.undoneAt?.toISOString() ?? null,
    copy_text: row.text,
    post_url: row.url,
  }));
}
