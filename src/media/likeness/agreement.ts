import { type Affine, compose, invert, stretch } from './affine.ts';
import type { Area } from './geometry.ts';
import type { Plane } from './plane.ts';
import { sampleThrough } from './sample-through.ts';

/** A square of the template and what the other shows at the same place. */
export interface Block {
  /** Its place in the grid of blocks. */
  readonly column: number;
  readonly row: number;
  /** Its centre, as shares of the template and of the other. */
  readonly x: number;
  readonly y: number;
  readonly otherX: number;
  readonly otherY: number;
  /** In at least one of the two there is something to be seen. */
  readonly textured: boolean;
  /** In each of the two there is. */
  readonly texturedInBoth: boolean;
  /** -1 to 1. */
  readonly correlation: number;
}

/** What two pictures have in common under a map from one to the other. */
export interface Agreement {
  readonly blocks: readonly Block[];
  /** The part of the template, and of the other, that both show. */
  readonly inTemplate: Area;
  readonly inOther: Area;
}

/** Blocks whose correlation is at least this show the same thing. */
const SAME = 0.7;
/** And blocks below this another. */
const UNLIKE = 0.4;

export interface Tally {
  /** Blocks in which either picture shows something. */
  readonly textured: number;
  /** Of the textured, where both show the same. */
  readonly agreeing: number;
}

export function tally(blocks: readonly Block[]): Tally {
  let [textured, agreeing] = [0, 0];
  for (const block of blocks) {
    if (!block.textured) continue;
    textured += 1;
    if (agrees(block)) agreeing += 1;
  }
  return { textured, agreeing };
}

export function agrees({ textured, correlation }: Block): boolean {
  return textured && correlation >= SAME;
}

/** Two things, rather than one thing hidden or washed out. */
export function contradicts({ texturedInBoth, correlation }: Block): boolean {
  return texturedInBoth && correlation < UNLIKE;
}

/** 0 to 1: of what either picture shows, how much both show. */
export function agreeingShare({ textured, agreeing }: Tally): number {
  return textured === 0 ? 0 : agreeing / textured;
}

const MOST_BLOCKS_ACROSS = 14;
const SMALLEST_BLOCK = 5;
/** Of a block's pixels, how many must fall on the other picture. */
const SEEN = 0.6;
/** Grey levels, and share of the spread of the whole: less is noise. */
const LEAST_TEXTURE = 3.5;
const LEAST_TEXTURE_SHARE = 0.1;
export function agreementUnder(map: Affine, template: Plane, other: Plane): Agreement | null {
  const inTemplate = shownBy(map, template);
  if (inTemplate === null) return null;
  const warped = warp(map, template, other);
  const side = Math.max(inTemplate.width * template.width, inTemplate.height * template.height);
  const block = Math.max(SMALLEST_BLOCK, Math.round(side / MOST_BLOCKS_ACROSS));
  const left = Math.floor(inTemplate.left * template.width);
  const top = Math.floor(inTemplate.top * template.height);
  const right = Math.min(template.width, left + Math.ceil(inTemplate.width * template.width));
  const bottom = Math.min(template.height, top + Math.ceil(inTemplate.height * template.height));
  const all = statistics(template, warped, { left, top, right, bottom });
  if (all.count === 0) return null;
  const gain = all.spreadT > 0 ? all.spreadW / all.spreadT : 1;
  const least = Math.max(LEAST_TEXTURE, LEAST_TEXTURE_SHARE * all.spreadT);
  const blocks: Block[] = [];
  for (let y = top; y + block <= bottom; y += block) {
    for (let x = left; x + block <= right; x += block) {
      const edges = { left: x, top: y, right: x + block, bottom: y + block };
      const part = statistics(template, warped, edges);
      if (part.count < SEEN * block * block) continue;
      const centreX = (x + block / 2) / template.width;
      const centreY = (y + block / 2) / template.height;
      blocks.push({
        column: Math.round((x - left) / block),
        row: Math.round((y - top) / block),
        x: centreX,
        y: centreY,
        otherX: map.xx * centreX + map.xy * centreY + map.x0,
        otherY: map.yx * centreX + map.yy * centreY + map.y0,
        textured: Math.max(part.spreadT, part.spreadW / gain) >= least,
        texturedInBoth: Math.min(part.spreadT, part.spreadW / gain) >= least,
        correlation: part.correlation,
      });
    }
  }
  const back = invert(map);
  const inOther = back === null ? null : shownBy(back, other);
  return inOther === null ? null : { blocks, inTemplate, inOther };
}

/** The bounding box of the points of a picture that the map takes into the other; null if there are none. */
function shownBy(map: Affine, { width, height }: Plane): Area | null {
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (let y = 0.5; y < height; y++) {
    for (let x = 0.5; x < width; x++) {
      const u = (map.xx * x) / width + (map.xy * y) / height + map.x0;
      const v = (map.yx * x) / width + (map.yy * y) / height + map.y0;
      if (u < 0 || v < 0 || u > 1 || v > 1) continue;
      left = Math.min(left, (x - 0.5) / width);
      right = Math.max(right, (x + 0.5) / width);
      top = Math.min(top, (y - 0.5) / height);
      bottom = Math.max(bottom, (y + 0.5) / height);
    }
  }
  return right > left && bottom > top
    ? { left, top, width: right - left, height: bottom - top }
    : null;
}

function warp(map: Affine, template: Plane, other: Plane): Float32Array {
  const { width, height } = template;
  const count = width * height;
  const xs = new Float32Array(count);
  const ys = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    xs[at] = (at % width) + 0.5;
    ys[at] = Math.floor(at / width) + 0.5;
  }
  const warped = new Float32Array(count);
  const inPixels = compose(
    stretch(other.width, other.height),
    compose(map, stretch(1 / width, 1 / height)),
  );
  sampleThrough(inPixels, other, { count, xs, ys }, warped);
  return warped;
}

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function statistics(template: Plane, warped: Float32Array, { left, top, right, bottom }: Edges) {
  let [count, sumT, sumW, sumTT, sumWW, sumTW] = [0, 0, 0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let at = y * template.width + left; at < y * template.width + right; at++) {
      const w = warped[at] ?? Number.NaN;
      if (Number.isNaN(w)) continue;
      const t = template.samples[at] ?? 0;
      count += 1;
      sumT += t;
      sumW += w;
      sumTT += t * t;
      sumWW += w * w;
      sumTW += t * w;
    }
  }
  const n = Math.max(1, count);
  const varianceT = Math.max(0, sumTT / n - (sumT / n) ** 2);
  const varianceW = Math.max(0, sumWW / n - (sumW / n) ** 2);
  const covariance = sumTW / n - (sumT / n) * (sumW / n);
  const both = Math.sqrt(varianceT * varianceW);
  return {
    count,
    spreadT: Math.sqrt(varianceT),
    spreadW: Math.sqrt(varianceW),
    correlation: both > 1e-6 ? covariance / both : 0,
  };
}
