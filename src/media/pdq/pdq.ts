import { REDUCED } from './box-operator.ts';
import { COEFFICIENTS, dct } from './dct.ts';
import { HASH_BYTES, type PdqHash } from './hash.ts';
import type { Luma, Window } from './luma.ts';
import { ORIENTATIONS, orient } from './orientations.ts';
import { qualityBounds, qualityOf } from './quality.ts';
import { reduce } from './reduce.ts';
import { dctAsReference, reduceAsReference } from './reference-arithmetic.ts';
import { bitsAreCertain, hashOfCoefficients } from './threshold.ts';

export { distance, hashOfHex, hexOf, type PdqHash } from './hash.ts';
export type { Luma, Window } from './luma.ts';
export { ORIENTATIONS, type Orientation } from './orientations.ts';

export interface PdqResult {
  readonly hash: PdqHash;
  /** 0 (flat) to 100 (rich in gradients). */
  readonly quality: number;
}

export interface DihedralPdq {
  readonly quality: number;
  /** One for each of ORIENTATIONS, in their order. */
  readonly hashes: readonly PdqHash[];
}

/** Pictures with a shorter side get no hash of their own. */
const SMALLEST_SIDE = 5;

/**
 * How far what is computed here may be from what the reference computes, whose running sums in single precision drift:
 * four times and twice the most that was met over photographs and drawn patterns of 100 to 1600 pixels a side.
 */
const SAMPLE_ERROR = 0.008;
const COEFFICIENT_ERROR = 0.008;

// Room that is used again from call to call: nothing here waits, so no two calls meet in it.
const reduced = new Float32Array(REDUCED * REDUCED);
const coefficients = new Float32Array(COEFFICIENTS);
const oriented = new Float32Array(COEFFICIENTS);

/** Hash and quality of a picture, to the bit those of the reference (Meta's ThreatExchange, pdq/cpp). */
export function pdqOf(luma: Luma): PdqResult {
  if (isTooSmall(luma)) return NONE;
  const quality = analyse(luma);
  return { hash: hashOfCoefficients(coefficients), quality };
}

/** Hash and quality of a part of a picture, as if it were a picture of its own. */
export function pdqOfWindow(luma: Luma, window: Window): PdqResult {
  if (isTooSmall(window)) return NONE;
  const quality = analyseWindow(luma, window);
  return { hash: hashOfCoefficients(coefficients), quality };
}

/** The hashes of a picture, or of a part of it, in all its orientations, from one transform. */
export function dihedralPdqOf(luma: Luma, window?: Window): DihedralPdq {
  if (isTooSmall(window ?? luma)) {
    return { quality: 0, hashes: ORIENTATIONS.map(() => NONE.hash) };
  }
  const quality = window === undefined ? analyse(luma) : analyseWindow(luma, window);
  const hashes = ORIENTATIONS.map((orientation) => {
    orient(coefficients, orientation, oriented);
    return hashOfCoefficients(oriented);
  });
  return { quality, hashes };
}

const NONE: PdqResult = { hash: new Uint8Array(HASH_BYTES), quality: 0 };

function isTooSmall({ width, height }: { width: number; height: number }): boolean {
  return width < SMALLEST_SIDE || height < SMALLEST_SIDE;
}

/** Leaves the coefficients of the picture in their place; gives its quality. */
function analyse(luma: Luma): number {
  const { width, height } = luma;
  reduce(luma, { left: 0, top: 0, width, height }, reduced);
  dct(reduced, coefficients);
  const [lowest, highest] = qualityBounds(reduced, SAMPLE_ERROR);
  if (lowest === highest && bitsAreCertain(coefficients, COEFFICIENT_ERROR)) return lowest;
  // Too close to tell: only the reference's own rounding decides.
  reduceAsReference(luma, reduced);
  dctAsReference(reduced, coefficients);
  return qualityOf(reduced);
}

function analyseWindow(luma: Luma, window: Window): number {
  const { left, top, width, height } = window;
  if (left < 0 || top < 0 || left + width > luma.width || top + height > luma.height) {
    throw new RangeError(`a window reaches out of its picture: ${JSON.stringify(window)}`);
  }
  reduce(luma, window, reduced);
  dct(reduced, coefficients);
  return qualityOf(reduced);
}
