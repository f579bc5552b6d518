import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Claim } from '../../domain/claim.ts';
import { canonicalPostText } from '../../extract/text/post-text.ts';
import { type KnownPost, postOfCopy, type ToldWording } from '../../ledger/post-of-copy.ts';
import { rowToClaim } from '../claim-rows.ts';
import type { Tx } from '../connection.ts';
import { claims, postRevisions, posts, readings } from '../schema/index.ts';
import { type JoinsOnRecord, joinCopy, joinsOf, type Move, releaseCopy } from './post-joins.ts';
import { inBatches } from './wordings.ts';

/** An account and a day (YYYY-MM-DD, UTC) of which a document brought something new. */
export interface HandleDay {
  readonly platform: string;
  /** In lower case. */
  readonly handle: string;
  readonly day: string;
}

/**
 * Joins copies without an id to the post of the same account and day whose words are much alike, and
 * takes back joins that no longer hold. What it comes to follows from all that was met of the day, so
 * the order of arrival leaves no trace.
 */
export async function resolveCopies(
  tx: Tx,
  touched: readonly HandleDay[],
  extractor: string,
): Promise<readonly Move[]> {
  const moves: Move[] = [];
  for (const day of touched) {
    const copies = await copiesOf(tx, day);
    if (copies.length === 0) continue;
    const joins = await joinsOf(
      tx,
      copies.map(({ postId }) => postId),
    );
    const known = await knownOf(tx, day);
    const wordings = await wordingsOf(
      tx,
      [...known, ...copies].map(({ postId }) => postId),
      extractor,
    );
    const told = known.map(({ postId }) => ({ postId, wordings: wordings.get(postId) ?? [] }));
    for (const copy of copies) {
      const [wording] = wordings.get(copy.postId) ?? [];
      if (wording === undefined) continue;
      const move = await resolveOne(tx, copy, wording, told, joins);
      if (move !== null) moves.push(move);
    }
  }
  return moves;
}

interface Copy {
  readonly postId: string;
  /** The one name it goes by: account, day and words. */
  readonly aliasKey: string;
}

async function resolveOne(
  tx: Tx,
  { postId: copyId, aliasKey }: Copy,
  wording: ToldWording,
  known: readonly KnownPost[],
  joins: JoinsOnRecord,
): Promise<Move | null> {
  const standing = joins.standing.get(copyId);
  // The very words of a post: nothing that is only like them comes before it.
  if (standing !== undefined && standing.basis !== 'similar') return null;
  const possible = known.filter(({ postId }) => !joins.isUndone(copyId, postId));
  const found = postOfCopy(wording, possible);
  if (found === null) return standing === undefined ? null : releaseCopy(tx, standing, aliasKey);
  if (found.postId === standing?.postId) return null;
  return joinCopy(tx, { copyId, ...found, basis: 'similar' }, aliasKey);
}

const onDay = ({ platform, handle, day }: HandleDay) =>
  and(
    eq(posts.platform, platform),
    sql`lower(${posts.handle}) = ${handle}`,
    sql`coalesce((${posts.postedAt} at time zone 'UTC')::date, ${posts.postedOn}) = ${day}::date`,
  );

/** Copies without an id, whether they go by their own name or are taken for another now. */
async function copiesOf(tx: Tx, day: HandleDay): Promise<readonly Copy[]> {
  const rows = await tx
    .select({
      postId: posts.postId,
      aliasKey: sql<string | null>`coalesce(
        (select r.alias_key from lossledger.post_resolutions r
          where r.copy_id = posts.post_id and r.undone_at is null limit 1),
        (select a.key from lossledger.post_aliases a
          where a.post_id = posts.post_id and a.kind = 'unresolved' limit 1))`,
    })
    .from(posts)
    .where(and(onDay(day), isNull(posts.nativeId)))
    .orderBy(posts.postId);
  return rows.flatMap(({ postId, aliasKey }) => (aliasKey === null ? [] : [{ postId, aliasKey }]));
}

/** Posts with an id; those that turned out to be versions of another go by no name any more. */
async function knownOf(tx: Tx, day: HandleDay): Promise<readonly { readonly postId: string }[]> {
  return tx
    .select({ postId: posts.postId })
    .from(posts)
    .where(
      and(
        onDay(day),
        sql`${posts.nativeId} is not null`,
        sql`exists (select from lossledger.post_aliases a where a.post_id = posts.post_id)`,
      ),
    )
    .orderBy(posts.postId);
}

/** What each post was worded like, and what was read in that: by this extractor, else by the last one. */
async function wordingsOf(
  tx: Tx,
  postIds: readonly string[],
  extractor: string,
): Promise<ReadonlyMap<string, readonly ToldWording[]>> {
  const found = new Map<string, ToldWording[]>();
  await inBatches(postIds, async (ids) => {
    const read = tx
      .selectDistinctOn([readings.postRevisionId], {
        postRevisionId: readings.postRevisionId,
        extractor: readings.extractor,
      })
      .from(readings)
      .innerJoin(postRevisions, eq(postRevisions.postRevisionId, readings.postRevisionId))
      .where(inArray(postRevisions.postId, ids))
      .orderBy(
        readings.postRevisionId,
        sql`(${readings.extractor} = ${extractor}) desc`,
        sql`${readings.readAt} desc`,
      )
      .as('read');
    const rows = await tx
      .select({
        postId: postRevisions.postId,
        revision: postRevisions.postRevisionId,
        text: postRevisions.text,
        claim: claims,
      })
      .from(postRevisions)
      .leftJoin(read, eq(read.postRevisionId, postRevisions.postRevisionId))
      .leftJoin(
        claims,
        and(
          eq(claims.postRevisionId, postRevisions.postRevisionId),
          eq(claims.extractor, read.extractor),
        ),
      )
      .where(inArray(postRevisions.postId, ids))
      .orderBy(postRevisions.postId, postRevisions.postRevisionId, claims.ordinal);
    const byRevision = new Map<string, { text: string; claims: Claim[] }>();
    for (const { postId, revision, text, claim } of rows) {
      const wording = byRevision.get(revision) ?? { text: canonicalPostText(text), claims: [] };
      if (claim !== null) wording.claims.push(rowToClaim(claim, []));
      if (byRevision.has(revision)) continue;
      byRevision.set(revision, wording);
      found.set(postId, [...(found.get(postId) ?? []), wording]);
    }
  });
  return found;
}
