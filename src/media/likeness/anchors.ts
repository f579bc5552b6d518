import type { Area } from './geometry.ts';
import type { Plane } from './plane.ts';
import { shrinkTo } from './plane.ts';
import { type Extremum, extremaOf } from './scale-space.ts';

/**
 * Windows that stand on what the picture shows, so that a crop, a strip or a frame leaves them where they were: each is
 * centred on a blob of the scale space and as large as the blob says. A grid of windows would have to be as fine as the
 * hash is particular (some 3 % of a side) in four dimensions; these need no grid.
 */
export interface Anchor {
  readonly area: Area;
  /** How far the blob stands out of its surroundings, in grey levels. */
  readonly contrast: number;
}

/** Pixels of the longer side of the picture in which blobs are sought. */
const WORKING_SIDE = 72;
/** Side of the window of a blob by its sigma. */
const WINDOW_PER_SIGMA = 6;
/** Of the longer side of the picture. Smaller windows show too little to be told apart. */
const SMALLEST_WINDOW = 0.1;

/** The strongest first. */
export function anchorsOf(shown: Plane): Anchor[] {
  const plane = shrinkTo(shown, WORKING_SIDE);
  return extremaOf(plane)
    .flatMap((extremum) => {
      const area = windowAbout(extremum, plane);
      return area === null ? [] : [{ area, contrast: extremum.contrast }];
    })
    .sort((a, b) => b.contrast - a.contrast);
}

/** Square in pixels of the picture. Null where it would reach past an edge: what lies there no copy can show. */
function windowAbout({ x, y, sigma }: Extremum, { width, height }: Plane): Area | null {
  const side = sigma * WINDOW_PER_SIGMA;
  const left = (x - side / 2) / width;
  const top = (y - side / 2) / height;
  const area = { left, top, width: side / width, height: side / height };
  const inside = left >= 0 && top >= 0 && left + area.width <= 1 && top + area.height <= 1;
  return inside && side >= SMALLEST_WINDOW * Math.max(width, height) ? area : null;
}
