import { describe, expect, it } from 'vitest';
import { readLedgerDay } from '../../../../src/sources/ledgers/days.ts';

const options = { slashDates: null, latestDay: '2026-11-24' } as const;
const day = (text: string, slashDates: 'day_first' | 'month_first' | null = null) =>
  readLedgerDay(text, { ...options, slashDates }).day;
const problem = (text: string) => readLedgerDay(text, options).problem;

describe('readLedgerDay', () => {
  it.each([
    ['2023-02-07', '2023-02-07'],
    ['2023-2-7', '2023-02-07'],
    ['2023-02-07T15:39:51Z', '2023-02-07'],
    ['2023-02-07 15:39:51', '2023-02-07'],
    ['2023/02/07', '2023-02-07'],
    ['20230207', '2023-02-07'],
    ['07.02.2023', '2023-02-07'],
    ['7.2.2023 15:00', '2023-02-07'],
    ['13/02/2023', '2023-02-13'],
    ['02/13/2023', '2023-02-13'],
    ['03/03/2023', '2023-03-03'],
    ['7 Feb 2023', '2023-02-07'],
    ['7th February 2023', '2023-02-07'],
    ['07-FEB-2023', '2023-02-07'],
    ['February 7, 2023', '2023-02-07'],
    ['Feb. 7 2023', '2023-02-07'],
  ])('reads %s', (text, wanted) => {
    expect(day(text)).toBe(wanted);
  });

  it('reads slashes in the order of the format, and in none where that is not known', () => {
    expect(day('03/12/2022', 'month_first')).toBe('2022-03-12');
    expect(day('03/12/2022', 'day_first')).toBe('2022-12-03');
    expect(day('03/12/2022')).toBeNull();
    expect(problem('03/12/2022')).toContain('two days');
  });

  it.each(['2023-02-31', '31.11.2022', '2023-13-01', '7 Foo 2023'])(
    'finds %s on no calendar',
    (text) => {
      expect(problem(text)).toContain('no day of the calendar');
    },
  );

  it.each(['1527-02-04', '2026-11-25', '2222-01-01'])(
    'does not take %s for the day meant',
    (text) => {
      expect(problem(text)).toContain('cannot be the day');
      expect(day(text)).toBeNull();
    },
  );

  it.each(['1622983485286629376', 'unknown', 'https://x.com/a'])('finds no date in %s', (text) => {
    expect(problem(text)).toContain('is no date');
  });

  it('finds nothing amiss in an empty cell', () => {
    expect(readLedgerDay('  ', options)).toEqual({ day: null, problem: null });
  });
});
