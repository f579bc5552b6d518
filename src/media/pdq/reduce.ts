import { boxOperator, REDUCED } from './box-operator.ts';
import type { Luma, Window } from './luma.ts';

/** Room for the rows reduced vertically, reused from call to call: nothing here waits, so no two calls meet. */
let rows = new Float32Array(REDUCED * 512);

/**
 * Writes into `reduced` (64 x 64) what the reference's filter and decimation make of a window of the picture.
 * Both steps are linear and separable, so each is done only for the samples that are kept.
 */
export function reduce(luma: Luma, window: Window, reduced: Float32Array): void {
  reduceRows(luma, window);
  reduceColumns(window.width, reduced);
}

function reduceRows(luma: Luma, window: Window): void {
  const { width: stride } = luma;
  const { taps, starts, weights } = boxOperator(window.height);
  const { width } = window;
  if (rows.length < REDUCED * width) rows = new Float32Array(REDUCED * width);
  const origin = window.top * stride + window.left;
  for (let at = 0; at < REDUCED; at++) {
    const out = at * width;
    const from = origin + (starts[at] ?? 0) * stride;
    const line = { samples: luma.samples, from, stride, width, weights, weight: at * taps, out };
    if (taps === 3) weighThree(line);
    else if (taps === 5) weighFive(line);
    else if (taps === 7) weighSeven(line);
    else weighAny(line, taps);
  }
}

/** One output row, as a weighted sum of input rows that lie `stride` apart. */
interface Line {
  readonly samples: Float32Array;
  readonly from: number;
  readonly stride: number;
  readonly width: number;
  readonly weights: Float32Array;
  readonly weight: number;
  readonly out: number;
}

// The same sum written out for the three sizes that pictures of up to 512 a side have: a third of the time.

function weighThree({ samples, from, stride, width, weights, weight, out }: Line): void {
  const w0 = weights[weight] ?? 0;
  const w1 = weights[weight + 1] ?? 0;
  const w2 = weights[weight + 2] ?? 0;
  const target = rows;
  for (let x = 0; x < width; x++) {
    const at = from + x;
    target[out + x] =
      w0 * (samples[at] ?? 0) +
      w1 * (samples[at + stride] ?? 0) +
      w2 * (samples[at + 2 * stride] ?? 0);
  }
}

function weighFive({ samples, from, stride, width, weights, weight, out }: Line): void {
  const w0 = weights[weight] ?? 0;
  const w1 = weights[weight + 1] ?? 0;
  const w2 = weights[weight + 2] ?? 0;
  const w3 = weights[weight + 3] ?? 0;
  const w4 = weights[weight + 4] ?? 0;
  const target = rows;
  for (let x = 0; x < width; x++) {
    const at = from + x;
    target[out + x] =
      w0 * (samples[at] ?? 0) +
      w1 * (samples[at + stride] ?? 0) +
      w2 * (samples[at + 2 * stride] ?? 0) +
      w3 * (samples[at + 3 * stride] ?? 0) +
      w4 * (samples[at + 4 * stride] ?? 0);
  }
}

function weighSeven({ samples, from, stride, width, weights, weight, out }: Line): void {
  const w0 = weights[weight] ?? 0;
  const w1 = weights[weight + 1] ?? 0;
  const w2 = weights[weight + 2] ?? 0;
  const w3 = weights[weight + 3] ?? 0;
  const w4 = weights[weight + 4] ?? 0;
  const w5 = weights[weight + 5] ?? 0;
  const w6 = weights[weight + 6] ?? 0;
  const target = rows;
  for (let x = 0; x < width; x++) {
    const at = from + x;
    target[out + x] =
      w0 * (samples[at] ?? 0) +
      w1 * (samples[at + stride] ?? 0) +
      w2 * (samples[at + 2 * stride] ?? 0) +
      w3 * (samples[at + 3 * stride] ?? 0) +
      w4 * (samples[at + 4 * stride] ?? 0) +
      w5 * (samples[at + 5 * stride] ?? 0) +
      w6 * (samples[at + 6 * stride] ?? 0);
  }
}

function weighAny(line: Line, taps: number): void {
  const { samples, from, stride, width, weights, weight, out } = line;
  rows.fill(0, out, out + width);
  for (let tap = 0; tap < taps; tap++) {
    const share = weights[weight + tap] ?? 0;
    const at = from + tap * stride;
    for (let x = 0; x < width; x++) {
      rows[out + x] = (rows[out + x] ?? 0) + share * (samples[at + x] ?? 0);
    }
  }
}

function reduceColumns(width: number, reduced: Float32Array): void {
  const { taps, starts, weights } = boxOperator(width);
  const input = rows;
  for (let y = 0; y < REDUCED; y++) {
    const row = y * width;
    for (let x = 0; x < REDUCED; x++) {
      const from = row + (starts[x] ?? 0);
      const weight = x * taps;
      let sum = 0;
      for (let tap = 0; tap < taps; tap++) {
        sum += (weights[weight + tap] ?? 0) * (input[from + tap] ?? 0);
      }
      reduced[y * REDUCED + x] = sum;
    }
  }
}
