import type { MediaHashKind } from '../../src/store/queries/media-search.ts';
import { type Draw, drawFrom } from '../bench-media/draw.ts';
import { generatedHash, generatedPicture, STORED_KINDS } from './generated-pictures.ts';

/** A hash that is stored and one near it that is asked with. */
export interface Pair {
  readonly query: Uint8Array;
  readonly sha256: string;
  readonly distance: number;
  /** What of its picture the stored hash is of. */
  readonly kind: MediaHashKind;
}

/** Distances of planted neighbours: all within what is promised to be found. */
const PLANTED_DISTANCES = [8, 16, 20, 24, 28, 31] as const;

/** Neighbours of generated hashes, with as many of their bits flipped at random. */
export function plantedPairs(seed: number, pictures: number, count: number): Pair[] {
  return Array.from({ length: count }, (_, at) => {
    const draw = drawFrom(seed, 'planted', `${at}`);
    const number = draw.whole(0, pictures - 1);
    const ordinal = draw.whole(0, STORED_KINDS.length - 1);
    const distance = PLANTED_DISTANCES[at % PLANTED_DISTANCES.length] ?? 8;
    const [picture] = generatedPicture(seed, number);
    return {
      query: withFlippedBits(generatedHash(seed, number, ordinal), distance, draw),
      sha256: picture?.sha256 ?? '',
      distance,
      kind: STORED_KINDS[ordinal] ?? 'full',
    };
  });
}

function withFlippedBits(hash: Uint8Array, count: number, draw: Draw): Uint8Array {
  const flipped = Uint8Array.from(hash);
  const bits = new Set<number>();
  while (bits.size < count) bits.add(draw.whole(0, 255));
  for (const bit of bits) {
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  }
  return flipped;
}
