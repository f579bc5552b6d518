import { describe, expect, it } from 'vitest';
import { bandedHex } from '../../../src/store/banded-hash.ts';

/** A hash with one bit set, counted from the first that the reference prints. */
function singleBit(position: number): Uint8Array {
  const hash = new Uint8Array(32);
  hash[position >> 3] = 128 >> (position & 7);
  return hash;
}

const bitsOf = (hex: string) =>
  [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
const placeOf = (position: number) => bitsOf(bandedHex(singleBit(position))).indexOf('1');

describe('the order in which a stored hash keeps its bits', () => {
  it('loses none and sets none twice', () => {
    const places = Array.from({ length: 256 }, (_, position) => placeOf(position));
    expect(new Set(places).size).toBe(256);
    expect(bandedHex(new Uint8Array(32).fill(255))).toBe('f'.repeat(64));
    expect(bandedHex(new Uint8Array(32))).toBe('0'.repeat(64));
  });

  it('puts coefficients of much the same frequency into each band, the lowest first', () => {
    const sums = Array.from({ length: 16 }, () => new Set<number>());
    for (let position = 0; position < 256; position++) {
      const row = 15 - (position >> 4);
      const column = 15 - (position & 15);
      sums[placeOf(position) >> 4]?.add(row + column);
    }
    const ranges = sums.map((each) => [Math.min(...each), Math.max(...each)]);
    expect(ranges.slice(0, 3)).toEqual([
      [0, 5],
      [5, 7],
      [7, 9],
    ]);
    expect(ranges.at(-1)).toEqual([25, 30]);
  });

  it('puts what is printed last, coefficient 0 of row 0, into the first band', () => {
    expect(placeOf(255)).toBe(0);
  });

  it('refuses what is no hash of 256 bits', () => {
    expect(() => bandedHex(new Uint8Array(31))).toThrow('32 bytes, not 31');
  });
});
