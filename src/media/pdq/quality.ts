import { REDUCED } from './box-operator.ts';

/** Gradients that make one point of quality, and the most points there are: the reference's tuned figures. */
const GRADIENTS_A_POINT = 90;
const MOST = 100;

/** How rich in gradients the reduced picture is, 0 to 100: whole hundredths of full contrast between neighbours, summed. */
export function qualityOf(reduced: Float32Array): number {
  let gradients = 0;
  for (let y = 0; y < REDUCED; y++) {
    for (let x = 0; x < REDUCED; x++) {
      const at = y * REDUCED + x;
      const here = reduced[at] ?? 0;
      if (y + 1 < REDUCED) gradients += step(here, reduced[at + REDUCED] ?? 0);
      if (x + 1 < REDUCED) gradients += step(here, reduced[at + 1] ?? 0);
    }
  }
  return points(gradients);
}

/** Single precision throughout, as in the reference: a step of exactly one hundredth must count as one. */
function step(a: number, b: number): number {
  const hundredths = Math.fround(Math.fround(Math.fround(a - b) * 100) / 255);
  return Math.abs(Math.trunc(hundredths));
}

function points(gradients: number): number {
  return Math.min(MOST, Math.floor(gradients / GRADIENTS_A_POINT));
}

/** The lowest and the highest quality that samples within `error` of these may have. */
export function qualityBounds(reduced: Float32Array, error: number): readonly [number, number] {
  const slack = (2 * error * 100) / 255;
  let low = 0;
  let high = 0;
  for (let y = 0; y < REDUCED; y++) {
    for (let x = 0; x < REDUCED; x++) {
      const at = y * REDUCED + x;
      const here = reduced[at] ?? 0;
      if (y + 1 < REDUCED) {
        const size = Math.abs((here - (reduced[at + REDUCED] ?? 0)) * (100 / 255));
        low += Math.max(0, Math.floor(size - slack));
        high += Math.floor(size + slack);
      }
      if (x + 1 < REDUCED) {
        const size = Math.abs((here - (reduced[at + 1] ?? 0)) * (100 / 255));
        low += Math.max(0, Math.floor(size - slack));
        high += Math.floor(size + slack);
      }
    }
  }
  return [points(low), points(high)];
}
