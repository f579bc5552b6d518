import { type Plane, shrink } from './plane.ts';

/** Pixels of the longer side. Two bytes for width and height, then a byte a pixel: at most 16,386 bytes. */
export const SKETCH_SIDE = 128;
const HEADER = 2;

interface Shown {
  readonly width: number;
  readonly height: number;
  readonly luma: Plane;
}

/** The picture in its own shape, small and grey: all that comparing pixels later needs. */
export function sketchPlane({ width, height, luma }: Shown): Plane {
  const scale = Math.min(1, SKETCH_SIDE / Math.max(width, height));
  const across = Math.min(luma.width, Math.max(1, Math.round(width * scale)));
  const down = Math.min(luma.height, Math.max(1, Math.round(height * scale)));
  return shrink(luma, across, down);
}

export function packSketch({ width, height, samples }: Plane): Uint8Array {
  const bytes = new Uint8Array(HEADER + width * height);
  bytes[0] = width;
  bytes[1] = height;
  for (let at = 0; at < samples.length; at++) bytes[HEADER + at] = Math.round(samples[at] ?? 0);
  return bytes;
}

export function unpackSketch(bytes: Uint8Array): Plane {
  const width = bytes[0] ?? 0;
  const height = bytes[1] ?? 0;
  if (bytes.length !== HEADER + width * height) {
    throw new RangeError(`a sketch of ${width} x ${height} does not have ${bytes.length} bytes`);
  }
  return { width, height, samples: Float32Array.from(bytes.subarray(HEADER)) };
}
