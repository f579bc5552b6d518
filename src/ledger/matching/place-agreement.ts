import type { LossFacts } from '../../domain/loss.ts';
import type { WherePrec } from '../../domain/vocabulary.ts';
import type { Agreement } from './agreement.ts';

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;
/** Two names for one field between villages: what reports of one event differ by. */
export const SAME_SPOT_KM = 3;

/**
 * Radius in km that a place of each precision covers where it does not say so itself: the extent of
 * a settlement, its surroundings, a raion, an oblast.
 */
const USUAL_EXTENT_KM: Readonly<Record<WherePrec, number>> = {
  1: 5,
  2: 15,
  3: 40,
  4: 150,
  5: 100,
  6: 700,
  7: 300,
};

export type Placed = Pick<
  LossFacts,
  | 'place_name'
  | 'admin1'
  | 'country'
  | 'place_id'
  | 'latitude'
  | 'longitude'
  | 'where_prec'
  | 'uncertainty_km'
>;

export function placesAgree(a: Placed, b: Placed): Agreement {
  if (a.place_name === null || b.place_name === null) {
    return a.place_name === b.place_name ? 'same' : 'open';
  }
  if (a.place_id !== null && a.place_id === b.place_id) return 'same';
  if (isRegionOf(a, b) || isRegionOf(b, a)) return 'open';
  const apart = kilometresBetween(a, b);
  if (apart !== null) {
    const reach = extentKm(a) + extentKm(b);
    return apart <= SAME_SPOT_KM ? 'same' : apart <= reach ? 'open' : 'contradictory';
  }
  if (a.place_name === b.place_name) return 'open';
  return differ(a.country, b.country) || differ(a.admin1, b.admin1) ? 'contradictory' : 'doubtful';
}

/** Great-circle distance; null where one of them has no coordinates. */
export function kilometresBetween(a: Placed, b: Placed): number | null {
  if (a.latitude === null || a.longitude === null) return null;
  if (b.latitude === null || b.longitude === null) return null;
  const half = (degrees: number) => Math.sin((degrees * RADIANS) / 2) ** 2;
  const chord =
    half(b.latitude - a.latitude) +
    Math.cos(a.latitude * RADIANS) *
      Math.cos(b.latitude * RADIANS) *
      half(b.longitude - a.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, chord)));
}

export function extentKm({ where_prec, uncertainty_km }: Placed): number {
  return uncertainty_km ?? (where_prec === null ? 0 : USUAL_EXTENT_KM[where_prec]);
}

function isRegionOf(region: Placed, place: Placed): boolean {
  if (region.where_prec === 6) return region.country !== null && region.country === place.country;
  return region.where_prec === 4 && region.place_name === place.admin1;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}
