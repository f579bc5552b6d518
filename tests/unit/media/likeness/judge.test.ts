import { describe, expect, it } from 'vitest';
import { hashesOfPicture } from '../../../../src/media/likeness/hashes-of-picture.ts';
import { judge, type Likeness } from '../../../../src/media/likeness/judge.ts';
import { photo, pictureOf, scene, screen } from './scenes.ts';

const { at } = scene(1);
const original = hashesOfPicture(photo(1));

type Sample = (x: number, y: number) => number;

const cropped =
  (left: number, top: number, share: number): Sample =>
  (x, y) =>
    at(left + x * share, top + y * share);

/** The picture in the middle of something larger. */
const within =
  (
    left: number,
    top: number,
    width: number,
    height: number,
    around: Sample,
    inner: Sample = at,
  ): Sample =>
  (x, y) => {
    const u = (x - left) / width;
    const v = (y - top) / height;
    return u >= 0 && v >= 0 && u < 1 && v < 1 ? inner(u, v) : around(x, y);
  };

const COPIES: readonly (readonly [string, number, number, Sample])[] = [
  ['the picture at another size', 450, 300, at],
  ['darker and flatter', 900, 600, (x, y) => 20 + 0.55 * at(x, y)],
  ['mirrored', 900, 600, (x, y) => at(1 - x, y)],
  ['turned a quarter', 600, 900, (x, y) => at(1 - y, x)],
  ['upside down', 900, 600, (x, y) => at(1 - x, 1 - y)],
  ['a crop of 8 % off the grid', 828, 552, cropped(0.017, 0.059, 0.92)],
  ['a crop of 17 %', 747, 498, cropped(0.12, 0.03, 0.83)],
  ['a border about it', 1000, 700, within(0.05, 0.07, 0.9, 0.86, () => 12)],
  ['letterboxed', 900, 1200, within(0, 0.25, 1, 0.5, () => 0)],
  ['on a screen', 720, 1440, within(0.03, 0.3, 0.94, 0.31, screen)],
  ['with a box over a part of it', 900, 600, within(0.2, 0.5, 0.28, 0.3, at, () => 128)],
];

describe('judging two pictures', () => {
  it.each(COPIES)('links a picture and %s by itself', (_, width, height, sample) => {
    const copy = hashesOfPicture(pictureOf(width, height, sample));
    const likeness = judge(original, copy);
    expect(likeness).toMatchObject({ tier: 'auto' });
  });

  it('says of (a, b) what it says of (b, a), the two exchanged', () => {
    const copy = hashesOfPicture(pictureOf(600, 900, (x, y) => at(1 - y, x)));
    const forth = judge(original, copy);
    const back = judge(copy, original);
    expect(forth?.transform.orientation).toMatch(/^rotate-(90|270)$/);
    expect(back?.transform.orientation).toMatch(/^rotate-(90|270)$/);
    expect(back?.transform.orientation).not.toBe(forth?.transform.orientation);
    expect(exchanged(back)).toEqual(rest(forth));
  });

  it('tells how much of each picture the other shows', () => {
    const part = hashesOfPicture(pictureOf(630, 420, cropped(0.2, 0.1, 0.7)));
    const likeness = judge(original, part);
    expect(likeness?.covered.first).toBeCloseTo(0.49, 1);
    expect(likeness?.covered.second).toBeGreaterThan(0.9);
  });

  it('says nothing of pictures that show other things', () => {
    for (let seed = 2; seed < 14; seed++) {
      expect(judge(original, hashesOfPicture(photo(seed)))).toBeNull();
    }
  });

  it('does not link two screens of one program with other pictures in them', () => {
    const shown = (seed: number) =>
      hashesOfPicture(pictureOf(720, 1440, within(0.03, 0.3, 0.94, 0.31, screen, scene(seed).at)));
    for (let seed = 2; seed < 8; seed++) {
      expect(judge(shown(1), shown(seed))?.tier ?? 'none').not.toBe('auto');
    }
  });

  it('does not link two pictures that share a strip with words', () => {
    const captioned = (seed: number) =>
      hashesOfPicture(pictureOf(900, 760, within(0, 0.2, 1, 0.8, screen, scene(seed).at)));
    for (let seed = 2; seed < 8; seed++) {
      expect(judge(captioned(1), captioned(seed))?.tier ?? 'none').not.toBe('auto');
    }
  });

  it('does not confirm by a straight edge: two horizons can always be laid on one another', () => {
    const horizon = (seed: number) => {
      const { at: ground } = scene(seed);
      return hashesOfPicture(
        pictureOf(900, 600, (x, y) => {
          const edge = 0.7 + 0.01 * Math.sin(x * (20 + seed * 3) + seed);
          return y < edge ? 120 + 110 * y : 0.06 * ground(x, y) + 30;
        }),
      );
    };
    for (let seed = 2; seed < 8; seed++) {
      expect(judge(horizon(1), horizon(seed))?.confirmed ?? false).toBe(false);
    }
  });

  it('has nothing to ask or answer with where nothing is to be seen', () => {
    const flat = hashesOfPicture(pictureOf(900, 600, (_, y) => 100 + 20 * y));
    expect(flat.windows).toEqual([]);
    expect(judge(flat, flat)).toBeNull();
  });
});

function rest(likeness: Likeness | null) {
  if (likeness === null) return null;
  const { transform: _, ...others } = likeness;
  return others;
}

function exchanged(likeness: Likeness | null) {
  const others = rest(likeness);
  if (others === null) return null;
  const { first, second } = others.covered;
  return { ...others, covered: { first: second, second: first } };
}
