import { describe, expect, it } from 'vitest';
import {
  dihedralPdqOf,
  distance,
  hexOf,
  ORIENTATIONS,
  type Orientation,
  pdqOf,
  pdqOfWindow,
} from '../../../../src/media/pdq/pdq.ts';
import { qualityOf } from '../../../../src/media/pdq/quality.ts';
import {
  dctAsReference,
  reduceAsReference,
} from '../../../../src/media/pdq/reference-arithmetic.ts';
import { hashOfCoefficients } from '../../../../src/media/pdq/threshold.ts';
import { cut, drawnLuma, lumaOf, turned } from './lumas.ts';

/** Odd and even window widths, sizes at which they change, and the size that is not filtered. */
const SIZES = [
  [512, 512],
  [64, 64],
  [65, 63],
  [128, 129],
  [256, 257],
  [5, 6],
  [33, 511],
  [700, 300],
] as const;

describe('the PDQ of a picture', () => {
  it.each(SIZES)(
    'is to the bit what single-precision running sums give: %i x %i',
    (width, height) => {
      for (const seed of [1, 2, 3]) {
        const luma = drawnLuma(seed, width, height);
        const reduced = new Float32Array(64 * 64);
        const coefficients = new Float32Array(256);
        reduceAsReference(luma, reduced);
        dctAsReference(reduced, coefficients);
        const { hash, quality } = pdqOf(luma);
        expect(hexOf(hash)).toBe(hexOf(hashOfCoefficients(coefficients)));
        expect(quality).toBe(qualityOf(reduced));
      }
    },
  );

  // Reckoned once by a program written after the published algorithm in another language.
  it.each([
    ['white', () => 255, 0],
    ['an edge', (x: number) => (x < 256 ? 255 : 0), 70],
    ['chequers', (x: number, y: number) => (((x >> 3) + (y >> 3)) & 1 ? 255 : 0), 100],
  ] as const)('has the quality of the reference: %s', (_name, sample, quality) => {
    expect(pdqOf(lumaOf(512, 512, sample)).quality).toBe(quality);
  });

  it('sets 128 bits, and others for another picture', () => {
    const [a, b] = [1, 2].map((seed) => pdqOf(drawnLuma(seed, 512, 512)));
    const none = new Uint8Array(32);
    expect(a === undefined ? 0 : distance(a.hash, none)).toBe(128);
    expect(a && b ? distance(a.hash, b.hash) : 0).toBeGreaterThan(80);
  });

  it('is nothing where a side is under 5 pixels', () => {
    const { hash, quality } = pdqOf(drawnLuma(1, 400, 4));
    expect({ hex: hexOf(hash), quality }).toEqual({ hex: '0'.repeat(64), quality: 0 });
  });
});

describe('the orientations of a picture', () => {
  /** Here the filter's windows and the samples kept lie evenly about the middle, so that turning is exact. */
  const SIDE = 320;
  const last = SIDE - 1;
  const luma = drawnLuma(7, SIDE, SIDE);
  const SHOWN: Readonly<Record<Orientation, (x: number, y: number) => [number, number]>> = {
    original: (x, y) => [x, y],
    'rotate-90': (x, y) => [last - y, x],
    'rotate-180': (x, y) => [last - x, last - y],
    'rotate-270': (x, y) => [y, last - x],
    'flip-x': (x, y) => [x, last - y],
    'flip-y': (x, y) => [last - x, y],
    transpose: (x, y) => [y, x],
    transverse: (x, y) => [last - y, last - x],
  };

  it.each(ORIENTATIONS)('have the hash of the picture so shown: %s', (orientation) => {
    const hash =
      dihedralPdqOf(luma).hashes[ORIENTATIONS.indexOf(orientation)] ?? new Uint8Array(32);
    const shown = pdqOf(turned(luma, SHOWN[orientation]));
    expect(distance(hash, shown.hash)).toBeLessThanOrEqual(2);
  });

  it('are eight different hashes, the first of them the hash', () => {
    const { hashes, quality } = dihedralPdqOf(luma);
    expect(new Set(hashes.map(hexOf)).size).toBe(8);
    expect({ hash: hashes[0], quality }).toEqual(pdqOf(luma));
  });
});

describe('the PDQ of a window', () => {
  const luma = drawnLuma(9, 512, 512);

  it.each([
    { left: 0, top: 0, width: 512, height: 512 },
    { left: 51, top: 0, width: 400, height: 512 },
    { left: 13, top: 77, width: 205, height: 333 },
    { left: 100, top: 100, width: 100, height: 64 },
  ])('is that of the part cut out: %j', (window) => {
    const own = pdqOfWindow(luma, window);
    const apart = pdqOf(cut(luma, window));
    expect(own.quality).toBe(apart.quality);
    expect(distance(own.hash, apart.hash)).toBeLessThanOrEqual(2);
    expect(dihedralPdqOf(luma, window).hashes[0]).toEqual(own.hash);
  });

  it('refuses to reach out of the picture', () => {
    expect(() => pdqOfWindow(luma, { left: 200, top: 0, width: 313, height: 9 })).toThrow(
      RangeError,
    );
  });
});
