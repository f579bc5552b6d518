import type { ClaimPlace } from '../../domain/claim.ts';
import type { Place } from './place-lexicon.ts';
import type { Point } from './points.ts';

/** Coordinates written in the text, over tokens [start, end). */
export interface StatedPlace extends Point {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** Half the size of a coarse grid square, km; 0 for an exact point. */
  readonly spreadKm: number;
}

/** A stated point as a claim carries it, under the name of the place it lies at where one is told. */
export function statedPlace(point: StatedPlace, named: Place | null): ClaimPlace {
  const isExact = point.spreadKm === 0;
  return {
    name: named?.name ?? point.written,
    admin1: named?.kind === 'oblast' ? named.name : (named?.admin1 ?? null),
    country: named?.country ?? null,
    latitude: point.latitude,
    longitude: point.longitude,
    where_prec: isExact ? 1 : 2,
    uncertainty_km: isExact ? null : Math.round(point.spreadKm * 10) / 10,
    place_id: named?.place_id ?? null,
    basis: 'text',
  };
}
