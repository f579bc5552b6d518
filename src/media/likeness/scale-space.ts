import { blur, type Plane } from './plane.ts';

/** A blob: a maximum or minimum of the difference of Gaussians over place and scale (Lowe 2004). */
export interface Extremum {
  /** In pixels of the plane, 0 at the left edge of the first pixel. */
  readonly x: number;
  readonly y: number;
  readonly sigma: number;
  readonly contrast: number;
}

const FIRST_SIGMA = 1.3;
/** Three scales an octave, as Lowe found best. */
const PER_OCTAVE = 3;
const STEP = 2 ** (1 / PER_OCTAVE);
/** Differences on either side of the three that are searched. */
const LEVELS = PER_OCTAVE + 3;
const SMALLEST_OCTAVE = 10;
/** Grey levels. */
const LEAST_CONTRAST = 0.5;

export function extremaOf(plane: Plane): Extremum[] {
  const found: Extremum[] = [];
  let base = blur(plane, FIRST_SIGMA);
  for (let pixel = 1; Math.min(base.width, base.height) >= SMALLEST_OCTAVE; pixel *= 2) {
    const levels = octave(base);
    collectOctave(found, levels, pixel);
    const next = levels[PER_OCTAVE];
    if (next === undefined) break;
    base = everyOther(next);
  }
  return found;
}

function octave(base: Plane): Plane[] {
  const levels = [base];
  let last = base;
  for (let level = 1; level < LEVELS; level++) {
    last = blur(last, FIRST_SIGMA * STEP ** (level - 1) * Math.sqrt(STEP * STEP - 1));
    levels.push(last);
  }
  return levels;
}

function collectOctave(found: Extremum[], levels: readonly Plane[], pixel: number): void {
  const differences = levels.slice(1).map((next, at) => difference(next, levels[at] ?? next));
  for (let level = 1; level + 1 < differences.length; level++) {
    const [below, here, above] = [level - 1, level, level + 1].map((at) => differences[at]);
    const plane = levels[level];
    if (below === undefined || here === undefined || above === undefined) continue;
    if (plane === undefined) continue;
    const { width, height } = plane;
    collect(found, { below, here, above, level, width, height, pixel });
  }
}

function difference(a: Plane, b: Plane): Float32Array {
  const out = new Float32Array(a.samples.length);
  for (let at = 0; at < out.length; at++) out[at] = (a.samples[at] ?? 0) - (b.samples[at] ?? 0);
  return out;
}

/** Of twice the first sigma nothing is lost so. */
function everyOther({ width, height, samples }: Plane): Plane {
  const across = width >> 1;
  const down = height >> 1;
  const out = new Float32Array(across * down);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const at = 2 * y * width + 2 * x;
      out[y * across + x] =
        ((samples[at] ?? 0) +
          (samples[at + 1] ?? 0) +
          (samples[at + width] ?? 0) +
          (samples[at + width + 1] ?? 0)) /
        4;
    }
  }
  return { width: across, height: down, samples: out };
}

interface Layer {
  readonly below: Float32Array;
  readonly here: Float32Array;
  readonly above: Float32Array;
  readonly level: number;
  readonly width: number;
  readonly height: number;
  /** Side of a pixel of this octave in pixels of the plane. */
  readonly pixel: number;
}

function collect(found: Extremum[], layer: Layer): void {
  const { here, below, above, width, height } = layer;
  for (let y = 1; y + 1 < height; y++) {
    for (let x = 1; x + 1 < width; x++) {
      const at = y * width + x;
      const value = here[at] ?? 0;
      if (value < LEAST_CONTRAST && value > -LEAST_CONTRAST) continue;
      const standsOut =
        value > 0
          ? isHighest(here, at, width, value, false) &&
            isHighest(below, at, width, value, true) &&
            isHighest(above, at, width, value, true)
          : isLowest(here, at, width, value, false) &&
            isLowest(below, at, width, value, true) &&
            isLowest(above, at, width, value, true);
      if (!standsOut) continue;
      const extremum = refined(layer, x, y);
      if (extremum !== null) found.push(extremum);
    }
  }
}

function isHighest(
  plane: Float32Array,
  at: number,
  stride: number,
  value: number,
  centreToo: boolean,
): boolean {
  if (centreToo && (plane[at] ?? 0) >= value) return false;
  return (
    (plane[at - 1] ?? 0) < value &&
    (plane[at + 1] ?? 0) < value &&
    (plane[at - stride] ?? 0) < value &&
    (plane[at + stride] ?? 0) < value &&
    (plane[at - stride - 1] ?? 0) < value &&
    (plane[at - stride + 1] ?? 0) < value &&
    (plane[at + stride - 1] ?? 0) < value &&
    (plane[at + stride + 1] ?? 0) < value
  );
}

function isLowest(
  plane: Float32Array,
  at: number,
  stride: number,
  value: number,
  centreToo: boolean,
): boolean {
  if (centreToo && (plane[at] ?? 0) <= value) return false;
  return (
    (plane[at - 1] ?? 0) > value &&
    (plane[at + 1] ?? 0) > value &&
    (plane[at - stride] ?? 0) > value &&
    (plane[at + stride] ?? 0) > value &&
    (plane[at - stride - 1] ?? 0) > value &&
    (plane[at - stride + 1] ?? 0) > value &&
    (plane[at + stride - 1] ?? 0) > value &&
    (plane[at + stride + 1] ?? 0) > value
  );
}

/** Where the quadratic through the neighbours has its extremum: place and scale finer than their steps. */
function refined(
  { below, here, above, level, width, pixel }: Layer,
  x: number,
  y: number,
): Extremum | null {
  const at = y * width + x;
  const h = (offset: number) => here[at + offset] ?? 0;
  const b = (offset: number) => below[at + offset] ?? 0;
  const a = (offset: number) => above[at + offset] ?? 0;
  const centre = 2 * h(0);
  const xx = h(1) + h(-1) - centre;
  const yy = h(width) + h(-width) - centre;
  const ss = a(0) + b(0) - centre;
  const xy = (h(width + 1) - h(width - 1) - h(-width + 1) + h(-width - 1)) / 4;
  const xs = (a(1) - a(-1) - b(1) + b(-1)) / 4;
  const ys = (a(width) - a(-width) - b(width) + b(-width)) / 4;
  const gx = (h(1) - h(-1)) / 2;
  const gy = (h(width) - h(-width)) / 2;
  const gs = (a(0) - b(0)) / 2;
  const [ixx, ixy, ixs] = [yy * ss - ys * ys, xs * ys - xy * ss, xy * ys - xs * yy];
  const [iyy, iys, iss] = [xx * ss - xs * xs, xs * xy - xx * ys, xx * yy - xy * xy];
  const determinant = xx * ixx + xy * ixy + xs * ixs;
  if (determinant === 0) return null;
  const dx = -(ixx * gx + ixy * gy + ixs * gs) / determinant;
  const dy = -(ixy * gx + iyy * gy + iys * gs) / determinant;
  const ds = -(ixs * gx + iys * gy + iss * gs) / determinant;
  if (!(Math.abs(dx) <= 1 && Math.abs(dy) <= 1 && Math.abs(ds) <= 1)) return null;
  return {
    x: (x + 0.5 + dx) * pixel,
    y: (y + 0.5 + dy) * pixel,
    sigma: FIRST_SIGMA * STEP ** (level + 0.5 + ds) * pixel,
    contrast: Math.abs(h(0) + (gx * dx + gy * dy + gs * ds) / 2),
  };
}
