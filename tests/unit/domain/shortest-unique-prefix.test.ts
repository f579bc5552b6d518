import { describe, expect, it } from 'vitest';
import { shortestUniquePrefix } from '../../../src/domain/shortest-unique-prefix.ts';

describe('shortestUniquePrefix', () => {
  it.each([
    ['abcdefgh', [], 'abc'],
    ['abcdefgh', ['xyz'], 'abc'],
    ['abcdefgh', ['abcdexyz'], 'abcdef'],
    ['abcdefgh', ['abcx', 'abcdefgx'], 'abcdefgh'],
    ['hash/1', ['hash/10'], 'hash/1'],
    ['hash/10', ['hash/1', 'hash/2'], 'hash/10'],
    ['ab', ['abc'], 'ab'],
  ])('tells %j from %j as %j', (key, others, prefix) => {
    expect(shortestUniquePrefix(key, others, 3)).toBe(prefix);
  });
});
