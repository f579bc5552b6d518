import { randomBytes } from 'node:crypto';
import { and, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { LossChange, PostChanges, StandingPost } from '../../ledger/changes-of-post.ts';
import { sealRevision } from '../../ledger/revision-chain.ts';
import type { Tx } from '../connection.ts';
import { evidence, losses, lossRevisions } from '../schema/index.ts';

/** What the posts stand behind now, each loss with its last revision. Call under `lockPosts`. */
export async function readStandingLosses(
  tx: Tx,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, StandingPost>> {
  const ids = [...postIds];
  const standing = await tx
    .select({
      postId: losses.postId,
      lossId: losses.lossId,
      originKey: losses.originKey,
      revision: losses.revision,
      facts: lossRevisions.facts,
      chain: lossRevisions.chain,
    })
    .from(losses)
    .innerJoin(
      lossRevisions,
      and(eq(lossRevisions.lossId, losses.lossId), eq(lossRevisions.revision, losses.revision)),
    )
    .where(inArray(losses.postId, ids));
  const held = await tx
    .select({ postId: losses.postId, lossId: evidence.lossId, claimId: evidence.claimId })
    .from(evidence)
    .innerJoin(losses, eq(losses.lossId, evidence.lossId))
    .where(inArray(losses.postId, ids));
  return new Map(
    ids.map((id) => [
      id,
      {
        losses: standing.filter((row) => row.postId === id),
        evidence: held.filter((row) => row.postId === id),
      },
    ]),
  );
}

/** Who changes the ledger, and when. */
export interface Authorship {
  /** Extractor and version. */
  readonly author: string;
  readonly at: Date;
}

/** Writes revisions, and with them the rows they are projected to, and the evidence. */
export async function writeLossChanges(
  tx: Tx,
  posts: readonly PostChanges[],
  by: Authorship,
): Promise<void> {
  await writeRevisions(
    tx,
    posts.flatMap(({ postId, changes }) => changes.map((change) => ({ ...change, postId }))),
    by,
  );
  const added = posts.flatMap((post) => post.evidenceAdded);
  for (let start = 0; start < added.length; start += BATCH) {
    await tx
      .insert(evidence)
      .values(added.slice(start, start + BATCH))
      .onConflictDoNothing();
  }
  for (const link of posts.flatMap((post) => post.evidenceGone)) {
    await tx
      .delete(evidence)
      .where(and(eq(evidence.lossId, link.lossId), eq(evidence.claimId, link.claimId)));
  }
}

/** Rows a statement takes, well under Postgres's limit of 65,535 parameters. */
const BATCH = 500;

type ChangeOfPost = LossChange & { readonly postId: string };

async function writeRevisions(
  tx: Tx,
  changes: readonly ChangeOfPost[],
  by: Authorship,
): Promise<void> {
  for (let start = 0; start < changes.length; start += BATCH) {
    const batch = changes.slice(start, start + BATCH);
    await tx
      .insert(losses)
      .values(batch.map((change) => projection(change, by)))
      .onConflictDoUpdate({ target: losses.lossId, set: everyFactFromExcluded() });
    await tx.insert(lossRevisions).values(
      batch.map((change) => {
        const salt = randomBytes(16).toString('hex');
        const link = {
          lossId: change.lossId,
          revision: change.revision,
          author: by.author,
          reason: change.reason,
          facts: change.facts,
          salt,
        };
        const seal = sealRevision(change.previousChain, { ...link, at: by.at.toISOString() });
        return { ...link, ...seal, at: by.at };
      }),
    );
  }
}

function projection(change: ChangeOfPost, by: Authorship): typeof losses.$inferInsert {
  const { facts } = change;
  return {
    lossId: change.lossId,
    originKey: change.originKey,
    postId: change.postId,
    lostBy: facts.lost_by,
    equipmentCategory: facts.equipment_category,
    model: facts.model,
    modelRaw: facts.model_raw,
    family: facts.family,
    countryOfProduction: facts.country_of_production,
    status: facts.status,
    statusAll: [...facts.status_all],
    tags: [...facts.tags],
    lossDateStart: facts.loss_date_start,
    lossDateEnd: facts.loss_date_end,
    datePrec: facts.date_prec,
    dateBasis: facts.date_basis,
    postedAt: facts.posted_at === null ? null : new Date(facts.posted_at),
    placeName: facts.place_name,
    admin1: facts.admin1,
    admin2: facts.admin2,
    country: facts.country,
    placeId: facts.place_id,
    latitude: facts.latitude,
    longitude: facts.longitude,
    wherePrec: facts.where_prec,
    uncertaintyKm: facts.uncertainty_km,
    locationBasis: facts.location_basis,
    causedBy: facts.caused_by,
    attacker: facts.attacker,
    reviewState: facts.review_state,
    confidence: facts.confidence,
    revision: change.revision,
    recordedAt: by.at,
    updatedAt: by.at,
  };
}

/** On conflict, take every column from the new row but those that never change. */
function everyFactFromExcluded(): Record<string, SQL> {
  const fixed = new Set(['lossId', 'originKey', 'postId', 'recordedAt']);
  return Object.fromEntries(
    Object.entries(getTableColumns(losses))
      .filter(([name]) => !fixed.has(name))
      .map(([name, column]) => [name, sql.raw(`excluded.${column.name}`)]),
  );
}
