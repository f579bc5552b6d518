import { PLACE_KINDS } from '../../../domain/reference.ts';

/** A name's closeness to its place, in a posting's two low bits. */
export const NAME_RANK = { own: 0, curated: 1, alias: 2, derived: 3 } as const;
export type NameRank = (typeof NAME_RANK)[keyof typeof NAME_RANK];
export const NAME_RANK_BITS = 2;

/** Degrees in a column of integers; about one metre. */
export const DEGREE_UNITS = 1e5;
export const NO_POINT = 0x7fffffff;
export const KINDS = PLACE_KINDS;

/**
 * One source of places, compiled: columns of numbers and pools of bytes, no object a row. Keys are
 * skeletons in byte order, each with the places that bear it.
 */
export interface SectionColumns {
  readonly header: SectionHeader;
  readonly kind: Uint8Array;
  readonly standing: Uint8Array;
  readonly admin1: Uint16Array;
  readonly admin2: Uint16Array;
  readonly country: Uint16Array;
  readonly latitude: Int32Array;
  readonly longitude: Int32Array;
  /** Tenths of a kilometre; 0 for none. */
  readonly radius: Uint16Array;
  /** 1 where the point is that of the community around the place. */
  readonly approximate: Uint8Array;
  readonly text: Uint8Array;
  /** Where in `text` each place's id begins; its name follows, then the next place's id. */
  readonly textStarts: Uint32Array;
  readonly keyBytes: Uint8Array;
  readonly keyStarts: Uint32Array;
  readonly postingStarts: Uint32Array;
  readonly postings: Uint32Array;
}

export interface SectionHeader {
  /** Where the places come from, for people. */
  readonly source: string;
  /** Whether reports of the conflict name these places, and their aliases were chosen by hand. */
  readonly reported: boolean;
  /** SHA-256 of the columns. */
  readonly digest: string;
  readonly places: number;
  readonly keys: number;
  /** Values of the dictionary columns; index 0 is null. */
  readonly admin1: readonly (string | null)[];
  readonly admin2: readonly (string | null)[];
  readonly country: readonly (string | null)[];
}
