import { createHash } from 'node:crypto';
import type { MediaHashKind, MediaHashRow } from '../../src/store/queries/media-search.ts';

/** What a picture stores: all of it, it without its frame, and a dozen parts. */
export const STORED_KINDS: readonly MediaHashKind[] = [
  'full',
  'box',
  ...Array.from({ length: 12 }, (): MediaHashKind => 'crop'),
];
const ALGORITHM = 'generated';
const WINDOW = { left: 0, top: 0, width: 1, height: 1 };

/** A picture that never was. The same seed and number give the same hashes on every machine. */
export function generatedPicture(seed: number, number: number): MediaHashRow[] {
  const sha256 = createHash('sha256').update(`${seed}/${number}`).digest('hex');
  return STORED_KINDS.map((kind, ordinal) => ({
    sha256,
    algorithm: ALGORITHM,
    kind,
    window: WINDOW,
    hash: generatedHash(seed, number, ordinal),
    quality: 80,
  }));
}

/** 256 bits, each set or not by even chance and on its own. */
export function generatedHash(seed: number, number: number, ordinal: number): Uint8Array {
  const words = new Uint32Array(8);
  let state = (seed ^ Math.imul(number, 0x9e3779b1) ^ Math.imul(ordinal + 1, 0x85ebca6b)) >>> 0;
  for (let at = 0; at < words.length; at++) {
    state = (state + 0x9e3779b9) | 0;
    words[at] = scrambled(scrambled(state) ^ number ^ (ordinal << 24));
  }
  return new Uint8Array(words.buffer);
}

/** The finaliser of MurmurHash3, by Austin Appleby. */
function scrambled(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
