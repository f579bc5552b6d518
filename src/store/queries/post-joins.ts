import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '../connection.ts';
import { postAliases, postResolutions } from '../schema/index.ts';
import { projectEmbeds } from './embeds.ts';
import { inBatches } from './wordings.ts';

/** Why a post on record is taken for another. */
export type JoinBasis = 'words' | 'similar' | 'version';

export interface Join {
  readonly copyId: string;
  readonly postId: string;
  readonly basis: JoinBasis;
  /** 0 to 1. */
  readonly similarity: number;
}

/** A post that goes by other names than before, so that its losses and those beside it are told anew. */
export interface Move {
  readonly copyId: string;
  /** Who it is now: itself, where it was taken from another. */
  readonly postId: string;
  /** Unlike that of every other move. */
  readonly stamp: string;
}

export interface StandingJoin extends Join {
  readonly resolvedAt: Date;
}

/** What copies were found to be, and what an operator said they are not. */
export interface JoinsOnRecord {
  readonly standing: ReadonlyMap<string, StandingJoin>;
  isUndone(copyId: string, postId: string): boolean;
}

export async function joinsOf(tx: Tx, copyIds: readonly string[]): Promise<JoinsOnRecord> {
  const standing = new Map<string, StandingJoin>();
  const undone = new Set<string>();
  await inBatches([...new Set(copyIds)], async (ids) => {
    const rows = await tx
      .select()
      .from(postResolutions)
      .where(and(inArray(postResolutions.copyId, ids)));
    for (const { copyId, postId, basis, similarity, resolvedAt, undoneAt } of rows) {
      if (undoneAt !== null) undone.add(`${copyId} ${postId}`);
      else standing.set(copyId, { copyId, postId, basis: basisOf(basis), similarity, resolvedAt });
    }
  });
  return { standing, isUndone: (copyId, postId) => undone.has(`${copyId} ${postId}`) };
}

export function basisOf(basis: string): JoinBasis {
  return basis === 'words' || basis === 'version' ? basis : 'similar';
}

/** Makes a copy without an id the post it was found to be, in place of what it was taken for before. */
export async function joinCopy(tx: Tx, found: Join, aliasKey: string): Promise<Move> {
  const { copyId, postId, basis, similarity } = found;
  const before = await forgetJoin(tx, copyId, postId);
  const [row] = await tx
    .insert(postResolutions)
    .values({ ...found, aliasKey })
    .onConflictDoUpdate({
      target: [postResolutions.copyId, postResolutions.postId],
      set: { basis, similarity },
    })
    .returning({ resolvedAt: postResolutions.resolvedAt });
  await giveName(tx, aliasKey, postId, [copyId, ...before]);
  return { copyId, postId, stamp: `joined to ${postId} at ${row?.resolvedAt.toISOString()}` };
}

/** Makes a copy a post of its own again, since something came that it fits better, or no worse. */
export async function releaseCopy(
  tx: Tx,
  { copyId, postId, resolvedAt }: StandingJoin,
  aliasKey: string,
): Promise<Move> {
  await forgetJoin(tx, copyId, null);
  await giveName(tx, aliasKey, copyId, [postId]);
  return {
    copyId,
    postId: copyId,
    stamp: `apart from ${postId}, joined at ${resolvedAt.toISOString()}`,
  };
}

/** Gives the name of words to a post, with the articles that carry it under that name. */
export async function giveName(
  tx: Tx,
  aliasKey: string,
  postId: string,
  takenFrom: readonly string[],
): Promise<void> {
  await tx
    .update(postAliases)
    .set({ postId })
    .where(and(eq(postAliases.kind, 'unresolved'), eq(postAliases.key, aliasKey)));
  await projectEmbeds(tx, [postId, ...takenFrom]);
}

async function forgetJoin(
  tx: Tx,
  copyId: string,
  butTo: string | null,
): Promise<readonly string[]> {
  const gone = await tx
    .delete(postResolutions)
    .where(
      and(
        eq(postResolutions.copyId, copyId),
        isNull(postResolutions.undoneAt),
        ...(butTo === null ? [] : [ne(postResolutions.postId, butTo)]),
      ),
    )
    .returning({ postId: postResolutions.postId });
  return gone.map(({ postId }) => postId);
}

/**
 * Makes one post a version of another, for good: their platform says so. What it went by, was carried
 * by and was found to be, and what was said not to be it, is the other's from now on.
 */
export async function joinVersion(tx: Tx, versionId: string, postId: string): Promise<Move> {
  await tx.update(postAliases).set({ postId }).where(eq(postAliases.postId, versionId));
  await projectEmbeds(tx, [versionId, postId]);
  await tx.execute(sql`
    update lossledger.posts p set posted_at = least(p.posted_at, v.posted_at)
    from lossledger.posts v where p.post_id = ${postId} and v.post_id = ${versionId}`);
  await tx.execute(sql`
    insert into lossledger.post_sightings (post_id, capture_id)
    select ${postId}, capture_id from lossledger.post_sightings where post_id = ${versionId}
    on conflict do nothing`);
  await tx.execute(sql`
    update lossledger.post_resolutions r set post_id = ${postId}
    where r.post_id = ${versionId} and not exists (
      select from lossledger.post_resolutions o
      where o.copy_id = r.copy_id and o.post_id = ${postId})`);
  await tx.delete(postResolutions).where(eq(postResolutions.postId, versionId));
  const version = { copyId: versionId, postId, basis: 'version', similarity: 1 } as const;
  await tx.insert(postResolutions).values(version).onConflictDoNothing();
  return { copyId: versionId, postId, stamp: `a version of ${postId}` };
}
