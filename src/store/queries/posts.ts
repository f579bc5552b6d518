import { and, asc, desc, eq, inArray, max, sql } from 'drizzle-orm';
import { LossledgerError } from '../../domain/errors.ts';
import type { Witness } from '../../domain/vocabulary.ts';
import type { PostForLedger, Telling } from '../../ledger/losses-of-post.ts';
import { rowToClaim } from '../claim-rows.ts';
import type { Tx } from '../connection.ts';
import {
  claims,
  postAliases,
  postRevisions,
  posts,
  postVersions,
  readings,
} from '../schema/index.ts';
import { postsBeside } from './article-witnesses.ts';
import { bestTime } from './known-names.ts';
import { hiddenAmong } from './takedowns.ts';

const SHORT_LINK_OR_SPACE = '(https?://)?(\\mt\\.co|\\mpic\\.(twitter|x)\\.com)/\\w+|\\s+';

/** Holds the losses of posts for this transaction, so that two recordings follow each other. */
export async function lockPosts(tx: Tx, postIds: readonly string[]): Promise<void> {
  const ids = JSON.stringify([...postIds].sort());
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(id, 1))
    from jsonb_array_elements_text(${ids}::jsonb) with ordinality as wanted (id, n) order by n`);
}

/**
 * Witnesses as the ledger reads them. An article comes with the posts it carries: what they tell,
 * it only tells again.
 */
export async function readPostsForLedger(
  tx: Tx,
  postIds: readonly string[],
  extractor: string,
): Promise<readonly (PostForLedger & { readonly witness: Witness })[]> {
  const beside = await postsBeside(tx, postIds);
  const all = [...new Set([...postIds, ...[...beside.values()].flat()])];
  const tellings = await readTellings(tx, all, extractor);
  const tellingOf = (postId: string): Telling => {
    const telling = tellings.get(postId);
    if (telling !== undefined) return telling;
    throw new LossledgerError('INVARIANT_BROKEN', `Post ${postId} is not on record.`);
  };
  return postIds.map((postId) => ({
    ...tellingOf(postId),
    postId,
    witness: beside.has(postId) ? 'article' : 'post',
    toldBefore: (beside.get(postId) ?? []).map(tellingOf),
  }));
}

/**
 * What each witness claims, as this extractor reads it. One that it has not read yet says what its
 * last reader made of it: a new reading of one document takes nothing back that others tell.
 */
export async function readTellings(
  tx: Tx,
  postIds: readonly string[],
  extractor: string,
): Promise<ReadonlyMap<string, Telling>> {
  const readers = await readersOf(tx, postIds, extractor);
  const told = new Map<string, Telling>();
  for (const [reader, ids] of readers) {
    for (const [id, telling] of await readTellingsBy(tx, ids, reader)) told.set(id, telling);
  }
  return told;
}

/** The witnesses by whose reading of them counts. */
async function readersOf(
  tx: Tx,
  postIds: readonly string[],
  extractor: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .selectDistinct({ postId: postRevisions.postId })
    .from(postRevisions)
    .innerJoin(readings, eq(readings.postRevisionId, postRevisions.postRevisionId))
    .where(and(inArray(postRevisions.postId, [...postIds]), eq(readings.extractor, extractor)));
  const read = new Set(rows.map(({ postId }) => postId));
  const unread = postIds.filter((id) => !read.has(id));
  const readers = new Map(unread.length === 0 ? [] : await byLastExtractor(tx, unread));
  const known = new Set([...readers.values()].flat());
  // What nobody has read, a bare link, is nobody's to tell.
  return readers.set(
    extractor,
    postIds.filter((id) => !known.has(id)),
  );
}

/**
 * The claims of each witness's fullest wording: its latest version where its platform counts them,
 * else the longest text, whichever arrived first, so that the order of arrival leaves no trace.
 */
async function readTellingsBy(
  tx: Tx,
  postIds: readonly string[],
  extractor: string,
): Promise<ReadonlyMap<string, Telling>> {
  const ids = [...postIds];
  const latest = tx
    .select({
      postRevisionId: postVersions.postRevisionId,
      version: max(postVersions.version).as('version'),
    })
    .from(postVersions)
    .where(inArray(postVersions.postId, ids))
    .groupBy(postVersions.postRevisionId)
    .as('latest');
  const fullest = tx
    .selectDistinctOn([postRevisions.postId], {
      postId: postRevisions.postId,
      revision: postRevisions.postRevisionId,
    })
    .from(postRevisions)
    // A wording this extractor has not read says nothing yet, and must not silence one it has.
    .innerJoin(readings, eq(readings.postRevisionId, postRevisions.postRevisionId))
    .leftJoin(latest, eq(latest.postRevisionId, postRevisions.postRevisionId))
    .where(and(inArray(postRevisions.postId, ids), eq(readings.extractor, extractor)))
    .orderBy(
      postRevisions.postId,
      // What the author made of it last counts, where the platform says which that is.
      sql`${latest.version} desc nulls last`,
      // Without what copies of one wording differ in: white space, and links that stand for media.
      desc(sql`length(regexp_replace(${postRevisions.text}, ${SHORT_LINK_OR_SPACE}, '', 'gi'))`),
      asc(postRevisions.textHash),
    )
    .as('fullest');
  const found = await tx
    .select({ postId: posts.postId, postedAt: posts.postedAt, postedOn: posts.postedOn })
    .from(posts)
    .where(inArray(posts.postId, ids));
  const rows = await tx
    .select({ postId: fullest.postId, claim: claims })
    .from(claims)
    .innerJoin(fullest, eq(claims.postRevisionId, fullest.revision))
    .where(eq(claims.extractor, extractor))
    .orderBy(claims.ordinal);
  const named = await tx
    .selectDistinct({ postId: postAliases.postId })
    .from(postAliases)
    .where(inArray(postAliases.postId, ids));
  const hidden = await hiddenAmong(tx, ids);
  // A post that was absorbed by another goes by no name any more, and says nothing of its own; nor does
  // one that was taken down.
  const speaking = new Set(named.map((row) => row.postId).filter((postId) => !hidden.has(postId)));
  return new Map(
    found.map(({ postId, ...post }) => [
      postId,
      {
        postedAt: bestTime(post),
        claims: rows
          .filter((row) => row.postId === postId && speaking.has(postId))
          .map(({ claim }) => ({
            claimId: claim.claimId,
            ordinal: claim.ordinal,
            readAsOf: claim.readAsOf,
            // Where in the text a field was read is no business of the ledger's.
            claim: rowToClaim(claim, []),
          })),
      },
    ]),
  );
}

/** The extractor that read a post last; null where none has. */
export async function lastExtractorOf(tx: Tx, postId: string): Promise<string | null> {
  const [row] = await tx
    .select({ extractor: readings.extractor })
    .from(readings)
    .innerJoin(postRevisions, eq(postRevisions.postRevisionId, readings.postRevisionId))
    .where(eq(postRevisions.postId, postId))
    .orderBy(desc(readings.readAt))
    .limit(1);
  return row?.extractor ?? null;
}

/** Witnesses by the extractor that read them last; those that none has read are in none. */
export async function byLastExtractor(
  tx: Tx,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = JSON.stringify(postIds);
  const { rows } = await tx.execute<{ post_id: string; extractor: string }>(sql`
    select distinct on (r.post_id) r.post_id, d.extractor
    from jsonb_array_elements_text(${ids}::jsonb) wanted (id)
    join lossledger.post_revisions r on r.post_id = wanted.id
    join lossledger.readings d on d.post_revision_id = r.post_revision_id
    order by r.post_id, d.read_at desc, d.extractor`);
  const groups = new Map<string, string[]>();
  for (const { post_id: postId, extractor } of rows) {
    groups.set(extractor, [...(groups.get(extractor) ?? []), postId]);
  }
  return groups;
}
