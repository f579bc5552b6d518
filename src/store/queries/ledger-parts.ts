import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { EvidenceLink, LedgerPart, StandingLoss } from '../../ledger/changes-of-part.ts';
import type { Decision } from '../../ledger/decisions.ts';
import type { WitnessTies } from '../../ledger/item-sighting.ts';
import type { Tx } from '../connection.ts';
import {
  evidence,
  itemSightings,
  losses,
  lossRevisions,
  posts,
  reviewDecisions,
} from '../schema/index.ts';
import { sightingOf } from './ledger-sightings.ts';
import { decisionOf } from './review-decisions.ts';
import { hiddenAmong } from './takedowns.ts';
import { readTies } from './witness-ties.ts';
import { inBatches } from './wordings.ts';

/** Spells "PART": while one transaction settles a part of the ledger, none settles another. */
const SETTLING_LOCK = 0x50415254;

/** Lets one transaction at a time settle the ledger. What it reads afterwards is what stands. */
export async function lockLedger(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${SETTLING_LOCK})`);
}

export interface GatheredPart extends LedgerPart {
  /** The witness of each telling, of those that are gone too. */
  readonly origins: ReadonlyMap<string, { readonly postId: string; readonly originKey: string }>;
}

type SightingRow = typeof itemSightings.$inferSelect;

/**
 * Everything that markers, pictures, decisions or a common loss tie to the witnesses, directly or
 * through others. Call under `lockLedger`.
 */
export async function gatherPart(tx: Tx, postIds: readonly string[]): Promise<GatheredPart> {
  const ties = new Map<string, WitnessTies>();
  const rows = new Map<string, SightingRow>();
  const decisions = new Map<number, Decision>();
  const known = new Set<string>();
  let left: readonly string[] = postIds;
  while (left.length > 0) {
    for (const id of left) known.add(id);
    const tied = await readTies(tx, left);
    for (const tie of tied.ties) ties.set(tie.witness, tie);
    const told = await readSightings(tx, left);
    for (const row of told) rows.set(row.sightingId, row);
    const decided = await readDecisions(tx, told);
    for (const decision of decided) decisions.set(decision.seq, decision);
    const found = new Set([...tied.neighbours, ...(await tellersOf(tx, told, decided))]);
    left = [...found].filter((id) => !known.has(id));
  }
  const lossIds = [...new Set([...rows.values()].flatMap((row) => [row.sightingId, row.lossId]))];
  const standing = await readStanding(tx, lossIds);
  const all = [...rows.values()];
  const hidden = await hiddenAmong(tx, [...known]);
  const toldByHidden = all.filter(({ postId }) => hidden.has(postId));
  return {
    sightings: all.filter(({ isTold }) => isTold).map(sightingOf),
    witnesses: [...ties.values()],
    decisions: [...decisions.values()],
    // One that was never recorded is of no loss yet.
    heads: new Map(
      all.filter(({ lossId }) => standing.has(lossId)).map((row) => [row.sightingId, row.lossId]),
    ),
    standing,
    evidence: await readEvidence(tx, [...standing.keys()]),
    toldByHidden: new Set(toldByHidden.flatMap((row) => [row.sightingId, row.lossId])),
    origins: new Map(
      all.map(({ sightingId, postId, originKey }) => [sightingId, { postId, originKey }]),
    ),
  };
}

async function readSightings(tx: Tx, postIds: readonly string[]): Promise<readonly SightingRow[]> {
  const found: SightingRow[] = [];
  await inBatches(postIds, async (ids) => {
    found.push(
      ...(await tx.select().from(itemSightings).where(inArray(itemSightings.postId, ids))),
    );
  });
  return found;
}

async function readDecisions(
  tx: Tx,
  sightings: readonly SightingRow[],
): Promise<readonly Decision[]> {
  const names = [...new Set(sightings.flatMap((row) => [row.sightingId, row.lossId]))];
  const found: Decision[] = [];
  await inBatches(names, async (ids) => {
    const rows = await tx
      .select()
      .from(reviewDecisions)
      .where(
        or(
          inArray(reviewDecisions.sightingA, ids),
          inArray(reviewDecisions.sightingB, ids),
          inArray(reviewDecisions.lossId, ids),
        ),
      )
      .orderBy(asc(reviewDecisions.decisionId));
    found.push(...rows.map(decisionOf));
  });
  return found;
}

/** Who else tells of the losses of these tellings, or of what a reviewer made one with them. */
async function tellersOf(
  tx: Tx,
  sightings: readonly SightingRow[],
  decisions: readonly Decision[],
): Promise<readonly string[]> {
  const names = new Set(sightings.flatMap((row) => [row.sightingId, row.lossId]));
  for (const decision of decisions) {
    if (decision.kind === 'same') names.add(decision.a).add(decision.b);
  }
  const found = new Set<string>();
  await inBatches([...names], async (ids) => {
    const rows = await tx
      .selectDistinct({ postId: itemSightings.postId })
      .from(itemSightings)
      .where(or(inArray(itemSightings.lossId, ids), inArray(itemSightings.sightingId, ids)));
    for (const { postId } of rows) found.add(postId);
  });
  return [...found];
}

async function readStanding(
  tx: Tx,
  lossIds: readonly string[],
): Promise<ReadonlyMap<string, StandingLoss>> {
  const standing = new Map<string, StandingLoss>();
  await inBatches(lossIds, async (ids) => {
    const rows = await tx
      .select({
        lossId: losses.lossId,
        articleId: posts.articleId,
        revision: losses.revision,
        facts: lossRevisions.facts,
        chain: lossRevisions.chain,
      })
      .from(losses)
      .innerJoin(
        lossRevisions,
        and(eq(lossRevisions.lossId, losses.lossId), eq(lossRevisions.revision, losses.revision)),
      )
      .leftJoin(posts, eq(posts.postId, losses.postId))
      .where(inArray(losses.lossId, ids));
    for (const { articleId, ...loss } of rows) {
      standing.set(loss.lossId, { ...loss, kind: articleId === null ? 'post' : 'article' });
    }
  });
  return standing;
}

async function readEvidence(tx: Tx, lossIds: readonly string[]): Promise<readonly EvidenceLink[]> {
  const links: EvidenceLink[] = [];
  await inBatches(lossIds, async (ids) => {
    links.push(...(await tx.select().from(evidence).where(inArray(evidence.lossId, ids))));
  });
  return links;
}
