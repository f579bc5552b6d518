import type { SettlementClass } from './kind-words.ts';
import { isSettlement, type Place } from './place-lexicon.ts';
import type { PlaceMention } from './place-mention.ts';
import { distanceKm, type Point } from './points.ts';

/** What a text says of where a name belongs. */
export interface Evidence {
  /** The region named beside it: binding. */
  readonly region: Place | null;
  readonly raion: Place | null;
  readonly country: string | null;
  /** The only region the text names elsewhere: a hint between namesakes. */
  readonly likelyRegion: Place | null;
  /** Places named around it whose names mean one place. */
  readonly neighbours: readonly Point[];
}

export const NO_EVIDENCE: Evidence = {
  region: null,
  raion: null,
  country: null,
  likelyRegion: null,
  neighbours: [],
};

/** The one place a mention means; null when several remain, or none fits what is said of it. */
export function choosePlace(mention: PlaceMention, evidence: Evidence): Place | null {
  const stated = fittingStated(mention.candidates, evidence);
  const sized = ofClass(stated, mention.settlementClass);
  const [first, ...others] = sized;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const { likelyRegion } = evidence;
  const likely = likelyRegion === null ? [] : sized.filter((place) => liesIn(place, likelyRegion));
  if (likely.length === 1) return likely[0] ?? null;
  const pool = likely.length > 0 ? likely : sized;
  return onlyCity(pool) ?? nearestTo(evidence.neighbours, pool);
}

function fittingStated(places: readonly Place[], evidence: Evidence): readonly Place[] {
  const { region, raion, country } = evidence;
  return places.filter((place) => {
    if (region !== null && !liesIn(place, region)) return false;
    if (raion !== null && isSettlement(place) && !liesInRaion(place, raion)) return false;
    return country === null || place.country === null || place.country === country;
  });
}

/** Seas and places of no region contradict none. */
function liesIn(place: Place, region: Place): boolean {
  if (place.admin1 === null) return !isSettlement(place) || place.name === region.name;
  return place.admin1 === region.name;
}

function liesInRaion(place: Place, raion: Place): boolean {
  return place.admin2 === null || place.admin2 === raion.name;
}

/** "The village of Lyman" is not the town; a word of size says nothing where it fits none. */
function ofClass(places: readonly Place[], size: SettlementClass | null): readonly Place[] {
  if (size === null) return places;
  const fitting = places.filter(({ kind }) =>
    size === 'city' ? kind === 'city' : kind !== 'city',
  );
  return fitting.length > 0 ? fitting : places;
}

/** A city is meant before the hamlets of its name; of two cities, the one its region is called after. */
function onlyCity(places: readonly Place[]): Place | null {
  const cities = places.filter(({ kind }) => kind === 'city');
  const [city, ...others] = cities;
  if (city === undefined) return null;
  if (others.length === 0) return city;
  const capitals = cities.filter(({ name, admin1 }) => admin1?.startsWith(`${name} `) === true);
  return capitals.length === 1 ? (capitals[0] ?? null) : null;
}

/** Places told of together lie within this distance, km. */
const TOGETHER_KM = 40;
/** The next namesake must be this many times as far. */
const CLEARLY_FARTHER = 2.5;

function nearestTo(neighbours: readonly Point[], places: readonly Place[]): Place | null {
  if (neighbours.length === 0) return null;
  const ranked = places
    .map((place) => ({
      place,
      km: Math.min(...neighbours.map((neighbour) => distanceKm(place, neighbour))),
    }))
    .sort((a, b) => a.km - b.km);
  const [nearest, next] = ranked;
  if (nearest === undefined || nearest.km > TOGETHER_KM) return null;
  const isClear =
    next === undefined || next.km > Math.max(TOGETHER_KM, nearest.km * CLEARLY_FARTHER);
  return isClear ? nearest.place : null;
}
