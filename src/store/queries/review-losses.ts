import { eq, sql } from 'drizzle-orm';
import { LossledgerError } from '../../domain/errors.ts';
import type { PartChanges } from '../../ledger/changes-of-part.ts';
import {
  CORRECTABLE,
  type Correction,
  type LossAtHand,
  type LossDecision,
  mergeOf,
  splitOf,
} from '../../ledger/decisions.ts';
import { splitOffWith } from '../../ledger/natural-parts.ts';
import type { Tx } from '../connection.ts';
import { itemSightings, losses, lossRevisions } from '../schema/index.ts';
import { gatherPart, lockLedger } from './ledger-parts.ts';
import { type NewDecision, type Reviewing, writeDecisions } from './review-decisions.ts';
import { settleLedger } from './settle-ledger.ts';

interface ReviewedLoss extends LossAtHand {
  readonly revision: number;
  readonly facts: (typeof lossRevisions.$inferSelect)['facts'];
  /** All who tell of it, or told. */
  readonly posts: readonly string[];
}

/** Makes one loss of two, under the id of the first. */
export async function mergeLosses(
  tx: Tx,
  kept: string,
  absorbed: string,
  by: Reviewing,
  options: { readonly overrule?: boolean } = {},
): Promise<PartChanges> {
  await lockLedger(tx);
  const [one, other] = [await atHand(tx, kept, by.seenRevision), await atHand(tx, absorbed, null)];
  const part = await gatherPart(tx, [...one.posts, ...other.posts]);
  return decide(
    tx,
    mergeOf(one, other, part.decisions, options),
    [...one.posts, ...other.posts],
    by,
  );
}

/** Parts tellings, and what was joined to them by itself, from the rest of their loss. */
export async function splitLoss(
  tx: Tx,
  lossId: string,
  off: readonly string[],
  by: Reviewing,
): Promise<PartChanges> {
  await lockLedger(tx);
  const loss = await atHand(tx, lossId, by.seenRevision);
  const part = await gatherPart(tx, loss.posts);
  return decide(tx, splitOf(loss, splitOffWith(part, loss, off)), loss.posts, by);
}

/** Says that two losses are two, so that nothing makes them one or proposes it. */
export async function keepApart(
  tx: Tx,
  lossId: string,
  otherId: string,
  by: Reviewing,
): Promise<PartChanges> {
  await lockLedger(tx);
  const [one, other] = [await atHand(tx, lossId, by.seenRevision), await atHand(tx, otherId, null)];
  if (one.lossId === other.lossId) {
    throw new LossledgerError('DECISION_REFUSED', `${one.lossId} is one loss: split it.`);
  }
  const pairs = one.members.flatMap((a) =>
    other.members.map((b) => ({ kind: 'different' as const, a, b })),
  );
  return decide(tx, pairs, [...one.posts, ...other.posts], by);
}

/** Says of one loss that it holds, what of it does not, that it is none, or that it is taken back. */
export async function judgeLoss(
  tx: Tx,
  lossId: string,
  kind: LossDecision['kind'],
  fields: Correction,
  by: Reviewing,
): Promise<PartChanges> {
  await lockLedger(tx);
  const loss = await atHand(tx, lossId, by.seenRevision);
  const held = kind === 'confirmed' ? { ...standingFields(loss), ...fields } : fields;
  const decision: NewDecision = { kind, loss: loss.lossId, fields: held, reason: by.reason };
  return decide(tx, [decision], loss.posts, by);
}

/** What a reviewer who confirms a loss has looked at. */
function standingFields({ facts }: ReviewedLoss): Correction {
  return Object.fromEntries(CORRECTABLE.map((field) => [field, facts[field] ?? null]));
}

async function decide(
  tx: Tx,
  decisions: readonly NewDecision[],
  posts: readonly string[],
  by: Reviewing,
): Promise<PartChanges> {
  await writeDecisions(tx, decisions, by);
  const author = `reviewer ${by.reviewer}`;
  return settleLedger(tx, posts, { author, at: by.at }, new Set(), by.reason);
}

/** The loss that an id leads to, as it stands. */
async function atHand(tx: Tx, lossId: string, seenRevision: number | null): Promise<ReviewedLoss> {
  const { rows } = await tx.execute<{ loss_id: string }>(sql`
    with recursive led (loss_id, merged_into) as (
      select loss_id, merged_into from lossledger.losses where loss_id = ${lossId}
      union all
      select l.loss_id, l.merged_into from led join lossledger.losses l on l.loss_id = led.merged_into
    )
    select loss_id from led where merged_into is null`);
  const head = rows[0]?.loss_id;
  if (head === undefined) {
    throw new LossledgerError('NOT_FOUND', `No loss is called ${lossId}.`);
  }
  const [standing] = await tx
    .select({ revision: losses.revision, facts: lossRevisions.facts })
    .from(losses)
    .innerJoin(
      lossRevisions,
      sql`${lossRevisions.lossId} = ${losses.lossId} and ${lossRevisions.revision} = ${losses.revision}`,
    )
    .where(eq(losses.lossId, head));
  if (standing === undefined) {
    throw new LossledgerError('INVARIANT_BROKEN', `${head} has no revision.`);
  }
  await refuseTakenDown(tx, head, standing.facts.review_state);
  if (seenRevision !== null && seenRevision !== standing.revision) {
    throw new LossledgerError(
      'DECISION_OUTDATED',
      `${head} is at revision ${standing.revision}, and you looked at ${seenRevision}.`,
    );
  }
  const told = await tx
    .select({ id: itemSightings.sightingId, postId: itemSightings.postId })
    .from(itemSightings)
    .where(eq(itemSightings.lossId, head));
  const naming = await tx
    .select({ postId: losses.postId })
    .from(losses)
    .where(eq(losses.lossId, head));
  return {
    lossId: head,
    ...standing,
    members: told.map(({ id }) => id).sort(),
    posts: [...new Set([...told, ...naming].map(({ postId }) => postId))],
  };
}

/** What was taken down is nobody's to confirm, correct or merge: it is let back first. */
async function refuseTakenDown(
  tx: Tx,
  lossId: string,
  state: ReviewedLoss['facts']['review_state'],
): Promise<void> {
  if (state !== 'withdrawn') return;
  const { rows } = await tx.execute<{ takedown_id: string; reason: string }>(sql`
    select t.takedown_id::text, t.reason
    from lossledger.losses_told_by_hidden told
    join lossledger.takedowns t using (takedown_id)
    where told.loss_id = ${lossId} order by t.takedown_id limit 1`);
  const [takedown] = rows;
  if (takedown === undefined) return;
  throw new LossledgerError(
    'DECISION_REFUSED',
    `${lossId} was taken down (takedown ${takedown.takedown_id}: ${takedown.reason}).`,
  );
}
