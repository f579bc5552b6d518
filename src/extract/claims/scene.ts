import { areaRank } from '../places/area-rank.ts';
import type { Place } from '../places/place-lexicon.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import { distanceKm } from '../places/points.ts';
import { radiusOf } from '../places/resolve-place.ts';
import type { TokenFacts } from '../places/token-facts.ts';

/** Places side by side, with no loss told between them. */
type Cluster = readonly PlaceMention[];

/**
 * The place of a loss told around the anchor, of those its sentence names: where a word says it was
 * before a mere name, and either before the way to somewhere.
 */
export function chooseByClause(
  here: readonly PlaceMention[],
  anchor: number,
  facts: TokenFacts,
): PlaceMention | null {
  const placed = withoutCountries(
    here.filter(({ relation }) => relation !== null && relation !== 'toward'),
  );
  const named = here.filter(({ relation }) => relation === null);
  const beside = attached(placed, anchor, facts);
  const bare = attached(named, anchor, facts);
  const region = beside?.place ?? bare?.place;
  const aim = region === undefined ? undefined : here.find((it) => isRightBefore(it, region));
  if (aim !== undefined) return aim;
  if (beside === null) return bare?.place ?? attached(here, anchor, facts)?.place ?? null;
  if (bare === null) return beside.place;
  if (beside.isFar && bare.place.start < anchor) return bare.place;
  // "Степове, під Авдіївкою", "Степное (близ Авдеевки)": what it is near only says which one.
  if (saysWhichOne(bare.place, beside.place)) return bare.place;
  const isNarrower = areaRank(bare.place) < areaRank(beside.place);
  return isNarrower && liesWithin(bare.place, beside.place) ? bare.place : beside.place;
}

/** "a push toward Bahatyr, Donetsk Oblast": the region only says where the town is. */
export function isRightBefore(town: PlaceMention, area: PlaceMention): boolean {
  return (
    town.relation === 'toward' &&
    areaRank(town) === 0 &&
    areaRank(area) > 0 &&
    area.relation === null &&
    town.end + 1 === area.start
  );
}

function saysWhichOne(bare: PlaceMention, { phraseStart, relation }: PlaceMention): boolean {
  if (relation !== 'near' || areaRank(bare) > 0) return false;
  const isUnknown = bare.candidates.length === 0;
  return phraseStart === bare.end + 1 || (isUnknown && phraseStart === bare.end);
}

/** "the first one lost in Ukraine: … in Donetsk Oblast": a country says least. */
function withoutCountries(mentions: readonly PlaceMention[]): readonly PlaceMention[] {
  const narrower = mentions.filter(({ candidates }) => candidates[0]?.kind !== 'country');
  return narrower.length > 0 ? narrower : mentions;
}

interface Attached {
  readonly place: PlaceMention;
  /** Another loss is told between it and the anchor. */
  readonly isFar: boolean;
}

function attached(
  mentions: readonly PlaceMention[],
  anchor: number,
  facts: TokenFacts,
): Attached | null {
  const clusters = clustersOf(mentions, facts);
  const before = clusters.findLast(([first]) => first !== undefined && first.start < anchor);
  const after = clusters.find(([first]) => first !== undefined && first.start >= anchor);
  const follows = after !== undefined && followsDirectly(after, anchor, facts);
  const cluster = follows ? after : (before ?? after);
  if (cluster === undefined) return null;
  const place = narrowest(cluster, anchor);
  if (place === null) return null;
  const fronted = areaRank(place) > 0 ? frontedWithin(clusters, place, anchor) : null;
  return { place: fronted ?? place, isFar: cluster === after && !follows };
}

function clustersOf(mentions: readonly PlaceMention[], facts: TokenFacts): readonly Cluster[] {
  const clusters: PlaceMention[][] = [];
  let last: PlaceMention | undefined;
  for (const mention of mentions) {
    const cluster = clusters.at(-1);
    const parts = last === undefined || hasStatus(last.end, mention.phraseStart, facts);
    if (cluster === undefined || parts) clusters.push([mention]);
    else cluster.push(mention);
    last = mention;
  }
  return clusters;
}

function hasStatus(start: number, end: number, facts: TokenFacts): boolean {
  for (let at = start; at < end; at += 1) if (facts.isStatus(at)) return true;
  return false;
}

/** "destroyed by artillery near X"; not "destroyed, and near X …". */
function followsDirectly([first]: Cluster, anchor: number, facts: TokenFacts): boolean {
  if (first === undefined) return false;
  return !hasStatus(anchor, first.phraseStart, facts) && !facts.isListMark(first.phraseStart - 1);
}

function narrowest(cluster: Cluster, anchor: number): PlaceMention | null {
  let best: PlaceMention | null = null;
  for (const mention of cluster) {
    if (best === null || isCloser(mention, best, anchor)) best = mention;
  }
  return best;
}

function isCloser(a: PlaceMention, b: PlaceMention, anchor: number): boolean {
  if (areaRank(a) !== areaRank(b)) return areaRank(a) < areaRank(b);
  return Math.abs(a.start - anchor) < Math.abs(b.start - anchor);
}

/** "Near Kreminna a tank was destroyed in Luhansk Oblast": the town named first is the narrower. */
function frontedWithin(
  clusters: readonly Cluster[],
  area: PlaceMention,
  anchor: number,
): PlaceMention | null {
  return (
    clusters
      .flat()
      .findLast(
        (place) =>
          place.start < anchor && areaRank(place) < areaRank(area) && liesWithin(place, area),
      ) ?? null
  );
}

/** "у Криму … на аеродромі «Бельбек»": Sevastopol is a region of its own and lies in Crimea. */
function isCityWithin(place: Place, area: Place): boolean {
  if (place.admin1 === null || place.admin1.includes(' ')) return false;
  return distanceKm(place, area) <= radiusOf(area);
}

export function liesWithin(narrow: PlaceMention, wide: PlaceMention): boolean {
  const area = wide.candidates[0];
  if (area === undefined) return false;
  return narrow.candidates.some((place) => {
    if (area.kind === 'country') return place.country === area.country;
    if (area.kind === 'oblast') return place.admin1 === area.name || isCityWithin(place, area);
    if (area.kind === 'raion') return place.admin2 === area.name;
    return distanceKm(place, area) <= radiusOf(area);
  });
}
