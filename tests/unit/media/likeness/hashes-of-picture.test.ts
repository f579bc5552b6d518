import { describe, expect, it } from 'vitest';
import { coveredShare } from '../../../../src/media/likeness/geometry.ts';
import { hashesOfPicture } from '../../../../src/media/likeness/hashes-of-picture.ts';
import { queryHashes } from '../../../../src/media/likeness/query-hashes.ts';
import { unpackSketch } from '../../../../src/media/likeness/sketch.ts';
import { distance } from '../../../../src/media/pdq/pdq.ts';
import { photo, pictureOf, scene } from './scenes.ts';

const { at } = scene(1);

describe('the hashes of a picture', () => {
  it('are of the whole, of what its frame holds, and of parts', () => {
    const framed = hashesOfPicture(
      pictureOf(900, 600, (x, y) =>
        x < 0.1 || x > 0.9 || y < 0.15 || y > 0.85 ? 250 : at((x - 0.1) / 0.8, (y - 0.15) / 0.7),
      ),
    );
    const kinds = framed.windows.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'full')).toHaveLength(1);
    expect(kinds).toContain('crop');
    const box = framed.windows.find(({ kind }) => kind === 'box');
    expect(box?.left).toBeCloseTo(0.1, 1.5);
    expect(box?.top).toBeCloseTo(0.15, 1.5);
    expect(box?.width).toBeCloseTo(0.8, 1.5);
    expect(box?.height).toBeCloseTo(0.7, 1.5);
  });

  it('are each of a part that shows enough', () => {
    for (const { kind, quality } of hashesOfPicture(photo(3)).windows) {
      expect(quality).toBeGreaterThanOrEqual(kind === 'full' ? 50 : 60);
    }
  });

  it('are of parts that stay where they are when the picture is cropped', () => {
    const whole = hashesOfPicture(photo(1));
    const [left, top, share] = [0.07, 0.02, 0.88];
    const part = hashesOfPicture(
      pictureOf(792, 528, (x, y) => at(left + x * share, top + y * share)),
    );
    const same = part.windows.filter((window) => {
      const inWhole = {
        left: left + window.left * share,
        top: top + window.top * share,
        width: window.width * share,
        height: window.height * share,
      };
      return whole.windows.some(
        (other) =>
          other.kind === 'crop' &&
          coveredShare(other, inWhole) > 0.9 &&
          coveredShare(inWhole, other) > 0.9 &&
          distance(other.hash, window.hash) <= 63,
      );
    });
    expect(same.length).toBeGreaterThanOrEqual(2);
  });

  it('are no more than a few, whatever the picture: one whole, three boxes and ten parts', () => {
    for (let seed = 1; seed < 6; seed++) {
      const { windows } = hashesOfPicture(photo(seed));
      expect(windows.length).toBeLessThanOrEqual(14);
    }
  });

  it('ask in eight orientations with the whole, in two with parts, each among its like', () => {
    const hashes = hashesOfPicture(photo(1));
    const asked = queryHashes(hashes);
    const wholes = asked.filter(({ window }) => window.kind !== 'crop');
    const parts = asked.filter(({ window }) => window.kind === 'crop');
    const count = (kind: string) => hashes.windows.filter((window) => window.kind === kind).length;
    expect(wholes).toHaveLength(8 * (count('full') + count('box')));
    expect(parts).toHaveLength(2 * count('crop'));
    expect(new Set(wholes.flatMap(({ among }) => among))).toEqual(new Set(['full', 'box']));
    expect(new Set(parts.flatMap(({ among }) => among))).toEqual(new Set(['crop']));
  });

  it('are none for a picture in which all is transparent', () => {
    const transparent = { ...photo(1), transparency: 'full' as const };
    expect(hashesOfPicture(transparent).windows).toEqual([]);
  });

  it('come with a sketch in the shape of the picture as shown, of at most 16,386 bytes', () => {
    const { sketch } = hashesOfPicture(photo(1));
    const plane = unpackSketch(sketch);
    expect([plane.width, plane.height]).toEqual([128, 85]);
    expect(sketch.length).toBeLessThanOrEqual(2 + 128 * 128);
    expect(() => unpackSketch(sketch.subarray(0, 100))).toThrow(RangeError);
  });
});
