import { describe, expect, it } from 'vitest';
import { beforeTurning } from '../../../../src/media/likeness/affine.ts';
import { inverse } from '../../../../src/media/likeness/like-pairs.ts';
import { dihedralPdqOf, distance, ORIENTATIONS, pdqOf } from '../../../../src/media/pdq/pdq.ts';
import { scene } from './scenes.ts';

const SIDE = 128;
const { at } = scene(5);

describe('turning a picture', () => {
  it.each(ORIENTATIONS)('%s is where the hash of that name says it is', (orientation) => {
    const sampled = (sample: (x: number, y: number) => number) => ({
      width: SIDE,
      height: SIDE,
      samples: Float32Array.from({ length: SIDE * SIDE }, (_, n) =>
        sample(((n % SIDE) + 0.5) / SIDE, (Math.floor(n / SIDE) + 0.5) / SIDE),
      ),
    });
    const map = beforeTurning(orientation);
    const turned = sampled((x, y) =>
      at(map.xx * x + map.xy * y + map.x0, map.yx * x + map.yy * y + map.y0),
    );
    const { hashes } = dihedralPdqOf(sampled(at));
    const bits = hashes.map((hash) => distance(hash, pdqOf(turned).hash));
    expect(bits.indexOf(Math.min(...bits))).toBe(ORIENTATIONS.indexOf(orientation));
    expect(Math.min(...bits)).toBeLessThanOrEqual(31);
  });

  it.each(ORIENTATIONS)('%s is undone by its inverse', (orientation) => {
    const there = beforeTurning(orientation);
    const back = beforeTurning(inverse(orientation));
    const x = there.xx * 0.2 + there.xy * 0.7 + there.x0;
    const y = there.yx * 0.2 + there.yy * 0.7 + there.y0;
    expect(back.xx * x + back.xy * y + back.x0).toBeCloseTo(0.2);
    expect(back.yx * x + back.yy * y + back.y0).toBeCloseTo(0.7);
  });
});
