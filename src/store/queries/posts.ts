import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { LossledgerError } from '../../domain/errors.ts';
import type { PostForLedger } from '../../ledger/losses-of-post.ts';
import { rowToClaim } from '../claim-rows.ts';
import type { Tx } from '../connection.ts';
import { claimSpans, claims, postRevisions, posts } from '../schema/index.ts';

/** Holds a post's losses for this transaction, so that two recordings of it follow each other. */
export async function lockPost(tx: Tx, postId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${postId}, 1))`);
}

/**
 * A post with the claims of its fullest wording: the longest text, whichever arrived first, so that
 * the order of arrival leaves no trace.
 */
export async function readPostForLedger(
  tx: Tx,
  postId: string,
  extractor: string,
): Promise<PostForLedger> {
  const [post] = await tx
    .select({
      postedAt: posts.postedAt,
      postedOn: posts.postedOn,
      revision: postRevisions.postRevisionId,
    })
    .from(posts)
    .innerJoin(postRevisions, eq(postRevisions.postId, posts.postId))
    .where(eq(posts.postId, postId))
    .orderBy(desc(sql`length(${postRevisions.text})`), asc(postRevisions.textHash))
    .limit(1);
  if (post === undefined) {
    throw new LossledgerError('INVARIANT_BROKEN', `No wording of post ${postId} is on record.`);
  }
  const rows = await tx
    .select()
    .from(claims)
    .where(and(eq(claims.postRevisionId, post.revision), eq(claims.extractor, extractor)))
    .orderBy(claims.ordinal);
  const ids = rows.map((row) => row.claimId);
  const spans =
    ids.length === 0
      ? []
      : await tx.select().from(claimSpans).where(inArray(claimSpans.claimId, ids));
  return {
    postId,
    postedAt: post.postedAt?.toISOString() ?? post.postedOn,
    claims: rows.map((row) => ({
      claimId: row.claimId,
      ordinal: row.ordinal,
      readAsOf: row.readAsOf,
      claim: rowToClaim(
        row,
        spans.filter((span) => span.claimId === row.claimId),
      ),
    })),
  };
}
