import { describe, expect, it } from 'vitest';
import { matchesWildcards } from '../../../../src/sources/web/wildcard.ts';

describe('matchesWildcards', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'ab', false],
    ['abc', '*', true],
    ['', '*', true],
    ['abc', 'a*c', true],
    ['ac', 'a*c', true],
    ['abc', 'a*b', false],
    ['aba', 'a*ba*a', false],
    ['aa', 'a*a', true],
    ['a', 'a*a', false],
    ['axbyc', 'a*b*c', true],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
    ['a+b', 'a+*', true],
  ])('%s fits %s: %s', (text, pattern, expected) => {
    expect(matchesWildcards(text, pattern)).toBe(expected);
  });
});
