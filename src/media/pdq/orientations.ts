import { COEFFICIENTS, FREQUENCIES } from './dct.ts';

/**
 * What is done to a picture to get the one whose hash is meant. Turns are anticlockwise, the names and the order the
 * reference's; flip-x is upside down, flip-y is the mirror image, and the last two swap rows with columns along either diagonal.
 */
export const ORIENTATIONS = [
  'original',
  'rotate-90',
  'rotate-180',
  'rotate-270',
  'flip-x',
  'flip-y',
  'transpose',
  'transverse',
] as const;

export type Orientation = (typeof ORIENTATIONS)[number];

/**
 * An orientation of the picture is, in the frequency domain, a change of signs and maybe a transposition: mirroring
 * a line negates its odd frequencies, which stand at the even places here because the mean is left out.
 */
interface Change {
  readonly transposed: boolean;
  readonly upsideDown: boolean;
  readonly mirrored: boolean;
}

const CHANGES: Readonly<Record<Orientation, Change>> = {
  original: { transposed: false, upsideDown: false, mirrored: false },
  'rotate-90': { transposed: true, upsideDown: false, mirrored: true },
  'rotate-180': { transposed: false, upsideDown: true, mirrored: true },
  'rotate-270': { transposed: true, upsideDown: true, mirrored: false },
  'flip-x': { transposed: false, upsideDown: true, mirrored: false },
  'flip-y': { transposed: false, upsideDown: false, mirrored: true },
  transpose: { transposed: true, upsideDown: false, mirrored: false },
  transverse: { transposed: true, upsideDown: true, mirrored: true },
};

/** Writes the coefficients of the picture so oriented; `from` holds those of the picture as it is. */
export function orient(from: Float32Array, orientation: Orientation, to: Float32Array): void {
  const { transposed, upsideDown, mirrored } = CHANGES[orientation];
  for (let at = 0; at < COEFFICIENTS; at++) {
    const row = at >> 4;
    const column = at & 15;
    const negated = (upsideDown && (row & 1) === 0) !== (mirrored && (column & 1) === 0);
    const value = from[at] ?? 0;
    to[transposed ? column * FREQUENCIES + row : at] = negated ? -value : value;
  }
}
