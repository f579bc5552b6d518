import { COEFFICIENTS } from './dct.ts';
import { HASH_BYTES, type PdqHash } from './hash.ts';

/** The median that the reference's search ends on when the count is even: the lower of the middle two. */
const LOWER_MIDDLE = COEFFICIENTS / 2 - 1;

const sorted = new Float32Array(COEFFICIENTS);

/** One bit a coefficient: set where it is above the median. The reference prints bit 255 first. */
export function hashOfCoefficients(coefficients: Float32Array): PdqHash {
  sorted.set(coefficients);
  sorted.sort();
  const median = sorted[LOWER_MIDDLE] ?? 0;
  const hash = new Uint8Array(HASH_BYTES);
  for (let bit = 0; bit < COEFFICIENTS; bit++) {
    if ((coefficients[bit] ?? 0) > median) {
      const byte = HASH_BYTES - 1 - (bit >> 3);
      hash[byte] = (hash[byte] ?? 0) | (1 << (bit & 7));
    }
  }
  return hash;
}

/** Whether coefficients within `error` of these would give the same bits: the middle two are too far apart to change places. */
export function bitsAreCertain(coefficients: Float32Array, error: number): boolean {
  sorted.set(coefficients);
  sorted.sort();
  return (sorted[LOWER_MIDDLE + 1] ?? 0) - (sorted[LOWER_MIDDLE] ?? 0) > 2 * error;
}
