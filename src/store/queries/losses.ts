import { randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { canonicalJson } from '../../domain/digest.ts';
import { lossId, lossOriginKey } from '../../domain/identity.ts';
import type { LossFacts } from '../../domain/loss.ts';
import type { WantedLoss } from '../../ledger/losses-of-post.ts';
import { CHAIN_START, sealRevision } from '../../ledger/revision-chain.ts';
import type { Tx } from '../connection.ts';
import { evidence, losses, lossRevisions } from '../schema/index.ts';

export interface PostLosses {
  readonly postId: string;
  readonly wanted: readonly WantedLoss[];
  /** Extractor and version. */
  readonly author: string;
  readonly at: Date;
}

/** Losses in these states belong to a reviewer; a later reading does not touch them. */
const REVIEWED: readonly string[] = ['confirmed', 'corrected', 'rejected'];

interface Change {
  readonly lossId: string;
  readonly originKey: string;
  readonly revision: number;
  readonly previousChain: string;
  readonly facts: LossFacts;
  readonly reason: string;
}

/**
 * Makes the losses of a post what its claims say: new ones added, changed ones revised, those no
 * longer claimed withdrawn. What is as wanted already gets no revision. Call under `lockPost`.
 */
export async function reconcilePostLosses(tx: Tx, post: PostLosses): Promise<void> {
  const existing = await tx
    .select({
      lossId: losses.lossId,
      originKey: losses.originKey,
      revision: losses.revision,
      reviewState: losses.reviewState,
      facts: lossRevisions.facts,
      chain: lossRevisions.chain,
    })
    .from(losses)
    .innerJoin(
      lossRevisions,
      and(eq(lossRevisions.lossId, losses.lossId), eq(lossRevisions.revision, losses.revision)),
    )
    .where(eq(losses.postId, post.postId));
  const byOrigin = new Map(existing.map((row) => [row.originKey, row]));
  const changes: Change[] = [];
  const carried: { lossId: string; claimId: string }[] = [];

  for (const wanted of post.wanted) {
    const origin = {
      postId: post.postId,
      claimOrdinal: wanted.claimOrdinal,
      itemOrdinal: wanted.itemOrdinal,
    };
    const originKey = lossOriginKey(origin);
    const known = byOrigin.get(originKey);
    byOrigin.delete(originKey);
    const id = known?.lossId ?? lossId(origin);
    carried.push({ lossId: id, claimId: wanted.claimId });
    if (known === undefined) {
      changes.push({
        lossId: id,
        originKey,
        revision: 1,
        previousChain: CHAIN_START,
        facts: wanted.facts,
        reason: 'claimed by a post',
      });
    } else if (
      !REVIEWED.includes(known.reviewState) &&
      canonicalJson(known.facts) !== canonicalJson(wanted.facts)
    ) {
      changes.push({
        lossId: id,
        originKey,
        revision: known.revision + 1,
        previousChain: known.chain,
        facts: wanted.facts,
        reason: 'the post is now read otherwise',
      });
    }
  }
  for (const gone of byOrigin.values()) {
    if (REVIEWED.includes(gone.reviewState) || gone.reviewState === 'withdrawn') continue;
    changes.push({
      lossId: gone.lossId,
      originKey: gone.originKey,
      revision: gone.revision + 1,
      previousChain: gone.chain,
      facts: { ...gone.facts, review_state: 'withdrawn' },
      reason: 'no longer claimed by the post',
    });
  }
  await writeChanges(tx, post, changes);
  await writeEvidence(tx, post.postId, carried);
}

/** Rows a statement takes, well under Postgres's limit of 65,535 parameters. */
const BATCH = 500;

async function writeChanges(tx: Tx, post: PostLosses, changes: readonly Change[]): Promise<void> {
  for (let start = 0; start < changes.length; start += BATCH) {
    const batch = changes.slice(start, start + BATCH);
    await tx
      .insert(losses)
      .values(batch.map((change) => projection(change, post)))
      .onConflictDoUpdate({ target: losses.lossId, set: everyFactFromExcluded() });
    await tx.insert(lossRevisions).values(
      batch.map((change) => {
        const salt = randomBytes(16).toString('hex');
        const link = {
          lossId: change.lossId,
          revision: change.revision,
          author: post.author,
          reason: change.reason,
          facts: change.facts,
          salt,
        };
        const seal = sealRevision(change.previousChain, { ...link, at: post.at.toISOString() });
        return { ...link, ...seal, at: post.at };
      }),
    );
  }
}

function projection(change: Change, post: PostLosses): typeof losses.$inferInsert {
  const { facts } = change;
  return {
    lossId: change.lossId,
    originKey: change.originKey,
    postId: post.postId,
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
    recordedAt: post.at,
    updatedAt: post.at,
  };
}

/** On conflict, take every column from the new row but those that never change. */
function everyFactFromExcluded(): Record<string, ReturnType<typeof sql>> {
  const fixed = new Set(['lossId', 'originKey', 'postId', 'recordedAt']);
  return Object.fromEntries(
    Object.entries(losses)
      .filter(([name, column]) => !fixed.has(name) && isColumn(column))
      .map(([name, column]) => [name, sql.raw(`excluded.${nameOf(column)}`)]),
  );
}

function isColumn(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'columnType' in value && 'name' in value;
}

function nameOf(column: unknown): string {
  if (!isColumn(column)) throw new Error('not a column');
  return column.name;
}

async function writeEvidence(
  tx: Tx,
  postId: string,
  carried: readonly { lossId: string; claimId: string }[],
): Promise<void> {
  const pairs = new Set(carried.map(({ lossId: loss, claimId }) => `${loss} ${claimId}`));
  const held = await tx
    .select({ lossId: evidence.lossId, claimId: evidence.claimId })
    .from(evidence)
    .innerJoin(losses, eq(losses.lossId, evidence.lossId))
    .where(eq(losses.postId, postId));
  for (const row of held) {
    if (pairs.has(`${row.lossId} ${row.claimId}`)) continue;
    await tx
      .delete(evidence)
      .where(and(eq(evidence.lossId, row.lossId), eq(evidence.claimId, row.claimId)));
  }
  if (carried.length > 0)
    await tx
      .insert(evidence)
      .values([...carried])
      .onConflictDoNothing();
}
