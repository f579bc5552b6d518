import type { GazetteerRow, Standing } from '../../extract/places/gazetteer/row.ts';
import type { RegionTable } from './region-table.ts';

/**
 * Columns of a GeoNames dump: tab-separated, no heading.
 * Source: https://download.geonames.org/export/dump/readme.txt
 */
const COLUMN = {
  id: 0,
  name: 1,
  asciiName: 2,
  alternateNames: 3,
  latitude: 4,
  longitude: 5,
  featureClass: 6,
  featureCode: 7,
  country: 8,
  admin1: 10,
  population: 14,
} as const;
export const GEONAMES_COLUMNS = 19;

/** Populated places that are no more, or that are farms and stations rather than settlements. */
const NOT_SETTLEMENTS = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLR']);
const GREAT_CITY = 100_000;
const CITY = 15_000;
const TOWN = 3_000;

/** Reads one line; null for what is no settlement of the countries asked for. */
export class GeonamesReader {
  private readonly countries: ReadonlyMap<string, string>;
  private readonly regions: ReadonlyMap<string, string>;

  constructor(table: RegionTable, countries: readonly string[]) {
    this.countries = new Map(
      table.countries
        .filter(({ alpha3 }) => countries.includes(alpha3))
        .map(({ alpha2, alpha3 }) => [alpha2, alpha3]),
    );
    this.regions = new Map(
      table.regions.map(({ country, code, name }) => [`${country}.${code}`, name]),
    );
  }

  row(line: string): GazetteerRow | null {
    const fields = line.split('\t');
    const country = this.countries.get(fields[COLUMN.country] ?? '');
    if (country === undefined || fields[COLUMN.featureClass] !== 'P') return null;
    const code = fields[COLUMN.featureCode] ?? '';
    const latitude = Number(fields[COLUMN.latitude]);
    const longitude = Number(fields[COLUMN.longitude]);
    if (NOT_SETTLEMENTS.has(code) || !isPoint(latitude, longitude)) return null;
    const population = Number(fields[COLUMN.population] ?? 0) || 0;
    const standing = standingOf(code, population);
    const name = fields[COLUMN.name] ?? '';
    return {
      place_id: `geonames:${fields[COLUMN.id] ?? ''}`,
      name,
      kind: code === 'PPLX' ? 'district' : kindOf(standing),
      standing,
      admin1: this.regions.get(`${country}.${fields[COLUMN.admin1] ?? ''}`) ?? null,
      admin2: null,
      country,
      latitude,
      longitude,
      radius_km: null,
      approximate: false,
      ownNames: [],
      aliases: usableNames((fields[COLUMN.alternateNames] ?? '').split(',')),
    };
  }
}

export function isPoint(latitude: number, longitude: number): boolean {
  return (
    Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)
  );
}

function standingOf(code: string, population: number): Standing {
  if (code === 'PPLX') return 0;
  if (code === 'PPLC' || code === 'PPLA' || population >= GREAT_CITY) return 4;
  if (population >= CITY) return 3;
  return code === 'PPLA2' || population >= TOWN ? 2 : 1;
}

export function kindOf(standing: Standing): 'city' | 'town' | 'village' {
  if (standing >= 3) return 'city';
  return standing === 2 ? 'town' : 'village';
}

const LATIN_OR_CYRILLIC = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{N}\s'’‘ʼ`´".,()/-]+$/u;
/** An airport's code, not a name. */
const CODE = /^[A-Z0-9]{2,4}$/;

/** Names in the scripts that are read, without codes. */
export function usableNames(names: readonly string[]): readonly string[] {
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '' && !CODE.test(name) && LATIN_OR_CYRILLIC.test(name));
}
