import type { ReferenceData } from '../../../domain/reference.ts';
import type { Place, PlaceKind } from '../place-lexicon.ts';
import type { Point } from '../points.ts';
import type { RegionNames } from './regions.ts';
import type { GazetteerRow, Standing } from './row.ts';

const STANDING: Readonly<Record<PlaceKind, Standing>> = {
  city: 3,
  town: 2,
  village: 1,
  district: 1,
  raion: 1,
  oblast: 2,
  region: 1,
  country: 4,
  airfield: 1,
  island: 1,
  river: 1,
  sea: 4,
  road: 1,
};
const CYRILLIC = /[\u0400-\u052f]/;

/**
 * The hand-kept places of a conflict as rows of a gazetteer, one a place: those reports name, or
 * those that share a name with one.
 */
export function overlayRows(reference: ReferenceData, reported: boolean): readonly GazetteerRow[] {
  const rows = new Map<string, GazetteerRow>();
  for (const { places, ...file } of reference.places) {
    if ((file.reported ?? true) !== reported) continue;
    for (const place of places) {
      const known = rows.get(place.place_id);
      const names = [place.name, ...place.aliases];
      if (known === undefined) rows.set(place.place_id, rowOf(place));
      else rows.set(place.place_id, { ...known, aliases: [...known.aliases, ...names] });
    }
  }
  return [...rows.values()];
}

function rowOf(place: Place): GazetteerRow {
  const names = place.aliases.map((alias) => alias.replaceAll('*', ''));
  return {
    place_id: place.place_id,
    name: place.name,
    kind: place.kind,
    standing: STANDING[place.kind],
    admin1: place.admin1,
    admin2: place.admin2,
    country: place.country,
    latitude: place.latitude,
    longitude: place.longitude,
    radius_km: place.radius_km,
    approximate: false,
    // The first Cyrillic name listed is the place's own.
    ownNames: names.filter((name) => CYRILLIC.test(name)).slice(0, 1),
    aliases: names,
  };
}

/** Names of the conflict's regions and raions. */
export function overlayRegions(reference: ReferenceData): readonly RegionNames[] {
  return reference.places.flatMap(({ places }) =>
    places.flatMap((place): RegionNames[] => {
      const { name, aliases } = place;
      if (place.kind === 'oblast') return [{ name, within: null, aliases }];
      if (place.kind === 'raion' && place.admin1 !== null) {
        return [{ name, within: place.admin1, aliases }];
      }
      return [];
    }),
  );
}

/** A sector of the front is named after its town and lies around it: wider ones say too little. */
const WIDEST_SECTOR_KM = 60;

/** Centres of the front's sectors. */
export function overlayFocus(reference: ReferenceData): readonly Point[] {
  return reference.places.flatMap(({ places }) =>
    places.flatMap(({ kind, name, radius_km, latitude, longitude }) =>
      kind === 'region' &&
      (radius_km ?? 0) <= WIDEST_SECTOR_KM &&
      /\b(?:direction|sector|axis)$/i.test(name)
        ? [{ latitude, longitude }]
        : [],
    ),
  );
}
