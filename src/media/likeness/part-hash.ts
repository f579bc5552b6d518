import { REDUCED } from '../pdq/box-operator.ts';
import { COEFFICIENTS, dct } from '../pdq/dct.ts';
import { orient } from '../pdq/orientations.ts';
import type { Luma, PdqHash, Window } from '../pdq/pdq.ts';
import { qualityOf } from '../pdq/quality.ts';
import { reduce } from '../pdq/reduce.ts';
import { hashOfCoefficients } from '../pdq/threshold.ts';

export interface PartHash {
  readonly quality: number;
  readonly hash: PdqHash;
  readonly mirrored: PdqHash;
}

// Room that is used again from call to call: nothing here waits, so no two calls meet in it.
const reduced = new Float32Array(REDUCED * REDUCED);
const coefficients = new Float32Array(COEFFICIENTS);
const oriented = new Float32Array(COEFFICIENTS);

/** PDQ of a part, upright and mirrored; null, and no more work done, if it shows too little. */
export function partHash(luma: Luma, window: Window, leastQuality: number): PartHash | null {
  reduce(luma, window, reduced);
  const quality = qualityOf(reduced);
  if (quality < leastQuality) return null;
  dct(reduced, coefficients);
  orient(coefficients, 'flip-y', oriented);
  return {
    quality,
    hash: hashOfCoefficients(coefficients),
    mirrored: hashOfCoefficients(oriented),
  };
}
