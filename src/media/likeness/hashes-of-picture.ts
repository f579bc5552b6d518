import type { DecodedPicture } from '../decode/decode-picture.ts';
import {
  type DihedralPdq,
  dihedralPdqOf,
  type Luma,
  ORIENTATIONS,
  type Orientation,
  type PdqHash,
} from '../pdq/pdq.ts';
import { anchorsOf } from './anchors.ts';
import { contentBoxes } from './content-boxes.ts';
import { type Area, overlap, pixelsOf, WHOLE } from './geometry.ts';
import { partHash } from './part-hash.ts';
import type { Plane } from './plane.ts';
import { packSketch, sketchPlane } from './sketch.ts';
import { isTellingThoughPlain } from './tones.ts';

/** Changes whenever the same picture would get other windows or hashes, or be judged otherwise. */
export const LIKENESS_VERSION = 'likeness-2';

/** All of a picture, all but what frames it, a part, or all of one that shows little. */
export type WindowKind = 'full' | 'box' | 'crop' | 'plain';

/** A hash with the part of the picture it is of, as shares of the picture as shown. */
export interface StoredWindow extends Area {
  readonly kind: WindowKind;
  readonly hash: PdqHash;
  readonly quality: number;
  /** The same part turned and mirrored: what a picture asks with besides `hash`. */
  readonly turned: readonly TurnedHash[];
}

export interface TurnedHash {
  readonly orientation: Orientation;
  readonly hash: PdqHash;
}

export interface PictureHashes {
  /** 0 to 100, of the whole picture. */
  readonly quality: number;
  /** Of the whole picture, in the order of ORIENTATIONS. */
  readonly full: readonly PdqHash[];
  /** What goes into the index. Empty if the picture shows too little to be told from others. */
  readonly windows: readonly StoredWindow[];
  /** The picture small and grey, for comparing pixels. */
  readonly sketch: Uint8Array;
}

/** Below this the hash's authors discard it: it tells too little. */
export const LEAST_QUALITY = 50;
/** Below this all of a picture is hashed as a plain one, too: a copy's quality is a little more or less. */
const PLAIN_BELOW = 60;
/** Parts of pictures are more often alike by chance: sky, a caption's letters, a button. */
export const LEAST_PART_QUALITY = 60;
/** More find little more, and each is a row of the index and two questions. */
const MOST_CROPS = 10;
/** Of what two windows cover together. */
const SAME_CROP = 0.7;

export function hashesOfPicture(picture: DecodedPicture): PictureHashes {
  const { luma, transparency } = picture;
  const whole = dihedralPdqOf(luma);
  const plane = sketchPlane(picture);
  return {
    quality: whole.quality,
    full: whole.hashes,
    windows:
      transparency === 'full'
        ? []
        : [
            ...fullWindow(whole),
            ...plainWindow(whole, plane),
            ...boxWindows(luma),
            ...cropWindows(luma, plane),
          ],
    sketch: packSketch(plane),
  };
}

function fullWindow(whole: DihedralPdq): StoredWindow[] {
  return whole.quality < LEAST_QUALITY ? [] : turnedWindow('full', WHOLE, whole);
}

/** Only for what can be told from others by its tones: a blank slide is like every blank slide. */
function plainWindow(whole: DihedralPdq, plane: Plane): StoredWindow[] {
  const isPlain = whole.quality < PLAIN_BELOW && isTellingThoughPlain(plane);
  return isPlain ? turnedWindow('plain', WHOLE, whole) : [];
}

function boxWindows(luma: Luma): StoredWindow[] {
  return contentBoxes(luma).flatMap((box) => {
    const hashes = dihedralPdqOf(luma, pixelsOf(box, luma.width, luma.height));
    return hashes.quality < LEAST_PART_QUALITY ? [] : turnedWindow('box', box, hashes);
  });
}

function turnedWindow(kind: WindowKind, area: Area, { quality, hashes }: DihedralPdq) {
  const [hash, ...others] = hashes;
  if (hash === undefined) return [];
  const turned = others.flatMap((other, at) => {
    const orientation = ORIENTATIONS[at + 1];
    return orientation === undefined ? [] : [{ orientation, hash: other }];
  });
  return [{ ...area, kind, hash, quality, turned }];
}

/** A part that was turned a quarter, too, is left to the whole picture's hashes: one question less for each part. */
function cropWindows(luma: Luma, plane: Plane): StoredWindow[] {
  const windows: StoredWindow[] = [];
  for (const { area } of anchorsOf(plane)) {
    if (windows.length >= MOST_CROPS) break;
    if (windows.some((taken) => overlap(taken, area) > SAME_CROP)) continue;
    const window = pixelsOf(area, luma.width, luma.height);
    const hashes = partHash(luma, window, LEAST_PART_QUALITY);
    if (hashes === null) continue;
    const { quality, hash, mirrored } = hashes;
    windows.push({
      ...area,
      kind: 'crop',
      hash,
      quality,
      turned: [{ orientation: 'flip-y', hash: mirrored }],
    });
  }
  return windows;
}
