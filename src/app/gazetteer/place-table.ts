import { romaniseRussian, romaniseUkrainian } from '../../extract/places/gazetteer/romanise.ts';
import type { GazetteerRow, Standing } from '../../extract/places/gazetteer/row.ts';
import { isPoint, kindOf, usableNames } from './geonames-rows.ts';
import type { RegionLookup } from './region-lookup.ts';

/** Headings a table of places may have for a field, the first found is read. */
const HEADINGS = {
  id: ['place_id', 'wof_id', 'geonameid', 'geoname_id', 'katottg', 'id'],
  english: ['name_en', 'asciiname', 'name'],
  ukrainian: ['name_uk', 'name_ua'],
  russian: ['name_ru'],
  latitude: ['lat', 'latitude'],
  longitude: ['lon', 'lng', 'longitude'],
  admin1: ['admin1', 'oblast', 'oblast_en', 'oblast_uk', 'region', 'state', 'province'],
  admin2: ['admin2', 'raion', 'raion_en', 'raion_uk', 'district'],
  country: ['country', 'country_code'],
  population: ['population'],
  kind: ['category', 'kind', 'type', 'place'],
  aliases: ['aliases', 'alternatenames', 'alternate_names', 'alt_names'],
} as const;
type Field = keyof typeof HEADINGS;

/** Prefixes of `place_id`, by the heading the number stood under. */
const ID_PREFIX: Readonly<Record<string, string>> = {
  wof_id: 'wof',
  geonameid: 'geonames',
  geoname_id: 'geonames',
  katottg: 'katottg',
};

const STANDING_OF_KIND: Readonly<Record<string, Standing>> = {
  m: 3,
  city: 3,
  місто: 3,
  x: 2,
  т: 2,
  town: 2,
  смт: 2,
  селище: 2,
  c: 1,
  village: 1,
  село: 1,
  hamlet: 0,
};
const GREAT_CITY = 100_000;
const CITY = 15_000;
const TOWN = 3_000;

/** Reads the lines of a table of places by its heading. */
export class PlaceTableReader {
  private readonly columns = new Map<Field, number>();
  private readonly idPrefix: string;
  private readonly separator: string;
  private readonly regions: RegionLookup;
  private readonly fallback: { readonly name: string; readonly country: string | null };
  private line = 0;

  /** `fallback`: prefix of ids where the table has none, and the country where it names none. */
  constructor(
    heading: string,
    regions: RegionLookup,
    fallback: { readonly name: string; readonly country: string | null },
  ) {
    this.separator = separatorOf(heading);
    this.regions = regions;
    this.fallback = fallback;
    const names = fieldsOf(heading, this.separator).map((name) => name.trim().toLowerCase());
    for (const field of fieldNames()) {
      const at = HEADINGS[field].map((name) => names.indexOf(name)).find((found) => found >= 0);
      if (at !== undefined) this.columns.set(field, at);
    }
    this.idPrefix = ID_PREFIX[names[this.columns.get('id') ?? -1] ?? ''] ?? fallback.name;
  }

  /** What the table lacks to be one of places; empty when it can be read. */
  get missing(): readonly string[] {
    const missing: string[] = [];
    if (!['english', 'ukrainian', 'russian'].some((field) => this.has(field))) {
      missing.push('a name (name, name_en, name_uk or name_ru)');
    }
    if (!this.columns.has('latitude')) missing.push('a latitude (lat or latitude)');
    if (!this.columns.has('longitude')) missing.push('a longitude (lon, lng or longitude)');
    return missing;
  }

  private has(field: string): boolean {
    return [...this.columns.keys()].some((known) => known === field);
  }

  /** Null for a line that holds no place. */
  row(line: string): GazetteerRow | null {
    this.line += 1;
    const fields = fieldsOf(line, this.separator);
    const value = (field: Field): string => (fields[this.columns.get(field) ?? -1] ?? '').trim();
    const latitude = Number.parseFloat(value('latitude'));
    const longitude = Number.parseFloat(value('longitude'));
    if (!isPoint(latitude, longitude)) return null;
    const ukrainian = value('ukrainian');
    const russian = value('russian');
    const english = value('english');
    const name = displayName(ukrainian, russian, english);
    if (name === '') return null;
    const region = this.regions.find(
      value('admin1'),
      value('admin2'),
      this.countryOf(value('country')),
    );
    const standing = standingOf(value('kind'), Number.parseFloat(value('population')) || 0);
    const own = [ukrainian, russian].filter((each) => each !== '');
    return {
      place_id: this.idOf(value('id')),
      name,
      kind: kindOf(standing),
      standing,
      ...region,
      latitude,
      longitude,
      radius_km: null,
      approximate: false,
      ownNames: own.length > 0 ? own : [english],
      aliases: usableNames([english, ...value('aliases').split(/[|;]/)]),
    };
  }

  private countryOf(written: string): string | null {
    return written === '' ? this.fallback.country : written.toUpperCase();
  }

  private idOf(written: string): string {
    const id = written.toLowerCase().replace(/[^a-z0-9:-]+/g, '-');
    if (/^[a-z]+:[a-z0-9-]+$/.test(id)) return id;
    return id === '' ? `${this.fallback.name}:${this.line}` : `${this.idPrefix}:${id}`;
  }
}

/** The official name romanised: English names in registers are often the old ones. */
function displayName(ukrainian: string, russian: string, english: string): string {
  if (ukrainian !== '' && /[\u0400-\u052f]/.test(ukrainian)) return romaniseUkrainian(ukrainian);
  if (english !== '') return english;
  return romaniseRussian(russian);
}

function standingOf(kind: string, population: number): Standing {
  const known = STANDING_OF_KIND[kind.toLowerCase()];
  if (known === 3 && population >= GREAT_CITY) return 4;
  if (known !== undefined) return known;
  if (population >= GREAT_CITY) return 4;
  if (population >= CITY) return 3;
  return population >= TOWN ? 2 : 1;
}

function fieldNames(): readonly Field[] {
  return [
    'id',
    'english',
    'ukrainian',
    'russian',
    'latitude',
    'longitude',
    'admin1',
    'admin2',
    'country',
    'population',
    'kind',
    'aliases',
  ];
}

function separatorOf(heading: string): string {
  if (heading.includes('\t')) return '\t';
  return heading.includes(';') ? ';' : ',';
}

/** A line of separated values; a field in quotes may hold the separator. */
export function fieldsOf(line: string, separator: string): readonly string[] {
  if (!line.includes('"') || separator === '\t') return line.split(separator);
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line.charAt(at);
    if (letter === '"' && quoted && line.charAt(at + 1) === '"') {
      field += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      fields.push(field);
      field = '';
    } else field += letter;
  }
  return [...fields, field];
}
