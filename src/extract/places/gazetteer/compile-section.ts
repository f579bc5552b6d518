import { sha256 } from '../../../domain/digest.ts';
import type { GazetteerRow } from './row.ts';
import { russianForms } from './russian-forms.ts';
import {
  DEGREE_UNITS,
  KINDS,
  NAME_RANK,
  NAME_RANK_BITS,
  type NameRank,
  NO_POINT,
  type SectionColumns,
} from './section-columns.ts';
import { skeletonOf, wordsOfName } from './skeleton.ts';

/** A key of one sound finds everything and tells nothing. */
const SHORTEST_KEY = 2;
const TENTHS = 10;

/** Compiles rows to columns. The same rows in the same order give the same bytes. */
export function compileSection(
  source: string,
  rows: readonly GazetteerRow[],
  reported = false,
): SectionColumns {
  const admin1 = new Dictionary();
  const admin2 = new Dictionary();
  const country = new Dictionary();
  const text = new TextPool();
  const keys = new Map<string, number[]>();
  const columns = {
    kind: Uint8Array.from(rows, (row) => KINDS.indexOf(row.kind)),
    standing: Uint8Array.from(rows, (row) => row.standing),
    admin1: Uint16Array.from(rows, (row) => admin1.indexOf(row.admin1)),
    admin2: Uint16Array.from(rows, (row) => admin2.indexOf(row.admin2)),
    country: Uint16Array.from(rows, (row) => country.indexOf(row.country)),
    latitude: Int32Array.from(rows, (row) => degreeUnits(row.latitude)),
    longitude: Int32Array.from(rows, (row) => degreeUnits(row.longitude)),
    approximate: Uint8Array.from(rows, (row) => (row.approximate ? 1 : 0)),
    radius: Uint16Array.from(rows, (row) => Math.round((row.radius_km ?? 0) * TENTHS)),
  };
  for (const [place, row] of rows.entries()) {
    text.add(row.place_id);
    text.add(row.name);
    for (const [key, rank] of keysOf(row, reported)) {
      const postings = keys.get(key);
      const posting = (place << NAME_RANK_BITS) | rank;
      if (postings === undefined) keys.set(key, [posting]);
      else postings.push(posting);
    }
  }
  const all = { ...columns, ...text.columns(), ...keyColumns(keys) };
  const dictionaries = {
    admin1: admin1.values,
    admin2: admin2.values,
    country: country.values,
  };
  const digest = sha256(
    [
      JSON.stringify({ ...dictionaries, reported }),
      ...Object.values(all).map((column) => sha256(bytesOf(column))),
    ].join(),
  );
  return {
    header: { source, reported, digest, places: rows.length, keys: keys.size, ...dictionaries },
    ...all,
  };
}

/** Every key of a place with the best rank under which it bears it. */
function keysOf(row: GazetteerRow, reported: boolean): ReadonlyMap<string, NameRank> {
  const keys = new Map<string, NameRank>();
  const add = (name: string, rank: NameRank): void => {
    const key = skeletonOf(name);
    if (key.length < SHORTEST_KEY) return;
    const known = keys.get(key);
    if (known === undefined || known > rank) keys.set(key, rank);
  };
  const own = [row.name, ...row.ownNames];
  for (const name of own) add(name, NAME_RANK.own);
  for (const alias of row.aliases) add(alias, reported ? NAME_RANK.curated : NAME_RANK.alias);
  for (const name of [...own, ...row.aliases]) {
    for (const form of russianForms(wordsOfName(name))) add(form, NAME_RANK.derived);
  }
  return keys;
}

function degreeUnits(degrees: number | null): number {
  return degrees === null ? NO_POINT : Math.round(degrees * DEGREE_UNITS);
}

function keyColumns(
  keys: ReadonlyMap<string, readonly number[]>,
): Pick<SectionColumns, 'keyBytes' | 'keyStarts' | 'postingStarts' | 'postings'> {
  // Skeletons are ASCII: code-unit order is byte order.
  const sorted = [...keys].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const keyStarts = new Uint32Array(sorted.length + 1);
  const postingStarts = new Uint32Array(sorted.length + 1);
  let letters = 0;
  let count = 0;
  for (const [at, [key, postings]] of sorted.entries()) {
    letters += key.length;
    count += postings.length;
    keyStarts[at + 1] = letters;
    postingStarts[at + 1] = count;
  }
  const keyBytes = new TextEncoder().encode(sorted.map(([key]) => key).join(''));
  const postings = new Uint32Array(count);
  let next = 0;
  for (const [, places] of sorted) {
    postings.set(places, next);
    next += places.length;
  }
  return { keyBytes, keyStarts, postingStarts, postings };
}

export function bytesOf(
  column: Exclude<SectionColumns[keyof SectionColumns], SectionColumns['header']>,
): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

class Dictionary {
  readonly values: (string | null)[] = [null];
  private readonly indices = new Map<string, number>();

  indexOf(value: string | null): number {
    if (value === null) return 0;
    const known = this.indices.get(value);
    if (known !== undefined) return known;
    this.values.push(value);
    this.indices.set(value, this.values.length - 1);
    return this.values.length - 1;
  }
}

class TextPool {
  private readonly encoder = new TextEncoder();
  private readonly parts: Uint8Array[] = [];
  private readonly starts: number[] = [0];
  private length = 0;

  add(text: string): void {
    const bytes = this.encoder.encode(text);
    this.parts.push(bytes);
    this.length += bytes.length;
    this.starts.push(this.length);
  }

  columns(): Pick<SectionColumns, 'text' | 'textStarts'> {
    const text = new Uint8Array(this.length);
    for (const [at, part] of this.parts.entries()) text.set(part, this.starts[at] ?? 0);
    return { text, textStarts: Uint32Array.from(this.starts) };
  }
}
