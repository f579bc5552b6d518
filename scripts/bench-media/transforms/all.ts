import { BORDERS } from './borders.ts';
import { CROPS, ORIENTATION, TILT } from './geometric.ts';
import { OVERLAYS } from './overlays.ts';
import { PHOTOMETRIC } from './photometric.ts';
import { SCREENSHOTS } from './screenshots.ts';
import type { Transform } from './transform.ts';

/** The 37, in the order of the report. */
export const TRANSFORMS: readonly Transform[] = [
  ...PHOTOMETRIC,
  ...ORIENTATION,
  ...BORDERS,
  ...SCREENSHOTS,
  ...CROPS,
  ...OVERLAYS,
  TILT,
];
