import type { ConflictFile } from '../../domain/reference.ts';
import type { PlaceReading } from './claim-places.ts';
import type { Draft } from './drafts.ts';
import type { OwnerReading } from './owner-reading.ts';

export type Rears = NonNullable<ConflictFile['rears']>;

/**
 * "Two Il-76s burned at the airfield of Pskov": far behind the front stand only the things of the side
 * that holds it. Not what was taken there, or comes there by air or sea to strike.
 */
export function ownerOfRear(
  { phrase, status }: Draft,
  place: PlaceReading | null,
  rears: Rears,
): OwnerReading | null {
  if (place === null || place.unresolved || status === 'captured' || status === 'abandoned')
    return null;
  if (phrase.item.categories.some(comesFromAfar)) return null;
  const { admin1, country } = place.place;
  const rear = rears.find(({ countries, regions, front }) => {
    if (admin1 !== null && front.includes(admin1)) return false;
    const isOfCountry = admin1 !== null && country !== null && countries.includes(country);
    return isOfCountry || (admin1 !== null && regions.includes(admin1));
  });
  if (rear === undefined) return null;
  return { owner: { ...place.span, code: rear.side, tag: null }, inferred: true };
}

function comesFromAfar(category: string): boolean {
  return category.endsWith('Aerial Vehicles') || category === 'Naval Ships';
}
