import { describe, expect, it } from 'vitest';
import { contentBoxes } from '../../../../src/media/likeness/content-boxes.ts';
import { type Area, overlap } from '../../../../src/media/likeness/geometry.ts';
import { pictureOf, scene, screen } from './scenes.ts';

const { at } = scene(4);

const framed = (area: Area, around: (x: number, y: number) => number) =>
  pictureOf(900, 900, (x, y) => {
    const u = (x - area.left) / area.width;
    const v = (y - area.top) / area.height;
    return u >= 0 && v >= 0 && u < 1 && v < 1 ? at(u, v) : around(x, y);
  }).luma;

describe('the content box', () => {
  it.each<readonly [string, Area, (x: number, y: number) => number]>([
    ['a border', { left: 0.03, top: 0.03, width: 0.94, height: 0.94 }, () => 255],
    ['an uneven border', { left: 0.02, top: 0.1, width: 0.9, height: 0.85 }, () => 30],
    ['bars above and below', { left: 0, top: 0.2, width: 1, height: 0.6 }, () => 0],
    ['a strip with words', { left: 0, top: 0, width: 1, height: 0.85 }, screen],
    ['the rest of a screen', { left: 0.05, top: 0.3, width: 0.9, height: 0.4 }, screen],
  ])('is found within %s', (_, area, around) => {
    const boxes = contentBoxes(framed(area, around));
    expect(Math.max(...boxes.map((box) => overlap(box, area)))).toBeGreaterThan(0.96);
  });

  it('is not sought in a picture without a frame', () => {
    expect(contentBoxes(framed({ left: 0, top: 0, width: 1, height: 1 }, () => 0))).toEqual([]);
  });

  it('is none that is too small to show anything', () => {
    expect(
      contentBoxes(framed({ left: 0.5, top: 0.5, width: 0.06, height: 0.06 }, () => 9)),
    ).toEqual([]);
  });
});
