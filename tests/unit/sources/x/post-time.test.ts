import { expect, test } from 'vitest';
import { firstIdAt, newerOf, olderOf, postTimeMs } from '../../../../src/sources/x/post-time.ts';

test('an id carries the time it was minted', () => {
  expect(new Date(postTimeMs('220014393159712772')).toISOString()).toBe('2012-07-03T04:41:33.656Z');
  const at = new Date('2026-11-20T09:00:00.123Z');
  expect(postTimeMs(firstIdAt(at))).toBe(at.getTime());
});

test('ids are compared as numbers, not as words', () => {
  expect(newerOf('99', '100')).toBe('100');
  expect(newerOf(null, '5')).toBe('5');
  expect(olderOf('99', '100')).toBe('99');
  expect(olderOf(null, '5')).toBe('5');
});
