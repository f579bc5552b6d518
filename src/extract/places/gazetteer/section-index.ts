import type { GazetteerRow, Standing } from './row.ts';
import {
  DEGREE_UNITS,
  KINDS,
  NAME_RANK_BITS,
  type NameRank,
  NO_POINT,
  type SectionColumns,
} from './section-columns.ts';
import { SpellingIndex } from './spelling-index.ts';

const TENTHS = 10;

/** A place of a section as a lookup gives it back. */
export type SectionPlace = Omit<GazetteerRow, 'ownNames' | 'aliases'>;

/** Looks names up in one compiled source of places. */
export class SectionIndex {
  readonly columns: SectionColumns;
  private readonly decoder = new TextDecoder();
  private spellings: SpellingIndex | null = null;

  constructor(columns: SectionColumns) {
    this.columns = columns;
  }

  get size(): number {
    return this.columns.header.places;
  }

  /** The number of the key, or -1. */
  keyOf(skeleton: Uint8Array): number {
    let low = 0;
    let high = this.columns.header.keys - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.compareKey(middle, skeleton);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  keyBytes(key: number): Uint8Array {
    const { keyBytes, keyStarts } = this.columns;
    return keyBytes.subarray(keyStarts[key], keyStarts[key + 1]);
  }

  /** Every place that bears the key, with how good a name of it the key is. */
  forEachPlace(key: number, use: (place: number, rank: NameRank) => void): void {
    const { postings, postingStarts } = this.columns;
    const end = postingStarts[key + 1] ?? 0;
    for (let at = postingStarts[key] ?? 0; at < end; at += 1) {
      const posting = postings[at] ?? 0;
      use(posting >>> NAME_RANK_BITS, rankOf(posting));
    }
  }

  /** Keys spelt much like the skeleton; built when first asked for. */
  similarKeys(skeleton: string, most: number): readonly number[] {
    this.spellings ??= new SpellingIndex(this.columns);
    return this.spellings.similarKeys(skeleton, most);
  }

  place(place: number): SectionPlace {
    const { columns } = this;
    const { header } = columns;
    const radius = columns.radius[place] ?? 0;
    return {
      place_id: this.text(place * 2),
      name: this.text(place * 2 + 1),
      kind: KINDS[columns.kind[place] ?? 0] ?? 'village',
      standing: standingOf(columns.standing[place] ?? 0),
      admin1: header.admin1[columns.admin1[place] ?? 0] ?? null,
      admin2: header.admin2[columns.admin2[place] ?? 0] ?? null,
      country: header.country[columns.country[place] ?? 0] ?? null,
      latitude: degrees(columns.latitude[place]),
      longitude: degrees(columns.longitude[place]),
      radius_km: radius === 0 ? null : radius / TENTHS,
      approximate: columns.approximate[place] === 1,
    };
  }

  private text(at: number): string {
    const { text, textStarts } = this.columns;
    return this.decoder.decode(text.subarray(textStarts[at], textStarts[at + 1]));
  }

  private compareKey(key: number, skeleton: Uint8Array): number {
    const { keyBytes, keyStarts } = this.columns;
    const start = keyStarts[key] ?? 0;
    const length = (keyStarts[key + 1] ?? 0) - start;
    const shared = Math.min(length, skeleton.length);
    for (let at = 0; at < shared; at += 1) {
      const order = (keyBytes[start + at] ?? 0) - (skeleton[at] ?? 0);
      if (order !== 0) return order;
    }
    return length - skeleton.length;
  }
}

function degrees(units: number | undefined): number | null {
  return units === undefined || units === NO_POINT ? null : units / DEGREE_UNITS;
}

function rankOf(posting: number): NameRank {
  const rank = posting & ((1 << NAME_RANK_BITS) - 1);
  return rank === 0 || rank === 1 || rank === 2 ? rank : 3;
}

function standingOf(value: number): Standing {
  return value === 1 || value === 2 || value === 3 || value === 4 ? value : 0;
}
