import { expect, test } from 'vitest';
import { readsPerDay } from '../../../../src/sources/x/estimate.ts';
import { firstIdAt } from '../../../../src/sources/x/post-time.ts';

const now = new Date('2026-11-20T09:00:00Z');
const hoursAgo = (hours: number) => firstIdAt(new Date(now.getTime() - hours * 3_600_000));
const sample = (
  hours: readonly number[],
  quoted: number,
  users: number,
  authors: 'one' | 'each' = 'one',
) => {
  const posts = hours.map((hour) => ({ id: hoursAgo(hour) }));
  const charged = {
    posts: [...posts.map(({ id }) => id), ...Array.from({ length: quoted }, (_, n) => `q${n}`)],
    users: Array.from({ length: users }, (_, n) => `u${n}`),
  };
  return readsPerDay(posts, charged, authors, now);
};

test('counts what came in the time since the oldest post seen', () => {
  expect(sample([1, 12, 24], 3, 2)).toEqual({ posts: 6, users: 2 });
});

test('counts a user of a busy account once a day', () => {
  expect(sample([1, 2, 6], 0, 1)).toEqual({ posts: 12, users: 1 });
});

test('counts a user of a quiet account no oftener than it posts', () => {
  expect(sample([24, 240], 0, 1)).toEqual({ posts: 0.2, users: 0.2 });
});

test('counts the authors of what a search finds with every post', () => {
  expect(sample([1, 12], 0, 2, 'each')).toEqual({ posts: 4, users: 4 });
});

test('knows nothing without a post', () => {
  expect(sample([], 0, 0)).toBeNull();
});
