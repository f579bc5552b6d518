import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf, sha256 } from '../../../src/domain/digest.ts';

describe('sha256', () => {
  // FIPS 180-4 example: the one-block message "abc".
  const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

  it('hashes a text as UTF-8', () => {
    expect(sha256('abc')).toBe(ABC);
    expect(sha256('Кремінна')).toBe(sha256(new TextEncoder().encode('Кремінна')));
  });

  it('hashes bytes', () => {
    expect(sha256(Uint8Array.of(0x61, 0x62, 0x63))).toBe(ABC);
  });
});

describe('digestOf', () => {
  it.each([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [['a'], ['a', '']],
    [['1'], [1]],
    [[null], ['null']],
    [['a","b'], ['a', 'b']],
  ] as const)('tells %j from %j', (one, other) => {
    expect(digestOf(...one)).not.toBe(digestOf(...other));
  });

  it('is the same for the same parts', () => {
    expect(digestOf('a', 1, null)).toBe(digestOf('a', 1, null));
  });
});

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves lists in order', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 'x'], a: null })).toBe(
      '{"a":null,"b":[{"c":2,"d":1},"x"]}',
    );
  });

  it('sorts by code unit, not by language', () => {
    expect(canonicalJson({ ä: 1, Z: 2, a: 3 })).toBe('{"Z":2,"a":3,"ä":1}');
  });
});
