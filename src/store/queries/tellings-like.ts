import { and, inArray, sql } from 'drizzle-orm';
import type { ItemSighting } from '../../ledger/item-sighting.ts';
import { probeKeys } from '../../ledger/matching/blocking-keys.ts';
import { SAME_SPOT_KM } from '../../ledger/matching/place-agreement.ts';
import { NEWS_DAYS, NEWS_DAYS_ANYWHERE } from '../../ledger/matching/rules.ts';
import { SAME_EVENT_DAYS } from '../../ledger/matching/time-agreement.ts';
import type { Tx } from '../connection.ts';
import { itemSightings } from '../schema/index.ts';
import { sightingOf } from './ledger-sightings.ts';
import { outlineOf } from './telling-outlines.ts';
import { inBatches } from './wordings.ts';

/** A key that more tellings share than anybody could look through finds none of them. */
const MOST_SHARING = 200;
/** What a place kept in single precision may be off by, several times over. */
const ROUNDING_KM = 0.1;

type FoundTelling = ItemSighting & { readonly lossId: string };

export interface TellingsLike {
  /** Every telling of the losses that words may propose. */
  readonly tellings: readonly FoundTelling[];
  /** Of these, those that words may make one with a telling of the same witness as this. */
  candidatesFor(sighting: ItemSighting): readonly FoundTelling[];
}

/** Tellings that words may make one with any of these: they share a key, and nothing in their outlines speaks against it. */
export async function readTellingsLike(
  tx: Tx,
  sightings: readonly ItemSighting[],
): Promise<TellingsLike> {
  const found = await idsLike(tx, sightings);
  const tellings = await readWithTheirLosses(tx, [...new Set([...found.values()].flat())]);
  return {
    tellings: [...tellings.values()],
    candidatesFor: ({ witness }) =>
      (found.get(witness) ?? []).flatMap((id) => tellings.get(id) ?? []),
  };
}

/**
 * The tellings like those of each witness. Everything `judgeText` refuses by family, owner, day or
 * distance is left out here already: read whole, most of what a key finds would be refused.
 */
async function idsLike(
  tx: Tx,
  sightings: readonly ItemSighting[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await tx.execute<{ witness: string; id: string }>(sql`
    with own as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(outlinesOf(sightings))}::jsonb) as own (
        witness text, family text, "lostBy" text, status text, "startedOn" date, "endedOn" date,
        "isPlaced" boolean, "placeId" text, latitude float, longitude float, "reachKm" float)
    ), probes as materialized (
      select witness, key
      from jsonb_to_recordset(${JSON.stringify(keysByWitness(sightings))}::jsonb) as by (witness text, keys jsonb)
      cross join lateral jsonb_array_elements_text(by.keys) as keys (key)
    ), shared as materialized (
      select wanted.key as wanted, sharing.*
      from (select distinct key from probes) wanted
      cross join lateral (
        select few.*, count(*) over () as many from (
          select k.sighting_id, k.family, k.lost_by, k.status, k.started_on, k.ended_on, k.place_id,
            k.latitude, k.longitude, k.reach_km
          from lossledger.sighting_keys k where k.key = wanted.key
          limit ${MOST_SHARING + 1}
        ) few
      ) sharing
      where sharing.many <= ${MOST_SHARING}
    )
    select distinct own.witness, it.sighting_id as id
    from own
    join probes on probes.witness = own.witness
    join shared it on it.wanted = probes.key
    where (it.family = own.family or it.family is null or own.family is null)
      and (it.lost_by = own."lostBy" or it.lost_by is null or own."lostBy" is null)
      and abs(it.ended_on - own."endedOn")
        <= case when own."isPlaced" then ${NEWS_DAYS}::integer else ${NEWS_DAYS_ANYWHERE}::integer end
      and (it.status <> own.status
        or greatest(it.started_on - own."endedOn", own."startedOn" - it.ended_on, 0) <= ${SAME_EVENT_DAYS}::integer)
      and (it.place_id = own."placeId" or it.latitude is null or own.latitude is null
        or 2 * 6371 * asin(sqrt(least(1, sind((it.latitude - own.latitude) / 2) ^ 2
          + cosd(it.latitude) * cosd(own.latitude) * sind((it.longitude - own.longitude) / 2) ^ 2)))
        <= greatest(${SAME_SPOT_KM}::float, it.reach_km + own."reachKm") + ${ROUNDING_KM}::float)`);
  const found = new Map<string, string[]>();
  for (const { witness, id } of rows) {
    const ids = found.get(witness) ?? [];
    ids.push(id);
    found.set(witness, ids);
  }
  return found;
}

/** Once for all that a witness tells alike. */
function outlinesOf(sightings: readonly ItemSighting[]): readonly unknown[] {
  const outlines = new Map(
    sightings.map(({ witness, facts }) => {
      const outline = { witness, isPlaced: facts.place_name !== null, ...outlineOf(facts) };
      return [JSON.stringify(outline), outline];
    }),
  );
  return [...outlines.values()];
}

function keysByWitness(sightings: readonly ItemSighting[]): readonly unknown[] {
  const keysOf = new Map<string, Set<string>>();
  for (const { witness, facts } of sightings) {
    const keys = keysOf.get(witness) ?? new Set();
    for (const key of probeKeys(facts)) keys.add(key);
    keysOf.set(witness, keys);
  }
  return [...keysOf].map(([witness, keys]) => ({ witness, keys: [...keys] }));
}

/** These tellings, and whoever else tells of their losses: a reviewer may have spoken of any of them. */
async function readWithTheirLosses(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FoundTelling>> {
  const lossIds = new Set<string>();
  await inBatches(ids, async (batch) => {
    const rows = await tx
      .select({ lossId: itemSightings.lossId })
      .from(itemSightings)
      .where(inArray(itemSightings.sightingId, batch));
    for (const { lossId } of rows) lossIds.add(lossId);
  });
  const found = new Map<string, FoundTelling>();
  await inBatches([...lossIds], async (batch) => {
    const rows = await tx
      .select()
      .from(itemSightings)
      .where(and(inArray(itemSightings.lossId, batch), itemSightings.isTold));
    for (const row of rows) found.set(row.sightingId, { ...sightingOf(row), lossId: row.lossId });
  });
  return found;
}
