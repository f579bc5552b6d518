import type { GazetteerRow } from '../../../../../src/extract/places/gazetteer/row.ts';

/** A village of Ukraine at a point, unless said otherwise. */
export function aPlace(
  given: Partial<GazetteerRow> & Pick<GazetteerRow, 'place_id' | 'name'>,
): GazetteerRow {
  return {
    kind: 'village',
    standing: 1,
    admin1: 'Donetsk Oblast',
    admin2: null,
    country: 'UKR',
    latitude: 48,
    longitude: 37,
    radius_km: null,
    approximate: false,
    ownNames: [],
    aliases: [],
    ...given,
  };
}
