import type { Window } from '../pdq/pdq.ts';
import { type Area, areaOf, overlap, WHOLE } from './geometry.ts';
import { largestOnGround } from './largest-on-ground.ts';
import type { Plane } from './plane.ts';
import { toStraightEdges } from './straight-edges.ts';

/** Grey levels within which pixels count as of one colour: JPEG smears that much beside letters. */
const SAME_SHADE = 10;
/** A line this much of one shade shows nothing. */
const EMPTY_LINE = 0.96;
/** A line of a strip keeps this much of the strip's shade, letters and all. */
const STRIP_LINE = 0.45;
/** The last line of a strip has at least this much of its shade, the first line after it less than that. */
const LAST_LINE = 0.9;
const NEXT_LINE = 0.6;
const SMALLEST_SIDE = 0.12;
const MOST_BOXES = 3;
const SAME_BOX = 0.97;

/**
 * Where the picture proper may lie when borders, letterbox bars, strips with words or the rest of a screen stand about
 * it, most careful first. Nothing is cut away: each is one more window to hash.
 */
export function contentBoxes(luma: Plane): Area[] {
  const whole: Window = { left: 0, top: 0, width: luma.width, height: luma.height };
  const trimmed = trimStrips(luma, whole);
  const framed = largestOnGround(luma);
  const boxes = [
    trimmed,
    ...(framed === null ? [] : [framed, toStraightEdges(luma, framed)]),
    trimStrips(luma, framed ?? trimmed),
  ];
  const areas: Area[] = [];
  for (const box of boxes) {
    if (areas.length === MOST_BOXES) break;
    const area = areaOf(box, luma.width, luma.height);
    const isNew = [WHOLE, ...areas].every((known) => overlap(known, area) < SAME_BOX);
    if (isNew && area.width >= SMALLEST_SIDE && area.height >= SMALLEST_SIDE) areas.push(area);
  }
  return areas;
}

type Side = 'top' | 'bottom' | 'left' | 'right';
const SIDES: readonly Side[] = ['top', 'bottom', 'left', 'right'];

/** Takes one strip off each side: its first line is of one shade, and the others mostly of that shade. */
function trimStrips(luma: Plane, box: Window): Window {
  let rest = box;
  for (const side of SIDES) rest = without(rest, side, stripDepth(luma, rest, side));
  return rest;
}

/** Its last line is empty again, and the next is plainly of something else: a dark picture only fades. */
function stripDepth(luma: Plane, box: Window, side: Side): number {
  const lines = side === 'top' || side === 'bottom' ? box.height : box.width;
  const shade = lineMedian(luma, box, side, 0);
  let before = shareOfShade(luma, box, side, 0, shade);
  if (before < EMPTY_LINE) return 0;
  // Letters may fill a line or two more than that: a strip ends where it does not come back soon.
  const patience = Math.max(1, Math.round(lines * 0.012));
  let depth = 0;
  for (let line = 1, missed = 0; line < lines && missed < patience; line++) {
    const share = shareOfShade(luma, box, side, line, shade);
    if (before >= LAST_LINE && share < NEXT_LINE) depth = line;
    missed = share >= STRIP_LINE ? 0 : missed + 1;
    before = share;
  }
  return depth;
}

function without({ left, top, width, height }: Window, side: Side, depth: number): Window {
  if (side === 'top') return { left, width, top: top + depth, height: Math.max(1, height - depth) };
  if (side === 'bottom') return { left, width, top, height: Math.max(1, height - depth) };
  if (side === 'left')
    return { top, height, left: left + depth, width: Math.max(1, width - depth) };
  return { top, height, left, width: Math.max(1, width - depth) };
}

interface Line {
  readonly start: number;
  readonly stride: number;
  readonly length: number;
}

function lineOf(luma: Plane, box: Window, side: Side, depth: number): Line {
  const { left, top, width, height } = box;
  if (side === 'top' || side === 'bottom') {
    const y = side === 'top' ? top + depth : top + height - 1 - depth;
    return { start: y * luma.width + left, stride: 1, length: width };
  }
  const x = side === 'left' ? left + depth : left + width - 1 - depth;
  return { start: top * luma.width + x, stride: luma.width, length: height };
}

function lineMedian(luma: Plane, box: Window, side: Side, depth: number): number {
  const { start, stride, length } = lineOf(luma, box, side, depth);
  const counts = new Uint16Array(256);
  for (let at = 0, input = start; at < length; at++, input += stride) {
    const shade = Math.round(luma.samples[input] ?? 0);
    counts[shade] = (counts[shade] ?? 0) + 1;
  }
  let median = 0;
  for (let below = counts[0] ?? 0; below <= length >> 1 && median < 255; ) {
    median += 1;
    below += counts[median] ?? 0;
  }
  return median;
}

function shareOfShade(luma: Plane, box: Window, side: Side, depth: number, shade: number): number {
  const { start, stride, length } = lineOf(luma, box, side, depth);
  let same = 0;
  for (let at = 0, input = start; at < length; at++, input += stride) {
    const difference = (luma.samples[input] ?? 0) - shade;
    if (difference <= SAME_SHADE && difference >= -SAME_SHADE) same += 1;
  }
  return same / length;
}
