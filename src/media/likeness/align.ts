import { type Affine, compose, invert, stretch } from './affine.ts';
import type { Area } from './geometry.ts';
import { pixelsOf } from './geometry.ts';
import { solve } from './linear-system.ts';
import type { Plane } from './plane.ts';
import { sampleThrough } from './sample-through.ts';

/**
 * Finds, from a first guess, the affine map under which one picture looks most like the other up to contrast and
 * brightness: Lucas-Kanade in its compositional form with a linear appearance model (Baker and Matthews 2004),
 * reweighted so that what covers the picture in one of the two does not pull the rest out of place.
 */
export interface Fit {
  /** From the template to the other. */
  readonly map: Affine;
  readonly gain: number;
  readonly bias: number;
}

/** Six of the map, then contrast and brightness. */
const UNKNOWNS = 8;
const ROUNDS = 12;
/** Of a pixel: finer than this nothing changes in the comparison that follows. */
const SETTLED = 0.02;
/** Tukey's constant: 95 % efficient where errors are normal. */
const TUKEY = 4.685;
const MAD_TO_SIGMA = 1.4826;
const LEAST_SIGMA = 1.5;
const LEAST_PIXELS = 60;

/** Null if it does not settle, or too little of the template falls on the other. */
export function align(template: Plane, other: Plane, part: Area, first: Affine): Fit | null {
  const points = pointsOf(template, part);
  if (points.count < LEAST_PIXELS) return null;
  const unitOfTemplate = stretch(1 / template.width, 1 / template.height);
  const unitOfOther = stretch(other.width, other.height);
  const backToUnit = stretch(template.width, template.height);
  const pixelsOfUnit = stretch(1 / other.width, 1 / other.height);
  let map = compose(unitOfOther, compose(first, unitOfTemplate));
  let gain = 1;
  let bias = 0;
  let sigma = Number.POSITIVE_INFINITY;
  const warped = new Float32Array(points.count);
  const absolute = new Float32Array(points.count);
  for (let round = 0; round < ROUNDS; round++) {
    const seen = sampleThrough(map, other, points, warped);
    if (seen < LEAST_PIXELS || seen < points.count * 0.3) return null;
    if (round === 0) ({ gain, bias } = appearance(points, warped));
    sigma = spread(points, warped, gain, bias, absolute);
    const step = improve(points, warped, gain, bias, sigma);
    if (step === null) return null;
    const { change, moved } = step;
    map = compose(map, change);
    gain += step.gain;
    bias += step.bias;
    if (!Number.isFinite(gain) || moved > 0.5 * Math.max(template.width, template.height))
      return null;
    if (moved < SETTLED) break;
  }
  const unit = compose(pixelsOfUnit, compose(map, backToUnit));
  return invert(unit) === null ? null : { map: unit, gain, bias };
}

interface Points {
  readonly count: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly values: Float32Array;
  readonly gradientX: Float32Array;
  readonly gradientY: Float32Array;
  /** The coordinates are kept about this, for the sake of the equations. */
  readonly size: number;
}

function pointsOf(template: Plane, part: Area): Points {
  const { left, top, width, height } = pixelsOf(part, template.width, template.height);
  const capacity = width * height;
  const [xs, ys, values, gradientX, gradientY] = Array.from(
    { length: 5 },
    () => new Float32Array(capacity),
  );
  const none = new Float32Array(0);
  const points = {
    xs: xs ?? none,
    ys: ys ?? none,
    values: values ?? none,
    gradientX: gradientX ?? none,
    gradientY: gradientY ?? none,
  };
  const { samples, width: stride } = template;
  let count = 0;
  for (let y = Math.max(1, top); y < Math.min(template.height - 1, top + height); y++) {
    for (let x = Math.max(1, left); x < Math.min(stride - 1, left + width); x++) {
      const at = y * stride + x;
      points.xs[count] = x + 0.5;
      points.ys[count] = y + 0.5;
      points.values[count] = samples[at] ?? 0;
      points.gradientX[count] = ((samples[at + 1] ?? 0) - (samples[at - 1] ?? 0)) / 2;
      points.gradientY[count] = ((samples[at + stride] ?? 0) - (samples[at - stride] ?? 0)) / 2;
      count += 1;
    }
  }
  return { ...points, count, size: Math.max(template.width, template.height) };
}

