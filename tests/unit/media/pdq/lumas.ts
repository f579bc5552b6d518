import type { Luma } from '../../../../src/media/pdq/pdq.ts';
import { seeded } from '../../../_support/drawn-pictures.ts';

/** A picture of any size, drawn sample by sample. */
export function lumaOf(
  width: number,
  height: number,
  sample: (x: number, y: number) => number,
): Luma {
  const samples = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) samples[y * width + x] = sample(x, y);
  }
  return { width, height, samples };
}

/** Soft waves in many directions under a little grain: rich in gradients, and like no other seed's. */
export function drawnLuma(seed: number, width: number, height: number): Luma {
  const random = seeded(seed);
  const waves = Array.from({ length: 24 }, () => ({
    across: (random() - 0.5) * 40,
    down: (random() - 0.5) * 40,
    phase: random() * 7,
    strength: 6 + random() * 14,
  }));
  return lumaOf(width, height, (x, y) => {
    const sum = waves.reduce(
      (light, { across, down, phase, strength }) =>
        light + strength * Math.sin((across * x) / width + (down * y) / height + phase),
      128,
    );
    return Math.fround(Math.min(255, Math.max(0, sum + random() * 8)));
  });
}

export function turned(luma: Luma, from: (x: number, y: number) => [number, number]): Luma {
  const { width, height, samples } = luma;
  return lumaOf(width, height, (x, y) => {
    const [sourceX, sourceY] = from(x, y);
    return samples[sourceY * width + sourceX] ?? 0;
  });
}

export function cut(
  luma: Luma,
  window: { left: number; top: number; width: number; height: number },
): Luma {
  return lumaOf(
    window.width,
    window.height,
    (x, y) => luma.samples[(window.top + y) * luma.width + window.left + x] ?? 0,
  );
}
