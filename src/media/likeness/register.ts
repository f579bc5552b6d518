import { type Affine, invert } from './affine.ts';
import { type Agreement, agreeingShare, agreementUnder, tally } from './agreement.ts';
import { align } from './align.ts';
import type { Area } from './geometry.ts';
import type { Plane } from './plane.ts';

/** A guess that one part of a picture shows what a part of another shows. */
export interface Guess {
  readonly part: Area;
  readonly otherPart: Area;
  /** From the picture to the other. */
  readonly map: Affine;
}

/** The template is the first picture, the other the second. */
export interface Registration extends Agreement {
  readonly map: Affine;
}

/** Pixels of the shorter side of the part where the search begins: fewer tell too little, more see too short a way. */
const COARSEST_SIDE = 14;

/**
 * Lays one picture on the other, beginning with a guess and the parts it is of, and says what they have in common.
 * `pictures` are pyramids, the finest level first. The map of the answer goes from the first picture to the second.
 */
export function register(
  first: readonly Plane[],
  second: readonly Plane[],
  guess: Guess,
): Registration | null {
  const [a, b] = [first[0], second[0]];
  if (a === undefined || b === undefined) return null;
  if (pixelsIn(guess.part, a) <= pixelsIn(guess.otherPart, b)) {
    return onTemplate(first, second, guess.part, guess.map);
  }
  const back = invert(guess.map);
  const found = back === null ? null : onTemplate(second, first, guess.otherPart, back);
  const map = found === null ? null : invert(found.map);
  if (found === null || map === null) return null;
  const blocks = found.blocks.map((block) => ({
    ...block,
    x: block.otherX,
    y: block.otherY,
    otherX: block.x,
    otherY: block.y,
  }));
  return { blocks, map, inTemplate: found.inOther, inOther: found.inTemplate };
}

function pixelsIn(part: Area, { width, height }: Plane): number {
  return part.width * width * part.height * height;
}

/** The template is the picture that shows the part with fewer pixels: the other is brought down to it. */
function onTemplate(
  template: readonly Plane[],
  other: readonly Plane[],
  part: Area,
  first: Affine,
): Registration | null {
  const finest = template[0];
  if (finest === undefined) return null;
  let map = first;
  const levels = template.filter(
    ({ width, height }, at) =>
      at === 0 || Math.min(width * part.width, height * part.height) >= COARSEST_SIDE,
  );
  for (const level of levels.toReversed()) {
    const fit = align(level, ofLikeScale(other, map, level), part, map);
    if (fit === null) return null;
    map = fit.map;
  }
  const matched = ofLikeScale(other, map, finest);
  const agreement = agreementUnder(map, finest, matched);
  if (agreement === null) return null;
  const wider = align(finest, matched, agreement.inTemplate, map);
  if (wider === null) return { ...agreement, map };
  const again = agreementUnder(wider.map, finest, matched);
  return again !== null && shareOf(again) > shareOf(agreement)
    ? { ...again, map: wider.map }
    : { ...agreement, map };
}

function shareOf({ blocks }: Agreement): number {
  return agreeingShare(tally(blocks));
}

/** The level of the other whose pixels are nearest in size to the template's. */
function ofLikeScale(other: readonly Plane[], map: Affine, template: Plane): Plane {
  const [finest] = other;
  if (finest === undefined) return template;
  const area = Math.abs(map.xx * map.yy - map.xy * map.yx);
  const scale = Math.sqrt(
    (area * finest.width * finest.height) / (template.width * template.height),
  );
  const level = Math.min(other.length - 1, Math.max(0, Math.round(Math.log2(scale))));
  return other[level] ?? finest;
}
