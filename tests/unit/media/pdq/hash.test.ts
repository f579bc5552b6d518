import { describe, expect, it } from 'vitest';
import { distance, hashOfHex, hexOf } from '../../../../src/media/pdq/pdq.ts';

const HEX = `00${'1f'.repeat(30)}a0`;

describe('a PDQ hash', () => {
  it('is read from hex and written as the same 64 digits, leading zeros and all', () => {
    expect(hexOf(hashOfHex(HEX))).toBe(HEX);
    expect(hashOfHex(HEX)[0]).toBe(0);
    expect(hashOfHex(HEX)[31]).toBe(0xa0);
  });

  it.each(['', 'f'.repeat(63), 'f'.repeat(65), `g${'f'.repeat(63)}`])('refuses %j', (hex) => {
    expect(() => hashOfHex(hex)).toThrow(RangeError);
  });

  it('is as far from another as bits differ', () => {
    const none = hashOfHex('0'.repeat(64));
    expect(distance(none, hashOfHex('f'.repeat(64)))).toBe(256);
    expect(distance(none, hashOfHex(`8${'0'.repeat(62)}1`))).toBe(2);
    expect(distance(none, none)).toBe(0);
  });
});
