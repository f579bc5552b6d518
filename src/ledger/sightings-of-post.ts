import { canonicalJson } from '../domain/digest.ts';
import { type LossOrigin, lossId, lossOriginKey } from '../domain/identity.ts';
import type { LossFacts } from '../domain/loss.ts';
import { byText, type ItemSighting } from './item-sighting.ts';
import type { WantedLoss } from './losses-of-post.ts';

/** A telling as it was last recorded; the witness may have taken it back since. */
export interface StandingSighting {
  readonly id: string;
  readonly originKey: string;
  readonly facts: LossFacts;
  /** False once the witness told of it no more. */
  readonly isTold: boolean;
}

export interface SightingsOfPost {
  /** What the witness tells now. */
  readonly told: readonly ItemSighting[];
  /** Ids of what it told once and tells no more. */
  readonly gone: readonly string[];
}

/**
 * The tellings of a witness under the ids they had before: claims are matched to them by what they
 * say was lost, wherever in the text they now stand, so that a better reading makes no new item.
 */
export function sightingsOfPost(
  postId: string,
  standing: readonly StandingSighting[],
  wanted: readonly WantedLoss[],
): SightingsOfPost {
  const left = new Map(
    [...standing]
      .sort((a, b) => byText(a.originKey, b.originKey))
      .map((sighting) => [sighting.originKey, sighting]),
  );
  const matches = matchItems(postId, left, wanted);
  const taken = new Set(standing.map(({ originKey }) => originKey));
  const told = wanted.map((item): ItemSighting => {
    const { facts, claimId, claimOrdinal, itemOrdinal } = item;
    const place = { witness: postId, claimId, claimOrdinal, itemOrdinal, facts };
    const known = matches.get(item);
    if (known !== undefined) return { ...place, id: known.id, originKey: known.originKey };
    const origin = freeOrigin(postId, item, taken);
    taken.add(lossOriginKey(origin));
    return { ...place, id: lossId(origin), originKey: lossOriginKey(origin) };
  });
  return { told, gone: [...left.values()].map(({ id }) => id) };
}

/** Ids of tellings that are new, say something else than before, or are gone. */
export function changedTellings(
  standing: ReadonlyMap<string, readonly StandingSighting[]>,
  posts: readonly SightingsOfPost[],
): ReadonlySet<string> {
  const before = new Map(
    [...standing.values()]
      .flat()
      .filter(({ isTold }) => isTold)
      .map(({ id, facts }) => [id, canonicalJson(facts)]),
  );
  const told = posts.flatMap((post) => post.told);
  const changed = told.filter(({ id, facts }) => before.get(id) !== canonicalJson(facts));
  const gone = posts.flatMap((post) => post.gone).filter((id) => before.has(id));
  return new Set([...changed.map(({ id }) => id), ...gone]);
}

/**
 * Which standing telling each wanted one is, taken out of `left`: the same item at the same place of
 * the text first, then the same item anywhere, then what stands at the same place and is of the
 * same kind, as after a better reading of its model.
 */
function matchItems(
  postId: string,
  left: Map<string, StandingSighting>,
  wanted: readonly WantedLoss[],
): ReadonlyMap<WantedLoss, StandingSighting> {
  const matches = new Map<WantedLoss, StandingSighting>();
  const here = (item: WantedLoss): StandingSighting | undefined =>
    left.get(lossOriginKey({ postId, ...item }));
  const passes: ((item: WantedLoss) => StandingSighting | undefined)[] = [
    (item) => [here(item)].find((known) => known !== undefined && isSameItem(known, item)),
    (item) => [...left.values()].find((known) => isSameItem(known, item)),
    (item) =>
      [here(item)].find(
        (known) => known?.facts.equipment_category === item.facts.equipment_category,
      ),
  ];
  for (const findMatch of passes) {
    for (const item of wanted) {
      if (matches.has(item)) continue;
      const found = findMatch(item);
      if (found === undefined) continue;
      matches.set(item, found);
      left.delete(found.originKey);
    }
  }
  return matches;
}

function isSameItem({ facts }: StandingSighting, wanted: WantedLoss): boolean {
  return (
    facts.equipment_category === wanted.facts.equipment_category &&
    facts.model === wanted.facts.model &&
    facts.lost_by === wanted.facts.lost_by
  );
}

/** The place in the text a new telling is named after; the next one where another has that name. */
function freeOrigin(
  postId: string,
  { claimOrdinal, itemOrdinal }: WantedLoss,
  taken: ReadonlySet<string>,
): LossOrigin {
  let origin: LossOrigin = { postId, claimOrdinal, itemOrdinal };
  while (taken.has(lossOriginKey(origin))) {
    origin = { ...origin, itemOrdinal: origin.itemOrdinal + 1 };
  }
  return origin;
}
