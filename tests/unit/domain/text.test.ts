import { describe, expect, it } from 'vitest';
import { toPgSafe, toPgSafeDeep } from '../../../src/domain/text.ts';

describe('toPgSafe', () => {
  it.each([
    ['a NUL', 'a\0b', 'a\uFFFDb'],
    ['a lone high surrogate', 'a\uD83Db', 'a\uFFFDb'],
    ['a lone low surrogate', 'a\uDE00b', 'a\uFFFDb'],
    ['surrogates in the wrong order', '\uDE00\uD83D', '\uFFFD\uFFFD'],
    ['a high surrogate before a pair', '\uD83D\uD83D\uDE00', '\uFFFD\u{1F600}'],
    ['a low surrogate after a pair', '\u{1F600}\uDE00', '\u{1F600}\uFFFD'],
    ['a high surrogate at the end', 'tank \uD83D', 'tank \uFFFD'],
    ['nothing but NULs', '\0\0\0', '\uFFFD\uFFFD\uFFFD'],
  ])('replaces %s, one unit for one', (_what, text, safe) => {
    expect(toPgSafe(text)).toBe(safe);
    expect(safe).toHaveLength(text.length);
  });

  it.each(['', 'Кремінна', '🇺🇦 tank', 'tab\tline\n\u0001', '\uFFFE\uFFFF'])(
    'leaves %j as it is',
    (text) => {
      expect(toPgSafe(text)).toBe(text);
    },
  );
});

describe('toPgSafeDeep', () => {
  it('reaches every string of a value, keys included', () => {
    expect(toPgSafeDeep({ 'a\0': ['b\0', { c: '\uD800' }], d: 'e' })).toEqual({
      'a\uFFFD': ['b\uFFFD', { c: '\uFFFD' }],
      d: 'e',
    });
  });

  it('leaves what is no text as it is', () => {
    const date = new Date(0);
    const value = { number: 1, flag: true, nothing: null, missing: undefined, date };
    const safe = toPgSafeDeep(value);
    expect(safe).toEqual(value);
    expect(safe.date).toBe(date);
  });
});
