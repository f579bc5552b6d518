import { and, inArray, ne, or, sql } from 'drizzle-orm';
import { changesOfPart, type PartChanges } from '../../ledger/changes-of-part.ts';
import { type Proposal, textProposals } from '../../ledger/matching/match-sightings.ts';
import type { Tx } from '../connection.ts';
import { matchEdges } from '../schema/index.ts';
import { type GatheredPart, gatherPart } from './ledger-parts.ts';
import { readTellingsLike } from './ledger-sightings.ts';
import { type Authorship, writeLossChanges } from './losses.ts';
import { inBatches } from './wordings.ts';

/**
 * Makes the ledger say of everything tied to these witnesses what its tellings and its reviewers say,
 * and writes the difference. `changed` are tellings whose own facts are new, or that are gone: what is
 * like them in words is looked for again. Call under `lockLedger`.
 */
export async function settleLedger(
  tx: Tx,
  postIds: readonly string[],
  by: Authorship,
  changed: ReadonlySet<string> = new Set(),
  occasion: string | null = null,
): Promise<PartChanges> {
  const part = await gatherPart(tx, postIds);
  const settled = changesOfPart(part, occasion);
  await writeLossChanges(tx, settled, part.origins, by);
  const moved = movedTellings(part.heads, settled.heads);
  await writeHeads(tx, moved);
  await writeEdges(tx, part, settled, new Set([...changed, ...moved.keys()]));
  return settled;
}

/** The losses of tellings that are not of the loss they were recorded of. */
function movedTellings(
  before: GatheredPart['heads'],
  after: PartChanges['heads'],
): ReadonlyMap<string, string> {
  return new Map([...after].filter(([id, head]) => before.get(id) !== head));
}

async function writeHeads(tx: Tx, moved: ReadonlyMap<string, string>): Promise<void> {
  if (moved.size === 0) return;
  const pairs = JSON.stringify([...moved].map(([id, head]) => ({ id, head })));
  await tx.execute(sql`
    update lossledger.item_sightings s set loss_id = moved.head
    from jsonb_to_recordset(${pairs}::jsonb) as moved (id text, head text)
    where s.sighting_id = moved.id and s.loss_id <> moved.head`);
}

/** What ties decided is decided anew; what words propose, for tellings that changed. */
async function writeEdges(
  tx: Tx,
  part: GatheredPart,
  settled: PartChanges,
  changed: ReadonlySet<string>,
): Promise<void> {
  await inBatches([...part.origins.keys()], (ids) =>
    tx.delete(matchEdges).where(and(ne(matchEdges.rule, 'text'), touches(ids))),
  );
  await inBatches([...changed], (ids) => tx.delete(matchEdges).where(touches(ids)));
  const inWords = await proposedByWords(tx, part, settled, changed);
  const rows = new Map(
    [...inWords, ...settled.proposals, ...settled.joins].map(({ a, b, ...edge }) => {
      const [sightingA, sightingB] = a < b ? [a, b] : [b, a];
      return [`${sightingA} ${sightingB}`, { sightingA, sightingB, ...edge }] as const;
    }),
  );
  await inBatches([...rows.values()], (batch) =>
    tx
      .insert(matchEdges)
      .values(batch)
      .onConflictDoUpdate({
        target: [matchEdges.sightingA, matchEdges.sightingB],
        set: {
          rule: sql`excluded.rule`,
          score: sql`excluded.score`,
          state: sql`excluded.state`,
          features: sql`excluded.features`,
        },
      }),
  );
}

function touches(ids: string[]) {
  return or(inArray(matchEdges.sightingA, ids), inArray(matchEdges.sightingB, ids));
}

async function proposedByWords(
  tx: Tx,
  part: GatheredPart,
  settled: PartChanges,
  changed: ReadonlySet<string>,
): Promise<readonly Proposal[]> {
  const tellings = part.sightings.filter(({ id }) => changed.has(id));
  if (tellings.length === 0) return [];
  const like = await readTellingsLike(tx, tellings);
  const here = new Set(settled.clusters.flat());
  const elsewhere = new Map<string, string[]>();
  for (const { id, lossId } of like) {
    if (!here.has(id)) elsewhere.set(lossId, [...(elsewhere.get(lossId) ?? []), id]);
  }
  const clusters = [...settled.clusters, ...[...elsewhere.values()].map((ids) => ids.sort())];
  return textProposals(tellings, like, clusters, part.decisions);
}
