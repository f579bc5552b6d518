import { inArray, sql } from 'drizzle-orm';
import type { ItemSighting } from '../../ledger/item-sighting.ts';
import { blockingKeys } from '../../ledger/matching/blocking-keys.ts';
import type { SightingsOfPost, StandingSighting } from '../../ledger/sightings-of-post.ts';
import type { Tx } from '../connection.ts';
import { itemSightings, sightingKeys } from '../schema/index.ts';
import { outlineOf } from './telling-outlines.ts';
import { inBatches } from './wordings.ts';

/** Everything the posts ever told of, by post. */
export async function readStandingSightings(
  tx: Tx,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StandingSighting[]>> {
  const rows = await tx
    .select({
      id: itemSightings.sightingId,
      postId: itemSightings.postId,
      originKey: itemSightings.originKey,
      facts: itemSightings.facts,
      isTold: itemSightings.isTold,
    })
    .from(itemSightings)
    .where(inArray(itemSightings.postId, [...postIds]));
  const standing = new Map<string, StandingSighting[]>();
  for (const { postId, ...sighting } of rows) {
    standing.set(postId, [...(standing.get(postId) ?? []), sighting]);
  }
  return standing;
}

/**
 * Puts on record what posts tell of now, and what they tell of no more. `changed` are those that are
 * new, say something else, or are gone: what they are found by changes with them.
 */
export async function writeSightings(
  tx: Tx,
  posts: readonly SightingsOfPost[],
  changed: ReadonlySet<string>,
): Promise<void> {
  const told = posts.flatMap((post) => post.told);
  await inBatches(told, (batch) =>
    tx
      .insert(itemSightings)
      .values(batch.map(rowOf))
      .onConflictDoUpdate({
        target: itemSightings.sightingId,
        set: {
          claimId: sql`excluded.claim_id`,
          claimOrdinal: sql`excluded.claim_ordinal`,
          itemOrdinal: sql`excluded.item_ordinal`,
          facts: sql`excluded.facts`,
          isTold: sql`excluded.is_told`,
        },
        // Most are told again as they were, and a row that is not touched costs nothing.
        setWhere: sql`(${itemSightings.claimId}, ${itemSightings.claimOrdinal}, ${itemSightings.itemOrdinal}, ${itemSightings.isTold}, ${itemSightings.facts})
          is distinct from (excluded.claim_id, excluded.claim_ordinal, excluded.item_ordinal, excluded.is_told, excluded.facts)`,
      }),
  );
  await inBatches(
    posts.flatMap((post) => post.gone),
    (ids) =>
      tx.update(itemSightings).set({ isTold: false }).where(inArray(itemSightings.sightingId, ids)),
  );
  await inBatches([...changed], (ids) =>
    tx.delete(sightingKeys).where(inArray(sightingKeys.sightingId, ids)),
  );
  const keys = told
    .filter(({ id }) => changed.has(id))
    .flatMap(({ id, facts }) => {
      const outline = outlineOf(facts);
      return blockingKeys(facts).map((key) => ({ key, sightingId: id, ...outline }));
    });
  await inBatches(keys, (batch) => tx.insert(sightingKeys).values(batch).onConflictDoNothing());
}

function rowOf(sighting: ItemSighting): typeof itemSightings.$inferInsert {
  const { id, witness, ...told } = sighting;
  // Until it is found to be of another.
  return { ...told, sightingId: id, postId: witness, isTold: true, lossId: id };
}

export function sightingOf(row: typeof itemSightings.$inferSelect): ItemSighting {
  const { sightingId, postId, originKey, claimId, claimOrdinal, itemOrdinal, facts } = row;
  return { id: sightingId, witness: postId, originKey, claimId, claimOrdinal, itemOrdinal, facts };
}
