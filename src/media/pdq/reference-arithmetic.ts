import { boxWidth, decimatedAt, REDUCED } from './box-operator.ts';
import { DCT_ROWS, FREQUENCIES } from './dct.ts';
import type { Luma } from './luma.ts';

/**
 * The filter, decimation and DCT with every sum in the order and the single precision of the reference
 * (ThreatExchange, pdq/cpp/downscaling and pdq/cpp/hashing): slower, and equal to it to the last bit.
 */
export function reduceAsReference(luma: Luma, reduced: Float32Array): void {
  const { width, height } = luma;
  if (width === REDUCED && height === REDUCED) {
    reduced.set(luma.samples);
    return;
  }
  const samples = luma.samples.slice();
  const other = new Float32Array(samples.length);
  for (let pass = 0; pass < 2; pass++) {
    for (let y = 0; y < height; y++) boxPass(samples, other, y * width, width, 1, boxWidth(width));
    for (let x = 0; x < width; x++) boxPass(other, samples, x, height, width, boxWidth(height));
  }
  for (let y = 0; y < REDUCED; y++) {
    const row = decimatedAt(y, height) * width;
    for (let x = 0; x < REDUCED; x++) {
      reduced[y * REDUCED + x] = samples[row + decimatedAt(x, width)] ?? 0;
    }
  }
}

/** One running mean along a line; at its ends the window is cut off. */
function boxPass(
  input: Float32Array,
  output: Float32Array,
  origin: number,
  length: number,
  stride: number,
  box: number,
): void {
  const reach = Math.floor((box + 2) / 2) - 1;
  const end = origin + length * stride;
  let leaving = origin;
  let entering = origin;
  let sum = 0;
  let inside = 0;
  for (let count = 0; count < reach; count++, entering += stride) {
    sum = Math.fround(sum + (input[entering] ?? 0));
    inside++;
  }
  for (let out = origin; out < end; out += stride) {
    const adds = entering < end;
    if (adds) {
      sum = Math.fround(sum + (input[entering] ?? 0));
      entering += stride;
      inside++;
    }
    if (!adds || inside > box) {
      sum = Math.fround(sum - (input[leaving] ?? 0));
      leaving += stride;
      inside--;
    }
    output[out] = sum / inside;
  }
}

export function dctAsReference(reduced: Float32Array, coefficients: Float32Array): void {
  const half = new Float32Array(FREQUENCIES * REDUCED);
  for (let i = 0; i < FREQUENCIES; i++) {
    for (let x = 0; x < REDUCED; x++) {
      let sum = 0;
      for (let y = 0; y < REDUCED; y++) {
        const product = Math.fround(
          (DCT_ROWS[i * REDUCED + y] ?? 0) * (reduced[y * REDUCED + x] ?? 0),
        );
        sum = Math.fround(sum + product);
      }
      half[i * REDUCED + x] = sum;
    }
  }
  for (let i = 0; i < FREQUENCIES; i++) {
    for (let j = 0; j < FREQUENCIES; j++) {
      let sum = 0;
      for (let x = 0; x < REDUCED; x++) {
        const product = Math.fround(
          (half[i * REDUCED + x] ?? 0) * (DCT_ROWS[j * REDUCED + x] ?? 0),
        );
        sum = Math.fround(sum + product);
      }
      coefficients[i * FREQUENCIES + j] = sum;
    }
  }
}
