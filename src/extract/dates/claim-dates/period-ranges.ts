import { dayNumber, dayOfNumber, daysInMonth, weekdayOf } from './calendar.ts';
import type { DayRange } from './date-mention.ts';
import type { Season, Unit, Which } from './date-words.ts';

const DAYS_IN_WEEK = 7;
const SATURDAY = 6;

/** Months are counted over the end of the year: month 0 is December of the year before. */
export function monthRange(year: number, month: number): DayRange {
  const realYear = year + Math.floor((month - 1) / 12);
  const realMonth = ((((month - 1) % 12) + 12) % 12) + 1;
  const from = dayNumber({ year: realYear, month: realMonth, day: 1 });
  return { from, to: from + daysInMonth(realYear, realMonth) - 1, prec: 4, basis: 'stated' };
}

export function yearRange(year: number): DayRange {
  return {
    from: dayNumber({ year, month: 1, day: 1 }),
    to: dayNumber({ year, month: 12, day: 31 }),
    prec: 5,
    basis: 'stated',
  };
}

/** Winter is that which ends in the year. */
export function seasonRange(year: number, season: Season): DayRange {
  const from = monthRange(year, season * 3).from;
  return { from, to: monthRange(year, season * 3 + 2).to, prec: 5, basis: 'stated' };
}

/** The latest of ranges that come every year: ended before the post, or at least begun by then. */
export function latest(
  post: number,
  which: Which | null,
  inYear: (year: number) => DayRange,
): DayRange {
  const { year } = dayOfNumber(post);
  const basis = which === null ? 'stated' : 'relative';
  const fits = ({ from, to }: DayRange): boolean =>
    which === 'last' || which === 'past' ? to < post : from <= post;
  const found = [inYear(year), inYear(year - 1)].find(fits) ?? inYear(year - 2);
  return { ...(which === 'next' ? inYear(found.to < post ? year + 1 : year) : found), basis };
}

export function unitPeriod(post: number, unit: Unit, which: Which): DayRange | null {
  const relative = (from: number, to: number, prec: DayRange['prec']): DayRange => ({
    from,
    to,
    prec,
    basis: 'relative',
  });
  const { year, month } = dayOfNumber(post);
  const steps = which === 'this' ? 0 : which === 'next' ? 1 : -1;
  switch (unit) {
    case 'day':
      return which === 'next' || which === 'this' ? null : relative(post - 1, post, 2);
    case 'week': {
      if (which === 'past') return relative(post - DAYS_IN_WEEK, post, 3);
      const monday = post - weekdayOf(post) + 1 + steps * DAYS_IN_WEEK;
      return relative(monday, monday + DAYS_IN_WEEK - 1, 3);
    }
    case 'weekend': {
      const saturday = latestSaturday(post, which) + (which === 'next' ? DAYS_IN_WEEK : 0);
      return relative(saturday, saturday + 1, 2);
    }
    case 'month': {
      if (which === 'past') return relative(post - 30, post, 4);
      return { ...monthRange(year, month + steps), basis: 'relative' };
    }
    case 'year':
      if (which === 'past') return relative(post - 365, post, 5);
      return { ...yearRange(year + steps), basis: 'relative' };
    default:
      return null;
  }
}

/** On a Sunday "this weekend" is the one that ends, "last weekend" the one before. */
function latestSaturday(post: number, which: Which): number {
  const saturday = post - ((weekdayOf(post) - SATURDAY + DAYS_IN_WEEK) % DAYS_IN_WEEK);
  return which === 'last' && post - saturday <= 1 ? saturday - DAYS_IN_WEEK : saturday;
}
