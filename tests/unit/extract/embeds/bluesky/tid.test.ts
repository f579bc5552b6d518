import { describe, expect, it } from 'vitest';
import { tidInstant } from '../../../../../src/extract/embeds/bluesky/tid.ts';

describe('tidInstant', () => {
  it('reads the time of a key', () => {
    // The example of atproto.com/specs/tid.
    expect(tidInstant('3jzfcijpj2z2a')).toBe('2023-06-30T15:03:01.887Z');
  });

  it.each([
    ['', 'empty'],
    ['3jzfcijpj2z2', 'too short'],
    ['3jzfcijpj2z2aa', 'too long'],
    ['3jzfcijpj2z21', 'of a digit that is none'],
    ['3JZFCIJPJ2Z2A', 'in capitals'],
    ['zzzzzzzzzzzzz', 'with its top bit set'],
    ['2222222222222', 'of 1970'],
    ['jzzzzzzzzzzzz', 'of a far future'],
    ['self', 'a word'],
  ])('reads none from %j, %s', (key) => {
    expect(tidInstant(key)).toBeNull();
  });
});
