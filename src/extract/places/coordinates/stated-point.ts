import type { Point } from '../points.ts';

/** A point written out in the text, at characters [start, end). */
export interface StatedPoint extends Point {
  readonly start: number;
  readonly end: number;
  /** How far the true point may lie from the one written, km; 0 where it is finer than 100 m. */
  readonly spreadKm: number;
  /** It stands in the address of a map. */
  readonly isLink: boolean;
}
