import { randomBytes } from 'node:crypto';
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { LossledgerError } from '../../domain/errors.ts';
import type { LossFacts } from '../../domain/loss.ts';
import type { LossChange, PartChanges } from '../../ledger/changes-of-part.ts';
import { sealRevision } from '../../ledger/revision-chain.ts';
import type { Tx } from '../connection.ts';
import { evidence, losses, lossRevisions } from '../schema/index.ts';
import { inBatches } from './wordings.ts';

/** Who changes the ledger, and when. */
export interface Authorship {
  /** Extractor and version. */
  readonly author: string;
  readonly at: Date;
}

/** What a loss is named after: a post, and a place in it. */
export interface LossNaming {
  readonly postId: string;
  readonly originKey: string;
}

/** Writes revisions, and with them the rows they are projected to, and the evidence. */
export async function writeLossChanges(
  tx: Tx,
  written: Pick<PartChanges, 'changes' | 'evidenceAdded' | 'evidenceGone'>,
  namings: ReadonlyMap<string, LossNaming>,
  by: Authorship,
): Promise<void> {
  const named = written.changes.map((change) => {
    const naming = namings.get(change.lossId);
    if (naming !== undefined) return { ...change, ...naming };
    throw new LossledgerError('INVARIANT_BROKEN', `Loss ${change.lossId} is named after nothing.`);
  });
  await writeRevisions(tx, named, by);
  await inBatches(written.evidenceAdded, (links) =>
    tx.insert(evidence).values(links).onConflictDoNothing(),
  );
  const gone = JSON.stringify(written.evidenceGone);
  if (written.evidenceGone.length === 0) return;
  await tx.execute(sql`
    delete from lossledger.evidence e
    using jsonb_to_recordset(${gone}::jsonb) as gone ("lossId" text, "claimId" text)
    where e.loss_id = gone."lossId" and e.claim_id = gone."claimId"`);
}

/** Rows a statement takes, well under Postgres's limit of 65,535 parameters. */
const BATCH = 500;

type NamedChange = LossChange & LossNaming;

async function writeRevisions(
  tx: Tx,
  changes: readonly NamedChange[],
  by: Authorship,
): Promise<void> {
  for (let start = 0; start < changes.length; start += BATCH) {
    const batch = changes.slice(start, start + BATCH);
    await writeProjection(
      tx,
      batch.map((change) => ({ ...change, recordedAt: by.at, updatedAt: by.at })),
    );
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

/** The last revision of a loss, and when it was first and last written. */
export interface Projected extends LossNaming {
  readonly lossId: string;
  readonly revision: number;
  readonly facts: LossFacts;
  readonly recordedAt: Date;
  readonly updatedAt: Date;
}

/** Makes rows of losses what their last revisions say. */
export async function writeProjection(tx: Tx, rows: readonly Projected[]): Promise<void> {
  await tx
    .insert(losses)
    .values(rows.map(projection))
    .onConflictDoUpdate({ target: losses.lossId, set: everyFactFromExcluded() });
}

function projection(change: Projected): typeof losses.$inferInsert {
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
    mergedInto: facts.merged_into ?? null,
    revision: change.revision,
    recordedAt: change.recordedAt,
    updatedAt: change.updatedAt,
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
