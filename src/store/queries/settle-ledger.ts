import { and, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { changesOfPart, type PartChanges } from '../../ledger/changes-of-part.ts';
import { type Proposal, textProposals } from '../../ledger/matching/match-sightings.ts';
import type { Tx } from '../connection.ts';
import { matchEdges } from '../schema/index.ts';
import { type GatheredPart, gatherPart } from './ledger-parts.ts';
import { type Authorship, writeLossChanges } from './losses.ts';
import { readTellingsLike } from './tellings-like.ts';
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
  const edges = await writeEdges(tx, part, settled, new Set([...changed, ...moved.keys()]));
  // A reviewer may keep apart what is two already: then only what is proposed of it changes.
  const reviewed = occasion === null ? [] : settled.heads.values();
  const touched = new Set([
    ...settled.changes.map(({ lossId }) => lossId),
    ...reviewed,
    // Its proposals move with a telling, though neither loss may change by it.
    ...[...moved].flatMap(([id, head]) => [head, part.heads.get(id) ?? head]),
  ]);
  await settleProposals(tx, [...touched], edges);
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

type Edge = typeof matchEdges.$inferInsert;

/** A proposal that came or went. */
interface SettledEdge {
  readonly edge: Edge;
  readonly isGone: boolean;
}

/**
 * What ties decided is decided anew; what words propose, for tellings that changed. Gives the proposals
 * that are new or gone.
 */
async function writeEdges(
  tx: Tx,
  part: GatheredPart,
  settled: PartChanges,
  changed: ReadonlySet<string>,
): Promise<readonly SettledEdge[]> {
  const gone = new Map<string, Edge>();
  const remove = async (ids: string[], among?: SQL): Promise<void> => {
    const removed = await tx
      .delete(matchEdges)
      .where(and(among, touches(ids)))
      .returning();
    for (const edge of removed) gone.set(nameOf(edge), edge);
  };
  await inBatches([...part.origins.keys()], (ids) => remove(ids, ne(matchEdges.rule, 'text')));
  await inBatches([...changed], (ids) => remove(ids));
  const inWords = await proposedByWords(tx, part, settled, changed);
  const rows = new Map(
    [...inWords, ...settled.proposals, ...settled.joins].map(
      ({ a, b, ...edge }): [string, Edge] => {
        const [sightingA, sightingB] = a < b ? [a, b] : [b, a];
        const row = { sightingA, sightingB, ...edge };
        return [nameOf(row), row];
      },
    ),
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
  return [...new Set([...gone.keys(), ...rows.keys()])].flatMap((name): SettledEdge[] => {
    const [before, after] = [gone.get(name), rows.get(name)];
    if (before?.state === after?.state) return [];
    if (after?.state === 'proposed') return [{ edge: after, isGone: false }];
    return before?.state === 'proposed' ? [{ edge: before, isGone: true }] : [];
  });
}

function nameOf({ sightingA, sightingB }: Edge): string {
  return `${sightingA} ${sightingB}`;
}

/** What the fewest items leave out follows what is proposed, and what became of the losses. */
async function settleProposals(
  tx: Tx,
  lossIds: readonly string[],
  edges: readonly SettledEdge[],
): Promise<void> {
  if (lossIds.length === 0 && edges.length === 0) return;
  const names = JSON.stringify(lossIds);
  const ends = JSON.stringify(
    edges.map(({ edge, isGone }) => ({ a: edge.sightingA, b: edge.sightingB, isGone })),
  );
  await tx.execute(sql`
    with touched as materialized (
      select array(select jsonb_array_elements_text(${names}::jsonb)) as losses
    )
    select lossledger.settle_proposals(touched.losses, array(
      select distinct unnest(array[a.loss_id, b.loss_id])
      from jsonb_to_recordset(${ends}::jsonb) as ends (a text, b text, "isGone" boolean)
      cross join lateral (
        select s.loss_id from lossledger.item_sightings s where s.sighting_id = ends.a offset 0
      ) a
      cross join lateral (
        select s.loss_id from lossledger.item_sightings s where s.sighting_id = ends.b offset 0
      ) b
      -- What is new with a loss that changed is found from that loss.
      where ends."isGone" or not touched.losses && array[a.loss_id, b.loss_id]))
    from touched`);
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
  for (const { id, lossId } of like.tellings) {
    if (here.has(id)) continue;
    const ids = elsewhere.get(lossId) ?? [];
    ids.push(id);
    elsewhere.set(lossId, ids);
  }
  const clusters = [...settled.clusters, ...[...elsewhere.values()].map((ids) => ids.sort())];
  return textProposals(tellings, like.candidatesFor, clusters, part.decisions);
}
