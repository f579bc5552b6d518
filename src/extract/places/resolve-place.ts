import type { ClaimPlace } from '../../domain/claim.ts';
import type { WherePrec } from '../../domain/vocabulary.ts';
import type { Place, PlaceKind } from './place-lexicon.ts';
import { isSettlement } from './place-lexicon.ts';
import type { PlaceMention } from './place-mention.ts';
import { distanceKm, midpoint, type Point, shifted } from './points.ts';

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
/** A cape or spit this small is a place to be at or near, not an area, km. */
const SMALL_AREA_KM = 15;
/** A district or region named after a town that heads none today, km. */
const FORMER_DISTRICT_RADIUS_KM = 30;

/** The place as a claim carries it; `other` is the far end of a stretch. */
export function claimPlace(mention: PlaceMention, place: Place, other: Place | null): ClaimPlace {
  const located = other === null ? locate(mention, place) : stretch(place, other);
  return {
    name: place.name,
    admin1: place.kind === 'oblast' ? place.name : place.admin1,
    country: place.country,
    ...located,
    place_id: place.place_id,
    basis: 'text',
  };
}

/** A name that is unknown or means several places: the name is kept, nothing else guessed. */
export function unresolvedPlace(
  name: string,
  admin1: string | null,
  country: string | null,
): ClaimPlace {
  return {
    name,
    admin1,
    country,
    latitude: null,
    longitude: null,
    where_prec: null,
    uncertainty_km: null,
    place_id: null,
    basis: 'text',
  };
}

interface Located extends Point {
  readonly where_prec: WherePrec;
  readonly uncertainty_km: number | null;
}

function around(point: Point, where_prec: WherePrec, uncertaintyKm: number | null): Located {
  return {
    latitude: point.latitude,
    longitude: point.longitude,
    where_prec,
    uncertainty_km: uncertaintyKm === null ? null : Math.round(uncertaintyKm * 10) / 10,
  };
}

export function radiusOf({ radius_km, kind }: Place): number {
  return radius_km ?? DEFAULT_RADIUS_KM[kind];
}

/** Between two places: the middle, and a radius that reaches past both. */
function stretch(place: Place, other: Place): Located {
  const reach = distanceKm(place, other) / 2 + Math.max(radiusOf(place), radiusOf(other));
  return around(midpoint(place, other), 5, reach);
}

function locate(mention: PlaceMention, place: Place): Located {
  const own = radiusOf(place);
  const area = place.kind === 'region' && own <= SMALL_AREA_KM ? null : precisionOfArea(place.kind);
  if (area !== null) return around(place, area, area <= 5 ? own : null);
  const { relation, kindWord, distance } = mention;
  if (typeof relation === 'object' && relation !== null) {
    // Outside the place itself, however large it is.
    const far = distance?.km ?? Math.max(DIRECTION_SHIFT_KM, own);
    const spread =
      distance === null
        ? Math.max(DIRECTION_RADIUS_KM, own)
        : far * DIRECTION_SPREAD + distance.spreadKm + own;
    return around(shifted(place, relation.bearing, far), 2, spread);
  }
  if (distance !== null) return around(place, 2, distance.km + distance.spreadKm + own);
  const isLine = kindWord === 'front' || kindWord === 'road' || relation === 'between';
  if (isLine || relation === 'toward') return around(place, 5, Math.max(LINE_RADIUS_KM, own));
  if ((kindWord === 'raion' || kindWord === 'oblast') && isSettlement(place)) {
    return around(place, 3, Math.max(FORMER_DISTRICT_RADIUS_KM, own));
  }
  const isBeside = kindWord === 'site' || kindWord === 'area' || kindWord === 'river';
  const isAtSite = kindWord === 'site' && !isSettlement(place) && relation !== 'near';
  if (isAtSite) return around(place, 1, null);
  if (relation === 'near' || isBeside) return around(place, 2, own * NEAR_FACTOR);
  return around(place, 1, null);
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
