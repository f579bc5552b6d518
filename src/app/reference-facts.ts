import { conflictDayIn } from '../domain/conflict-time.ts';
import type { ReferenceData } from '../domain/reference.ts';
import type { ReferenceFacts } from '../ledger/losses-of-post.ts';

/** What the reference data adds to a claim: a model's origin, a place's district, a post's day. */
export function factsOfReference(
  reference: Pick<ReferenceData, 'conflict' | 'equipment' | 'places'>,
): ReferenceFacts {
  const origins = new Map<string, string | null>();
  const families = new Map<string, Set<string | null>>();
  for (const model of reference.equipment.flatMap((file) => file.models)) {
    origins.set(model.model, model.country_of_production);
    const known = families.get(model.family) ?? new Set();
    families.set(model.family, known.add(model.country_of_production));
  }
  const districts = new Map(
    reference.places.flatMap((file) => file.places).map((place) => [place.place_id, place.admin2]),
  );
  return {
    conflictDay: conflictDayIn(reference.conflict.time_zone),
    countryOfProduction(model, family) {
      const own = model === null ? undefined : origins.get(model);
      if (own !== undefined) return own;
      const shared = family === null ? undefined : families.get(family);
      return shared?.size === 1 ? ([...shared][0] ?? null) : null;
    },
    admin2: (placeId) => (placeId === null ? null : (districts.get(placeId) ?? null)),
  };
}
