import type { Window } from '../pdq/pdq.ts';
import type { Plane } from './plane.ts';

/** Grey levels from one pixel to the next. */
const STEP = 4;
/** Of the pixels along an edge. */
const STEPPING = 0.55;
/** How far beyond its box an edge is sought, by the side of the box. */
const REACH = 0.35;
/** Pixels: nearer than this it is the box's own edge. */
const OWN_EDGE = 3;

/**
 * The box, with each side moved outwards to the next straight edge if there is one: where a picture is as dark as the
 * ground it lies on, only its edge tells where it ends.
 */
export function toStraightEdges(luma: Plane, { left, top, width, height }: Window): Window {
  const reachX = Math.round(width * REACH);
  const reachY = Math.round(height * REACH);
  const right = left + width;
  const bottom = top + height;
  const column = (x: number) => steppingAcross(luma, x, top, bottom);
  const row = (y: number) => steppingDown(luma, y, left, right);
  const newLeft = farther(left, -1, Math.max(1, left - reachX), column);
  const newRight = farther(right, 1, Math.min(luma.width - 1, right + reachX), column);
  const newTop = farther(top, -1, Math.max(1, top - reachY), row);
  const newBottom = farther(bottom, 1, Math.min(luma.height - 1, bottom + reachY), row);
  return { left: newLeft, top: newTop, width: newRight - newLeft, height: newBottom - newTop };
}

function farther(
  from: number,
  direction: 1 | -1,
  to: number,
  stepping: (line: number) => number,
): number {
  if (from > 0 && stepping(from) >= STEPPING) return from;
  for (let at = from + OWN_EDGE * direction; (to - at) * direction >= 0; at += direction) {
    if (stepping(at) >= STEPPING) return at;
  }
  return from;
}

/** Of the pixels of column `x`, how many differ from their neighbour on the left. */
function steppingAcross({ width, samples }: Plane, x: number, top: number, bottom: number): number {
  if (x <= 0 || x >= width) return 0;
  let steps = 0;
  for (let y = top; y < bottom; y++) {
    const at = y * width + x;
    const step = (samples[at] ?? 0) - (samples[at - 1] ?? 0);
    if (step >= STEP || step <= -STEP) steps += 1;
  }
  return steps / (bottom - top);
}

function steppingDown(
  { width, height, samples }: Plane,
  y: number,
  left: number,
  right: number,
): number {
  if (y <= 0 || y >= height) return 0;
  let steps = 0;
  for (let at = y * width + left; at < y * width + right; at++) {
    const step = (samples[at] ?? 0) - (samples[at - width] ?? 0);
    if (step >= STEP || step <= -STEP) steps += 1;
  }
  return steps / (right - left);
}