function appearance(points: Points, warped: Float32Array): { gain: number; bias: number } {
  let [n, sumT, sumW, sumTT, sumTW] = [0, 0, 0, 0, 0];
  for (let at = 0; at < points.count; at++) {
    const w = warped[at] ?? 0;
    if (Number.isNaN(w)) continue;
    const t = points.values[at] ?? 0;
    n += 1;
    sumT += t;
    sumW += w;
    sumTT += t * t;
    sumTW += t * w;
  }
  const variance = sumTT - (sumT * sumT) / n;
  const gain = variance > 0 ? Math.max(0.2, (sumTW - (sumT * sumW) / n) / variance) : 1;
  return { gain, bias: (sumW - gain * sumT) / n };
}

function spread(
  points: Points,
  warped: Float32Array,
  gain: number,
  bias: number,
  absolute: Float32Array,
): number {
  let count = 0;
  for (let at = 0; at < points.count; at++) {
    const w = warped[at] ?? 0;
    if (Number.isNaN(w)) continue;
    absolute[count] = Math.abs(w - gain * (points.values[at] ?? 0) - bias);
    count += 1;
  }
  const sorted = absolute.subarray(0, count).sort();
  return Math.max(LEAST_SIGMA, MAD_TO_SIGMA * (sorted[count >> 1] ?? 0));
}

const normal = new Float64Array(UNKNOWNS * UNKNOWNS);
const right = new Float64Array(UNKNOWNS);
const row = new Float64Array(UNKNOWNS);

function improve(
  points: Points,
  warped: Float32Array,
  gain: number,
  bias: number,
  sigma: number,
): { change: Affine; gain: number; bias: number; moved: number } | null {
  normal.fill(0);
  right.fill(0);
  const reach = TUKEY * sigma;
  const { size } = points;
  for (let at = 0; at < points.count; at++) {
    const w = warped[at] ?? 0;
    if (Number.isNaN(w)) continue;
    const value = points.values[at] ?? 0;
    const error = w - gain * value - bias;
    const far = error / reach;
    if (far >= 1 || far <= -1) continue;
    const weight = (1 - far * far) ** 2;
    const gx = gain * (points.gradientX[at] ?? 0);
    const gy = gain * (points.gradientY[at] ?? 0);
    const x = (points.xs[at] ?? 0) / size;
    const y = (points.ys[at] ?? 0) / size;
    row[0] = gx * x;
    row[1] = gx * y;
    row[2] = gx;
    row[3] = gy * x;
    row[4] = gy * y;
    row[5] = gy;
    row[6] = -value;
    row[7] = -1;
    for (let i = 0; i < UNKNOWNS; i++) {
      const scaled = weight * (row[i] ?? 0);
      right[i] = (right[i] ?? 0) - scaled * error;
      for (let j = i; j < UNKNOWNS; j++) {
        normal[i * UNKNOWNS + j] = (normal[i * UNKNOWNS + j] ?? 0) + scaled * (row[j] ?? 0);
      }
    }
  }
  for (let i = 0; i < UNKNOWNS; i++) {
    for (let j = 0; j < i; j++) normal[i * UNKNOWNS + j] = normal[j * UNKNOWNS + i] ?? 0;
  }
  const answer = solve(normal, right);
  if (answer === null) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = answer;
  const change = { xx: 1 + a / size, xy: b / size, x0: c, yx: d / size, yy: 1 + e / size, y0: f };
  const moved =
    Math.max(Math.abs(a) + Math.abs(b), Math.abs(d) + Math.abs(e)) / 2 +
    Math.max(Math.abs(c), Math.abs(f));
  return { change, gain: g, bias: h, moved };
}
