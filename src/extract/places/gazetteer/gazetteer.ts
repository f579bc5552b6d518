import { sha256 } from '../../../domain/digest.ts';
import type { Point } from '../points.ts';
import { compileSection } from './compile-section.ts';
import { decide } from './decide.ts';
import { findHits } from './find-hits.ts';
import type { Lookup, LookupContext } from './lookup.ts';
import { mergeHits } from './merge-hits.ts';
import { RegionIndex, type RegionNames, type RegionReading } from './regions.ts';
import type { GazetteerRow } from './row.ts';
import type { SectionColumns } from './section-columns.ts';
import { SectionIndex } from './section-index.ts';

/**
 * Places by name, in any script, romanisation, case form or misspelling.
 *
 *     const gazetteer = await openGazetteer({ reference, home });   // src/app/gazetteer; or in a test
 *     const gazetteer = buildGazetteer([{ place_id: 'ex:1', name: 'Zabavne', … }]);
 *
 *     gazetteer.lookup('Забавним')                                  // a case form
 *     gazetteer.lookup('Voglidar', { admin1: ['Donetsk Oblast'] })  // a misspelling
 *     gazetteer.lookup('Zabavne', { near: [bakhmut], fuzzy: false })
 *
 * Give the name alone, without the locative word ("near", "під") and without the region. `admin1`
 * takes regions as people write them ("Донецкая обл."); one that is unknown is not used. `near` are
 * places of the same text that are already resolved.
 *
 * - `resolved`: the first candidate is meant; any others are told for a reader.
 * - `ambiguous`: namesakes; the name stands, nothing is chosen, needs_review. Best first.
 * - `none`: no place of that name.
 *
 * A lookup is pure: the same gazetteer (`version`) answers the same question alike.
 */
export interface Gazetteer {
  /** Changes with any place or name; part of the extractor's name. */
  readonly version: string;
  readonly size: number;
  lookup(name: string, context?: LookupContext): Lookup;
  /** First-level regions a text names: "Донецька" is Donetsk Oblast. */
  readRegion(text: string): RegionReading | null;
  /** The first-level regions known, by their usual English names. */
  readonly regions: readonly string[];
  /** The countries known, ISO 3166 alpha-3. */
  readonly countries: readonly string[];
  /** A country by its name or code, as ISO 3166 alpha-3; null where it is not known. */
  readCountry(text: string): string | null;
}

export interface GazetteerOptions {
  readonly regions?: readonly RegionNames[];
  readonly enclaves?: readonly (readonly [city: string, around: string])[];
  /** ISO 3166 alpha-2 and alpha-3 of the countries known. */
  readonly countries?: readonly (readonly [alpha2: string, alpha3: string])[];
  /** Where reports of the conflict come from: orders namesakes, never chooses between them. */
  readonly focus?: readonly Point[];
}

/** Candidates of one answer. */
const MOST_CANDIDATES = 200;

/** A gazetteer over compiled sections, the most trusted first. */
export function createGazetteer(
  sections: readonly SectionColumns[],
  options: GazetteerOptions = {},
): Gazetteer {
  const indices = sections.map((columns) => new SectionIndex(columns));
  const named = regionsOf(sections, options.regions ?? []);
  const regions = new RegionIndex(named, options.enclaves);
  const version = sha256(
    JSON.stringify([sections.map(({ header }) => header.digest), options]),
  ).slice(0, 12);
  const alpha3 = new Map(options.countries ?? []);
  const countries = countriesOf(sections, alpha3);
  const readRegion = (text: string): RegionReading | null => regions.read(text);
  const gazetteer: Gazetteer = {
    version,
    size: indices.reduce((sum, { size }) => sum + size, 0),
    regions: named.flatMap(({ name, within }) => (within === null ? [name] : [])),
    countries,
    readRegion,
    readCountry(text) {
      const code = text.trim().toUpperCase();
      if (countries.includes(code)) return code;
      const { candidates } = gazetteer.lookup(text, { fuzzy: false });
      const country = candidates.find(({ place }) => place.kind === 'country');
      return alpha3.get(code) ?? country?.place.country ?? null;
    },
    lookup(name, context = {}) {
      const readings = (context.admin1 ?? []).flatMap((text) => readRegion(text) ?? []);
      const where = {
        admin1: new Set(readings.flatMap(({ admin1 }) => admin1)),
        admin2: new Set(readings.flatMap(({ admin2 }) => admin2)),
        country: alpha3.get(context.country ?? '') ?? context.country ?? null,
        settlement: context.settlement ?? null,
        near: context.near ?? [],
        focus: options.focus ?? [],
      };
      const hits = findHits(indices, name, where, context.fuzzy ?? true);
      const found = decide(mergeHits(hits), where);
      return { ...found, candidates: found.candidates.slice(0, MOST_CANDIDATES) };
    },
  };
  return gazetteer;
}

/** A gazetteer made in memory of a few rows. */
export function buildGazetteer(
  rows: readonly GazetteerRow[],
  options: GazetteerOptions & { readonly reported?: boolean } = {},
): Gazetteer {
  return createGazetteer(
    [compileSection('rows in memory', rows, options.reported ?? false)],
    options,
  );
}

/** The countries given, and those the sections have places of. */
function countriesOf(
  sections: readonly SectionColumns[],
  alpha3: ReadonlyMap<string, string>,
): readonly string[] {
  const ofPlaces = sections.flatMap(({ header }) => header.country.filter((code) => code !== null));
  return [...new Set([...alpha3.values(), ...ofPlaces])].filter((code) => code !== '');
}

/** The regions given, and those only the sections know. */
function regionsOf(
  sections: readonly SectionColumns[],
  given: readonly RegionNames[],
): readonly RegionNames[] {
  const known = new Set(given.map(({ name }) => name));
  const others = new Set(sections.flatMap(({ header }) => header.admin1));
  const more: RegionNames[] = [];
  for (const name of others) {
    if (name !== null && !known.has(name)) more.push({ name, within: null, aliases: [] });
  }
  return [...given, ...more];
}
