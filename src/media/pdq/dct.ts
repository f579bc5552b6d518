import { REDUCED } from './box-operator.ts';

/** Frequencies kept in each direction: 1 to 16; the mean (0) is left out. */
export const FREQUENCIES = 16;
export const COEFFICIENTS = FREQUENCIES * FREQUENCIES;

/** Rows 1 to 16 of the orthonormal 64-point DCT-II, rounded as the reference rounds them. */
export const DCT_ROWS = Float32Array.from({ length: FREQUENCIES * REDUCED }, (_, at) => {
  const frequency = Math.floor(at / REDUCED) + 1;
  const sample = at % REDUCED;
  return (
    Math.fround(Math.sqrt(2 / REDUCED)) *
    Math.cos((Math.PI / 2 / REDUCED) * frequency * (2 * sample + 1))
  );
});

const half = new Float64Array(FREQUENCIES * REDUCED);
const mirrored = new Float64Array(REDUCED);

/** Writes the 16 x 16 lowest frequencies (vertical by horizontal) of the 64 x 64 picture into `coefficients`. */
export function dct(reduced: Float32Array, coefficients: Float32Array): void {
  const middle = REDUCED / 2;
  // Row f of the matrix is symmetric about the middle for even f and antisymmetric for odd: fold first, halve the work.
  half.fill(0);
  for (let y = 0; y < middle; y++) {
    const upper = y * REDUCED;
    const lower = (REDUCED - 1 - y) * REDUCED;
    for (let at = 0; at < FREQUENCIES; at += 2) {
      const odd = DCT_ROWS[at * REDUCED + y] ?? 0;
      const even = DCT_ROWS[(at + 1) * REDUCED + y] ?? 0;
      const oddRow = at * REDUCED;
      const evenRow = oddRow + REDUCED;
      for (let x = 0; x < REDUCED; x++) {
        const a = reduced[upper + x] ?? 0;
        const b = reduced[lower + x] ?? 0;
        half[oddRow + x] = (half[oddRow + x] ?? 0) + odd * (a - b);
        half[evenRow + x] = (half[evenRow + x] ?? 0) + even * (a + b);
      }
    }
  }
  for (let i = 0; i < FREQUENCIES; i++) {
    const row = i * REDUCED;
    for (let x = 0; x < middle; x++) {
      const a = half[row + x] ?? 0;
      const b = half[row + REDUCED - 1 - x] ?? 0;
      mirrored[x] = a - b;
      mirrored[middle + x] = a + b;
    }
    for (let j = 0; j < FREQUENCIES; j++) {
      const from = (j & 1) === 0 ? 0 : middle;
      const weight = j * REDUCED;
      let sum = 0;
      for (let x = 0; x < middle; x++) {
        sum += (DCT_ROWS[weight + x] ?? 0) * (mirrored[from + x] ?? 0);
      }
      coefficients[i * FREQUENCIES + j] = sum;
    }
  }
}
