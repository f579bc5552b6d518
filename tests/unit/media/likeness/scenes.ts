import type { DecodedPicture } from '../../../../src/media/decode/decode-picture.ts';
import type { Luma } from '../../../../src/media/pdq/pdq.ts';
import { seeded } from '../../../_support/drawn-pictures.ts';

/** Discs and boxes of many sizes and shades on a shaded ground: a scene like no other seed's, seen at any scale. */
export interface Scene {
  /** Brightness at a place, x and y from 0 to 1. */
  at(x: number, y: number): number;
}

export function scene(seed: number): Scene {
  const random = seeded(seed);
  const shapes = Array.from({ length: 90 }, (_, n) => ({
    x: random(),
    y: random(),
    size: 0.16 / (1 + n / 12) + 0.008,
    shade: random() * 255,
    round: random() < 0.5,
  }));
  return {
    at(x, y) {
      let shade = 90 + 70 * x + 40 * y;
      for (const shape of shapes) {
        const dx = x - shape.x;
        const dy = y - shape.y;
        const inside = shape.round
          ? dx * dx + dy * dy < shape.size * shape.size
          : Math.abs(dx) < shape.size && Math.abs(dy) < shape.size * 0.7;
        if (inside) shade = shape.shade;
      }
      return Math.min(255, shade);
    },
  };
}

/** Light, but for bars of the same place and size each time: the rest of a screen. */
export function screen(x: number, y: number): number {
  const line = Math.floor(y * 40);
  return line % 2 === 1 && x > 0.06 && x < 0.5 + 0.4 * Math.abs(Math.sin(line * 7)) ? 60 : 245;
}

export function pictureOf(
  width: number,
  height: number,
  sample: (x: number, y: number) => number,
): DecodedPicture {
  const across = width > 512 || height > 512 ? 512 : width;
  const down = width > 512 || height > 512 ? 512 : height;
  const samples = new Float32Array(across * down);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      samples[y * across + x] = sample((x + 0.5) / across, (y + 0.5) / down);
    }
  }
  const luma: Luma = { width: across, height: down, samples };
  return { mime: 'image/png', width, height, luma, transparency: 'opaque' };
}

export const photo = (seed: number): DecodedPicture => {
  const { at } = scene(seed);
  return pictureOf(900, 600, at);
};
