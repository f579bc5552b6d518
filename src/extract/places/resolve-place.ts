import type { ClaimPlace } from '../../domain/claim.ts';
import type { WherePrec } from '../../domain/vocabulary.ts';
import type { Place, PlaceKind } from './place-lexicon.ts';
import type { PlaceMention } from './place-mention.ts';
import { shifted } from './shifted-point.ts';

/** Radius that covers a place of the kind, km, where the data gives none. Source: calibrated on hand-located reports. */
const DEFAULT_RADIUS_KM: Readonly<Record<PlaceKind, number>> = {
  city: 8,
  town: 5,
  village: 3,
  district: 3,
  raion: 30,
  oblast: 110,
  region: 120,
  country: 600,
  airfield: 3,
  island: 3,
  river: 40,
  sea: 300,
  road: 30,
};
/** "Near" reaches beyond the place's own radius by this factor. */
const NEAR_FACTOR = 1.6;
/** "North of X", no distance given: the centre is moved this far, km. */
const DIRECTION_SHIFT_KM = 5;
const DIRECTION_RADIUS_KM = 7;
/** A compass word covers 45 degrees: sideways error as a share of the distance. */
const DIRECTION_SPREAD = 0.4;
/** A front sector or stretch of road around its town, km. */
const LINE_RADIUS_KM = 25;

/** The one place a mention means, given the regions named with it; null when several remain. */
export function choosePlace(
  mention: PlaceMention,
  admin1Evidence: readonly string[],
): Place | null {
  const byAdmin = mention.candidates.filter(
    (place) => place.admin1 !== null && admin1Evidence.includes(place.admin1),
  );
  const candidates = byAdmin.length > 0 ? byAdmin : mention.candidates;
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  if (others.length === 0) return contradicts(first, admin1Evidence) ? null : first;
  const cities = candidates.filter(({ kind }) => kind === 'city');
  const [city, ...otherCities] = cities;
  return city !== undefined && otherCities.length === 0 ? city : null;
}

/** The text names another region for it: a namesake the data does not know. */
function contradicts(place: Place, admin1Evidence: readonly string[]): boolean {
  if (place.admin1 === null || admin1Evidence.length !== 1) return false;
  return !admin1Evidence.includes(place.admin1);
}

/** The place as a claim carries it. */
export function claimPlace(mention: PlaceMention, place: Place): ClaimPlace {
  const located = locate(mention, place);
  return {
    name: place.name,
    admin1: place.kind === 'oblast' ? place.name : place.admin1,
    country: place.country,
    ...located,
    place_id: place.place_id,
    basis: 'text',
  };
}

/** A name that is unknown or means several places: kept as written, nothing guessed. */
export function unresolvedPlace(name: string, admin1: string | null): ClaimPlace {
  return {
    name,
    admin1,
    country: null,
    latitude: null,
    longitude: null,
    where_prec: null,
    uncertainty_km: null,
    place_id: null,
    basis: 'text',
  };
}

interface Located {
  readonly latitude: number;
  readonly longitude: number;
  readonly where_prec: WherePrec;
  readonly uncertainty_km: number | null;
}

function locate(mention: PlaceMention, place: Place): Located {
  const { latitude, longitude } = place;
  const own = place.radius_km ?? DEFAULT_RADIUS_KM[place.kind];
  const around = (where_prec: WherePrec, uncertainty_km: number | null): Located => ({
    latitude,
    longitude,
    where_prec,
    uncertainty_km: uncertainty_km === null ? null : Math.round(uncertainty_km * 10) / 10,
  });
  const area = precisionOfArea(place.kind);
  if (area !== null) return around(area, area <= 5 ? own : null);
  const { relation, kindWord, distanceKm } = mention;
  if (kindWord === 'line' || relation === 'between' || relation === 'toward') {
    return around(5, Math.max(LINE_RADIUS_KM, own));
  }
  if (typeof relation === 'object' && relation !== null) {
    const distance = distanceKm ?? DIRECTION_SHIFT_KM;
    const spread = distanceKm === null ? DIRECTION_RADIUS_KM : distanceKm * DIRECTION_SPREAD + own;
    return { ...around(2, spread), ...shifted(place, relation.bearing, distance) };
  }
  if (distanceKm !== null) return around(2, distanceKm + own);
  if (relation === 'near' || kindWord === 'site') return around(2, own * NEAR_FACTOR);
  return around(1, null);
}

function precisionOfArea(kind: PlaceKind): WherePrec | null {
  switch (kind) {
    case 'raion':
      return 3;
    case 'oblast':
      return 4;
    case 'region':
    case 'river':
    case 'road':
      return 5;
    case 'country':
      return 6;
    case 'sea':
      return 7;
    default:
      return null;
  }
}
