import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '../connection.ts';
import { postResolutions, posts } from '../schema/index.ts';
import { basisOf, giveName, type Join } from './post-joins.ts';
import { hideWhatIsTakenDown } from './takedowns.ts';

/** What joins a copy without an id to a post: they can be taken back, the versions of a post cannot. */
const OF_COPIES = ['words', 'similar'];

/** Takes a resolution back: the copy is a post of its own again, and is not joined to that post anew. */
export async function undoResolution(tx: Tx, copyId: string, at: Date): Promise<Join | null> {
  const [row] = await tx
    .update(postResolutions)
    .set({ undoneAt: at })
    .where(
      and(
        eq(postResolutions.copyId, copyId),
        isNull(postResolutions.undoneAt),
        inArray(postResolutions.basis, OF_COPIES),
      ),
    )
    .returning();
  if (row === undefined) return null;
  const { postId, basis, similarity, aliasKey } = row;
  if (aliasKey !== null) await giveName(tx, aliasKey, copyId, [postId]);
  await hideWhatIsTakenDown(tx, [copyId, postId], []);
  return { copyId, postId, basis: basisOf(basis), similarity };
}

export interface ResolutionOnRecord extends Join {
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
    .where(
      and(
        inArray(postResolutions.basis, OF_COPIES),
        sql`not exists (select from lossledger.hidden_posts h
          where h.post_id in (${postResolutions.copyId}, ${postResolutions.postId}))`,
      ),
    )
    .orderBy(sql`${postResolutions.resolvedAt} desc`, postResolutions.copyId)
    .limit(limit);
  return rows.map((row) => ({
    copyId: row.copyId,
    postId: row.postId,
    basis: basisOf(row.basis),
    similarity: row.similarity,
    handle: row.handle,
    resolved_at: row.resolvedAt.toISOString(),
    undone_at: row.undoneAt?.toISOString() ?? null,
    copy_text: row.text,
    post_url: row.url,
  }));
}
