import { describe, expect, it } from 'vitest';
import { beforeTurning } from '../../../../src/media/likeness/affine.ts';
import type { Plane } from '../../../../src/media/likeness/plane.ts';
import { haveSameTones, isTellingThoughPlain } from '../../../../src/media/likeness/tones.ts';
import { seeded } from '../../../_support/drawn-pictures.ts';

function plane(shade: (x: number, y: number) => number, { width = 128, height = 72 } = {}): Plane {
  const samples = Float32Array.from({ length: width * height }, (_, at) =>
    shade(((at % width) + 0.5) / width, (Math.floor(at / width) + 0.5) / height),
  );
  return { width, height, samples };
}

/** A slope of light with a soft wave in it, which no smooth surface follows. */
const waved = (x: number, y: number) => 100 + 60 * x + 10 * Math.sin(30 * x + 20 * y * y);
const upright = beforeTurning('original');

describe('a plain picture', () => {
  it('is the same as itself, and as a copy with the errors of compression', () => {
    const random = seeded(1);
    const copy = plane((x, y) => waved(x, y) + (random() - 0.5) * 2);
    expect(haveSameTones(plane(waved), copy, upright)).toBe(true);
  });

  it('is the same as its mirror image and as itself turned, laid on by what was done', () => {
    const mirrored = plane((x, y) => waved(1 - x, y));
    expect(haveSameTones(plane(waved), mirrored, beforeTurning('flip-y'))).toBe(true);
    expect(haveSameTones(plane(waved), mirrored, upright)).toBe(false);
    const turned = plane((x, y) => waved(1 - y, x), { width: 72, height: 128 });
    const ways = ['rotate-90', 'rotate-270'] as const;
    expect(
      ways.filter((way) => haveSameTones(plane(waved), turned, beforeTurning(way))),
    ).toHaveLength(1);
  });

  it.each([
    ['brighter', (x: number, y: number) => waved(x, y) + 3],
    [
      'with something small over it',
      (x: number, y: number) => waved(x, y) + (Math.hypot(x - 0.4, y - 0.4) < 0.04 ? 20 : 0),
    ],
    [
      'of another wave',
      (x: number, y: number) => 100 + 60 * x + 10 * Math.sin(28 * x + 22 * y * y),
    ],
  ])('is not one that is %s', (_, shade) => {
    expect(haveSameTones(plane(waved), plane(shade), upright)).toBe(false);
  });

  it('is not one of another shape', () => {
    const other = plane(waved, { width: 128, height: 96 });
    expect(haveSameTones(plane(waved), other, upright)).toBe(false);
  });
});

describe('a picture of smooth shades alone', () => {
  it.each([
    ['all of one shade', () => 255],
    ['a slope', (x: number, y: number) => 20 + 200 * x - 50 * y],
    ['a glow', (x: number, y: number) => 30 + 180 * Math.exp(-((x - 0.3) ** 2 + (y - 0.6) ** 2))],
    [
      'shade towards its corners',
      (x: number, y: number) => 220 - 90 * ((x - 0.5) ** 2 + (y - 0.5) ** 2) ** 2,
    ],
  ])('tells nothing, not even that it is like itself: %s', (_, shade) => {
    expect(isTellingThoughPlain(plane(shade))).toBe(false);
    expect(haveSameTones(plane(shade), plane(shade), upright)).toBe(false);
  });

  it('tells something with a wave in it', () => {
    expect(isTellingThoughPlain(plane(waved))).toBe(true);
  });

  it('tells nothing where it is smaller than 32 pixels a side', () => {
    expect(isTellingThoughPlain(plane(waved, { width: 60, height: 20 }))).toBe(false);
  });
});
