import { describe, expect, it } from 'vitest';
import { conflictDayIn, daysBetween, shiftDay } from '../../../src/domain/conflict-time.ts';

const conflictDay = conflictDayIn('Europe/Kyiv');

describe('conflictDayIn', () => {
  it.each([
    [
      '2023-02-07T22:30:00Z',
      '2023-02-08',
      'past midnight in Kyiv, which is two hours ahead in winter',
    ],
    ['2023-02-07T21:59:59Z', '2023-02-07', 'a second before midnight in Kyiv'],
    ['2023-07-07T21:00:00Z', '2023-07-08', 'three hours ahead in summer'],
    ['2023-03-26T00:59:59Z', '2023-03-26', 'the second before summer time begins'],
    ['2023-03-25T22:00:00Z', '2023-03-26', 'the last midnight of winter time'],
    ['2023-03-26T21:00:00Z', '2023-03-27', 'the first midnight of summer time'],
    ['2023-10-28T21:00:00Z', '2023-10-29', 'the last midnight of summer time'],
    ['2023-10-29T21:30:00Z', '2023-10-29', 'an hour that was the next day a week before'],
    ['2023-12-31T22:30:00+00:00', '2024-01-01', 'a year that ends earlier'],
    ['2023-02-08T01:30:00+05:00', '2023-02-07', 'an instant told in another zone'],
  ])('takes %s as %s: %s', (instant, day) => {
    expect(conflictDay(instant)).toBe(day);
  });

  it('reads the same instant as the day of its own time zone', () => {
    const evening = '2020-10-04T20:30:00Z';
    expect(conflictDayIn('Asia/Baku')(evening)).toBe('2020-10-05');
    expect(conflictDayIn('Europe/Kyiv')(evening)).toBe('2020-10-04');
  });

  it('takes a printed day as it is printed', () => {
    expect(conflictDay('2023-02-07')).toBe('2023-02-07');
  });

  it.each([null, '', 'yesterday', '2023-13-45T00:00:00Z'])('knows no day of %j', (postedAt) => {
    expect(conflictDay(postedAt)).toBeNull();
  });
});

describe('shiftDay', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2023-03-25', 2, '2023-03-27'],
    ['2023-10-28', 2, '2023-10-30'],
    ['2024-01-01', 0, '2024-01-01'],
  ])('moves %s by %i to %s', (day, days, moved) => {
    expect(shiftDay(day, days)).toBe(moved);
  });

  it('leaves an unknown day unknown', () => {
    expect(shiftDay(null, 3)).toBeNull();
  });
});

describe('daysBetween', () => {
  it.each([
    ['2023-03-25', '2023-03-27', 2],
    ['2023-10-30', '2023-10-28', -2],
    ['2024-02-28', '2024-03-01', 2],
    ['2024-01-01', '2024-01-01', 0],
  ])('counts from %s to %s %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});
