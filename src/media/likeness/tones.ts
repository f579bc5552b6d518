import type { Affine } from './affine.ts';
import { type Plane, shrink } from './plane.ts';

/** A picture that shows little is compared as so many squares a side. */
const SIDE = 32;
/** Shades that a lens, a sky or a drawing program lays over a whole picture are surfaces of up to this degree. */
const SMOOTH_DEGREE = 5;
/**
 * In brightness, 0 to 255. Copies of a soft gradient, mirrored, halved, or compressed at quality 30, are 0.2 to 0.4
 * apart in the mean (root of squares).
 */
const SAME = { mean: 0.75, most: 2.5 };
/** Of what is beyond smooth shades, so much more than two may differ by. */
const TIMES_THE_DIFFERENCE = 4;
/** Standard deviation of that: with less, one plain picture is as good as another. */
const LEAST_BEYOND_SMOOTH = 2;
/** Of the ratios of width to height: what rounding to whole pixels may change. */
const SAME_SHAPE = 0.03;

/** The brightness of a picture in 32 x 32 squares; null where it is too small for that. */
function tonesOf(sketch: Plane): Plane | null {
  return Math.min(sketch.width, sketch.height) < SIDE ? null : shrink(sketch, SIDE, SIDE);
}

/** True where a picture shows something beside smooth shades, by which it can be told from other plain ones. */
export function isTellingThoughPlain(sketch: Plane): boolean {
  const tones = tonesOf(sketch);
  return tones !== null && beyondSmooth(tones) >= LEAST_BEYOND_SMOOTH;
}

/**
 * Whether two pictures are equally bright everywhere, one laid on the other by `map`: no brighter and no
 * darker, nothing cut off and nothing laid over it.
 */
export function haveSameTones(first: Plane, second: Plane, map: Affine): boolean {
  const isTurned = map.xx === 0;
  const shape = isTurned ? second.height / second.width : second.width / second.height;
  if (Math.abs(Math.log(first.width / first.height / shape)) > SAME_SHAPE) return false;
  const [one, other] = [tonesOf(first), tonesOf(second)];
  if (one === null || other === null) return false;
  const { mean, most } = differenceBetween(one, other, map);
  const structure = Math.min(beyondSmooth(one), beyondSmooth(other));
  return (
    mean <= SAME.mean &&
    most <= SAME.most &&
    structure >= LEAST_BEYOND_SMOOTH &&
    structure >= TIMES_THE_DIFFERENCE * mean
  );
}

function differenceBetween(first: Plane, second: Plane, map: Affine) {
  let [squares, most] = [0, 0];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const [across, down] = [(x + 0.5) / SIDE, (y + 0.5) / SIDE];
      const column = Math.floor((map.xx * across + map.xy * down + map.x0) * SIDE);
      const row = Math.floor((map.yx * across + map.yy * down + map.y0) * SIDE);
      const there = second.samples[row * SIDE + column] ?? Number.POSITIVE_INFINITY;
      const difference = Math.abs((first.samples[y * SIDE + x] ?? 0) - there);
      squares += difference * difference;
      if (difference > most) most = difference;
    }
  }
  return { mean: Math.sqrt(squares / (SIDE * SIDE)), most };
}

/** Standard deviation of what is left of a picture without the smooth surface that fits it best. */
function beyondSmooth({ samples }: Plane): number {
  let energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
  for (const [i, across] of SMOOTH.entries()) {
    for (const down of SMOOTH.slice(0, SMOOTH.length - i)) {
      let share = 0;
      for (let y = 0; y < SIDE; y++) {
        let row = 0;
        for (let x = 0; x < SIDE; x++) row += (across[x] ?? 0) * (samples[y * SIDE + x] ?? 0);
        share += (down[y] ?? 0) * row;
      }
      energy -= share * share;
    }
  }
  return Math.sqrt(Math.max(0, energy) / (SIDE * SIDE));
}

/** Polynomials over the squares of a side, by degree: each of length 1, and upright on all before it. */
const SMOOTH: readonly Float64Array[] = (() => {
  const basis: Float64Array[] = [];
  for (let degree = 0; degree <= SMOOTH_DEGREE; degree++) {
    const power = Float64Array.from({ length: SIDE }, (_, x) => ((2 * x + 1) / SIDE - 1) ** degree);
    // Twice, since the first time leaves what rounding leaves.
    for (const before of [...basis, ...basis]) {
      const share = power.reduce((sum, value, x) => sum + value * (before[x] ?? 0), 0);
      for (let x = 0; x < SIDE; x++) power[x] = (power[x] ?? 0) - share * (before[x] ?? 0);
    }
    const length = Math.hypot(...power);
    basis.push(power.map((value) => value / length));
  }
  return basis;
})();
