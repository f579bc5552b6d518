import { dayNumber, dayOfNumber, daysInMonth } from './calendar.ts';
import { type DateReading, precisionOf } from './date-mention.ts';
import type { DateText } from './date-text.ts';
import type { Part } from './date-words.ts';
import { monthPeriod } from './months.ts';
import { unitPeriod, yearRange } from './period-ranges.ts';
import { recurringPeriod } from './periods.ts';
import { seasonPeriod } from './seasons-and-years.ts';

const DAYS_IN_WEEK = 7;

/** "early February", "at the end of last month", "у першій половині 2023 року" */
export function partOfPeriod(text: DateText, start: number): DateReading | null {
  const { part, ordinal, which } = text.word(start);
  if (part !== undefined) {
    const whole = wholePeriod(text, start + 1);
    if (whole === null) return null;
    const third = cutOut(whole, start, (days) => thirdOf(days, part));
    if (text.post === null || third.from <= text.post || !isYearless(whole)) return third;
    return cutOut(yearBefore(whole), start, (days) => thirdOf(days, part));
  }
  if (ordinal === undefined && which === undefined) return null;
  return halfOrDays(text, start, which === 'last' || which === 'past' ? 'last' : ordinal);
}

/** A month or a season that is only named. */
function isYearless({ start, end, basis }: DateReading): boolean {
  return basis === 'stated' && end === start + 1;
}

/** "Late December", told on 5 December, was a year ago. */
function yearBefore(whole: DateReading): DateReading {
  const from = dayOfNumber(whole.from);
  const to = dayOfNumber(whole.to);
  const year = to.year - 1;
  const last = daysInMonth(year, to.month);
  return {
    ...whole,
    from: dayNumber({ ...from, year: from.year - 1 }),
    to: dayNumber({ year, month: to.month, day: Math.min(to.day, last) }),
  };
}

const HALVES = new Set([
  'half',
  'половині',
  'половина',
  'половини',
  'половину',
  'половине',
  'половины',
]);
/** "the first days of", "перші числа" */
const FIRST_DAYS = 5;

function halfOrDays(
  text: DateText,
  start: number,
  which: number | 'last' | undefined,
): DateReading | null {
  if (which !== 1 && which !== 2 && which !== 'last') return null;
  const next = text.norm(start + 1);
  const { unit, plural } = text.word(start + 1);
  const whole = HALVES.has(next) || unit !== undefined ? wholePeriod(text, start + 2) : null;
  if (whole === null) return null;
  if (HALVES.has(next)) {
    if (which === 'last') return null;
    return cutOut(whole, start, (days) => {
      const middle = Math.ceil(days / 2);
      return which === 1 ? [0, middle - 1] : [middle, days - 1];
    });
  }
  const length =
    unit === 'week' ? DAYS_IN_WEEK : unit === 'day' && plural === true ? FIRST_DAYS : 0;
  if (length === 0 || which === 2) return null;
  return cutOut(whole, start, (days) =>
    which === 1 ? [0, Math.min(length, days) - 1] : [Math.max(0, days - length), days - 1],
  );
}

/** "of February", "of last year", "місяця": what a part is said of. */
function wholePeriod(text: DateText, at: number): DateReading | null {
  const next = text.isHyphen(at) && text.isGlued(at) ? at + 1 : at;
  const first = text.afterFillers(next);
  const year = text.year(first);
  if (year !== null) {
    return { ...yearRange(year), start: first, end: text.afterYearWord(first + 1) };
  }
  const named =
    monthPeriod(text, first, null, true) ??
    seasonPeriod(text, first, null, true) ??
    recurringPeriod(text, first);
  if (named !== null) return named;
  const { unit, plural } = text.word(first);
  const isLong = unit === 'week' || unit === 'month' || unit === 'year';
  if (text.post === null || !isLong || plural === true || first === at) return null;
  const range = unitPeriod(text.post, unit, 'this');
  return range === null ? null : { ...range, start: first, end: first + 1 };
}

function cutOut(
  whole: DateReading,
  start: number,
  cut: (days: number) => readonly [first: number, last: number],
): DateReading {
  const [first, last] = cut(whole.to - whole.from + 1);
  const from = whole.from + first;
  const to = whole.from + last;
  return { ...whole, start, from, to, prec: precisionOf(from, to) };
}

/** The first ten days of a month, the next ten, the rest; a third of anything longer. */
function thirdOf(days: number, part: Part): readonly [first: number, last: number] {
  const third = days <= 31 ? Math.min(10, Math.ceil(days / 3)) : Math.round(days / 3);
  if (part === 'early') return [0, third - 1];
  return part === 'mid' ? [third, 2 * third - 1] : [Math.min(2 * third, days - 1), days - 1];
}
