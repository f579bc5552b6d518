import { LossledgerError } from '../../domain/errors.ts';
import type { ReferenceData } from '../../domain/reference.ts';
import type { GazetteerRow } from '../../extract/places/gazetteer/row.ts';
import { GEONAMES_COLUMNS, GeonamesReader } from './geonames-rows.ts';
import { isKatottgHeading, KatottgReader } from './katottg-rows.ts';
import { openGazetteer } from './open-gazetteer.ts';
import { PlaceTableReader } from './place-table.ts';
import { RegionLookup } from './region-lookup.ts';
import { loadRegionTable } from './region-table.ts';

export interface InstallOptions {
  readonly home: string;
  readonly reference: ReferenceData;
  /** ISO 3166 alpha-2 or alpha-3, for a file that names no country. */
  readonly country: string | null;
}

/** Reads the lines of a file of places, then gives them all. */
export interface PlaceFileReader {
  /** The first line names the columns. */
  readonly hasHeading: boolean;
  /** False for a line that holds no place that can be used. */
  read(line: string): boolean;
  rows(): readonly GazetteerRow[];
}

/** Tells by its first line what form a file has. Throws INPUT_INVALID for one that has none. */
export async function placeFileReader(
  first: string,
  name: string,
  { home, reference, country }: InstallOptions,
): Promise<PlaceFileReader> {
  const table = await loadRegionTable();
  if (isGeonames(first)) {
    return byLine(new GeonamesReader(table, reference.conflict.countries), false);
  }
  const regions = new RegionLookup(table, reference);
  if (isKatottgHeading(first)) {
    const known = await openGazetteer({ reference, home, without: name });
    const reader = new KatottgReader(regions, known);
    return { hasHeading: true, read: (line) => reader.read(line), rows: () => reader.rows() };
  }
  const reader = new PlaceTableReader(first, regions, { name, country });
  const { missing } = reader;
  if (missing.length > 0) {
    throw new LossledgerError(
      'INPUT_INVALID',
      `${name} is no GeoNames dump, no KATOTTG register, and its first line has no column for ${missing.join(', ')}.`,
    );
  }
  return byLine(reader, true);
}

function byLine(
  reader: { row(line: string): GazetteerRow | null },
  hasHeading: boolean,
): PlaceFileReader {
  const rows: GazetteerRow[] = [];
  return {
    hasHeading,
    read(line) {
      const row = reader.row(line);
      if (row !== null) rows.push(row);
      return row !== null;
    },
    rows: () => rows,
  };
}

function isGeonames(line: string): boolean {
  return line.split('\t').length === GEONAMES_COLUMNS && /^\d+\t/.test(line);
}
