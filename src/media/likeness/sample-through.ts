import type { Affine } from './affine.ts';
import type { Plane } from './plane.ts';

interface Points {
  readonly count: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

/** Writes NaN where the other picture has nothing; answers how many points have something. */
export function sampleThrough(
  map: Affine,
  other: Plane,
  points: Points,
  warped: Float32Array,
): number {
  const { width, height, samples } = other;
  let seen = 0;
  for (let at = 0; at < points.count; at++) {
    const x = points.xs[at] ?? 0;
    const y = points.ys[at] ?? 0;
    const u = map.xx * x + map.xy * y + map.x0 - 0.5;
    const v = map.yx * x + map.yy * y + map.y0 - 0.5;
    if (!(u >= 0 && v >= 0 && u < width - 1 && v < height - 1)) {
      warped[at] = Number.NaN;
      continue;
    }
    const left = Math.floor(u);
    const top = Math.floor(v);
    const corner = top * width + left;
    const fx = u - left;
    const upper = (samples[corner] ?? 0) * (1 - fx) + (samples[corner + 1] ?? 0) * fx;
    const lower =
      (samples[corner + width] ?? 0) * (1 - fx) + (samples[corner + width + 1] ?? 0) * fx;
    warped[at] = upper + (lower - upper) * (v - top);
    seen += 1;
  }
  return seen;
}
