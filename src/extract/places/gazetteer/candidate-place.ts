import type { Place } from '../place-lexicon.ts';
import type { Point } from '../points.ts';
import type { SectionPlace } from './section-index.ts';

/** Null where the register gives no point. */
export function pointOf({ latitude, longitude }: SectionPlace): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/**
 * A gazetteer's place as the hand-kept ones are, for `claimPlace`; null without a point. One known
 * only by the community it belongs to is located as precisely as a raion is.
 */
export function asPlace(place: SectionPlace): Place | null {
  const point = pointOf(place);
  if (point === null) return null;
  const { place_id, name, admin1, admin2, country, radius_km } = place;
  const kind = place.approximate ? 'raion' : place.kind;
  return { place_id, name, kind, admin1, admin2, country, radius_km, ...point, aliases: [] };
}
