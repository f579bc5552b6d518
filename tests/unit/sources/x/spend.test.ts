import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  affordablePosts,
  chargeDay,
  costOf,
  DayOfReads,
  inDollars,
  monthlyCost,
  mostReads,
} from '../../../../src/sources/x/spend.ts';

const PRICES = { postPrice: 5, userPrice: 10 };
const SHAPE = { postsPerPost: 7, usersPerPost: 2 };

test('a page costs its posts, those it quotes and the users it names', () => {
  expect(costOf({ posts: 103, users: 4 }, PRICES)).toBe(555);
  expect(inDollars(555)).toBe('$0.555');
});

test('within a UTC day each post and each user is charged once', () => {
  const day = new DayOfReads();
  day.add({ posts: ['1', '2', '2'], users: ['7'] });
  day.add({ posts: ['2', '3'], users: ['7', '8'] });
  expect(day.count).toEqual({ posts: 3, users: 2 });
  expect(day.reads).toEqual({ posts: ['1', '2', '3'], users: ['7', '8'] });
});

test('the day is the UTC day', () => {
  expect(chargeDay(new Date('2026-11-20T23:59:59.999Z'))).toBe('2026-11-20');
  expect(chargeDay(new Date('2026-11-21T01:30:00+02:00'))).toBe('2026-11-20');
});

test.each([
  [0, '$0.00'],
  [5, '$0.005'],
  [10, '$0.01'],
  [12_340, '$12.34'],
  [12_345, '$12.345'],
])('%i tenths of a cent are %s', (tenths, dollars) => {
  expect(inDollars(tenths)).toBe(dollars);
});

test('40 posts a day of 10 accounts are $60 a month, and their authors $3', () => {
  expect(inDollars(monthlyCost({ posts: 400, users: 0 }, PRICES))).toBe('$60.00');
  expect(inDollars(monthlyCost({ posts: 400, users: 10 }, PRICES))).toBe('$63.00');
});

describe('a budget', () => {
  test('that is none lets as many be asked for as are wanted', () => {
    expect(affordablePosts(100, null, { ...SHAPE, authors: 'one' }, PRICES)).toBe(100);
  });

  test('that is spent lets none be asked for', () => {
    for (const left of [0, -50]) {
      expect(affordablePosts(100, left, { ...SHAPE, authors: 'one' }, PRICES)).toBe(0);
    }
  });

  test('is never passed by the worst answer, and left unused by less than one post more', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom('one' as const, 'each' as const),
        fc.record({
          postPrice: fc.integer({ min: 1, max: 50 }),
          userPrice: fc.integer({ min: 1, max: 50 }),
        }),
        (left, wanted, authors, prices) => {
          const shape = { ...SHAPE, authors };
          const posts = affordablePosts(wanted, left, shape, prices);
          if (posts > 0) expect(costOf(mostReads(posts, shape), prices)).toBeLessThanOrEqual(left);
          if (posts < wanted) {
            expect(costOf(mostReads(posts + 1, shape), prices)).toBeGreaterThan(left);
          }
        },
      ),
    );
  });
});
