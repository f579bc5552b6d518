import type { Window } from '../pdq/pdq.ts';
import type { Plane } from './plane.ts';

/** A shade that covers this much of a picture may be the ground that another picture lies on. */
const GROUND = 0.12;
/** Pixels of the side of a cell: letters are joined to their neighbours at this, lines of them are not. */
const CELL = 3;
/** Of the cells in its bounding box, what the thing itself must fill: less is letters and lines, not a picture. */
const FILLED = 0.4;
/** Of the whole. */
const LEAST_AREA = 0.02;
/** A line along the edge of the thing that has less than this of it is ground. */
const EDGE_LINE = 0.3;

/** The bounding box of the largest connected thing that is not of the ground's shade; null without such a ground or thing. */
export function largestOnGround(luma: Plane): Window | null {
  const cells = cellsOf(luma);
  const isGround = groundShades(cells);
  if (isGround === null) return null;
  const found = largestComponent(cells, isGround);
  const { width, height } = cells;
  if (found === null) return null;
  const area = (found.right - found.left) * (found.bottom - found.top);
  if (area < LEAST_AREA * width * height || found.count < FILLED * area) return null;
  const box = {
    left: found.left * CELL,
    top: found.top * CELL,
    width: (found.right - found.left) * CELL,
    height: (found.bottom - found.top) * CELL,
  };
  return withoutGroundLines(luma, isGround, box);
}

const PEAK_REACH = 3;

/** Which of the 256 shades belong to a ground; null if no shade covers enough. */
function groundShades({ shades }: Cells): Uint8Array | null {
  const counts = new Uint32Array(256);
  for (let at = 0; at < shades.length; at++) {
    const shade = shades[at] ?? 0;
    counts[shade] = (counts[shade] ?? 0) + 1;
  }
  const ground = new Uint8Array(256);
  let any = false;
  for (let peak = 0; peak < 2; peak++) {
    let best = 0;
    let bestCount = 0;
    for (let shade = 0; shade < 256; shade++) {
      if (ground[shade] === 1) continue;
      let around = 0;
      for (let s = Math.max(0, shade - PEAK_REACH); s <= Math.min(255, shade + PEAK_REACH); s++) {
        if (ground[s] === 0) around += counts[s] ?? 0;
      }
      if (around > bestCount) {
        best = shade;
        bestCount = around;
      }
    }
    if (bestCount < shades.length * GROUND) break;
    any = true;
    const reach = PEAK_REACH * 2;
    ground.fill(1, Math.max(0, best - reach), Math.min(256, best + reach + 1));
  }
  return any ? ground : null;
}

interface Cells {
  readonly width: number;
  readonly height: number;
  /** Of one pixel of each cell. */
  readonly shades: Uint8Array;
}

function cellsOf(luma: Plane): Cells {
  const width = Math.floor(luma.width / CELL);
  const height = Math.floor(luma.height / CELL);
  const shades = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = y * CELL * luma.width;
    for (let x = 0; x < width; x++)
      shades[y * width + x] = (luma.samples[row + x * CELL] ?? 0) + 0.5;
  }
  return { width, height, shades };
}

interface Component {
  count: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function largestComponent(
  { width, height, shades }: Cells,
  isGround: Uint8Array,
): Component | null {
  const left = shades.map((shade) => 1 - (isGround[shade] ?? 0));
  const pending = new Int32Array(width * height);
  let best: Component | null = null;
  for (let start = 0; start < left.length; start++) {
    if (left[start] !== 1) continue;
    const found: Component = { count: 0, left: width, top: height, right: 0, bottom: 0 };
    let waiting = 0;
    pending[waiting++] = start;
    left[start] = 0;
    while (waiting > 0) {
      const at = pending[--waiting] ?? 0;
      const x = at % width;
      const y = (at - x) / width;
      found.count += 1;
      if (x < found.left) found.left = x;
      if (y < found.top) found.top = y;
      if (x >= found.right) found.right = x + 1;
      if (y >= found.bottom) found.bottom = y + 1;
      if (x > 0 && left[at - 1] === 1) {
        left[at - 1] = 0;
        pending[waiting++] = at - 1;
      }
      if (x + 1 < width && left[at + 1] === 1) {
        left[at + 1] = 0;
        pending[waiting++] = at + 1;
      }
      if (y > 0 && left[at - width] === 1) {
        left[at - width] = 0;
        pending[waiting++] = at - width;
      }
      if (y + 1 < height && left[at + width] === 1) {
        left[at + width] = 0;
        pending[waiting++] = at + width;
      }
    }
    if (best === null || found.count > best.count) best = found;
  }
  return best;
}

/** Cells are coarser than pixels: what a letter or a soft edge added to the box is taken off again. */
function withoutGroundLines(luma: Plane, isGround: Uint8Array, box: Window): Window {
  let { left, top, width, height } = box;
  const isLineOff = (x: number, y: number, stepX: number, stepY: number, length: number) => {
    let off = 0;
    for (let n = 0; n < length; n++) {
      const at = (y + n * stepY) * luma.width + x + n * stepX;
      if (isGround[Math.round(luma.samples[at] ?? 0)] === 0) off += 1;
    }
    return off >= EDGE_LINE * length;
  };
  while (height > 1 && !isLineOff(left, top, 1, 0, width)) {
    top += 1;
    height -= 1;
  }
  while (height > 1 && !isLineOff(left, top + height - 1, 1, 0, width)) height -= 1;
  while (width > 1 && !isLineOff(left, top, 0, 1, height)) {
    left += 1;
    width -= 1;
  }
  while (width > 1 && !isLineOff(left + width - 1, top, 0, 1, height)) width -= 1;
  return { left, top, width, height };
}
