import { type DateReading, precisionOf } from './date-mention.ts';
import type { DateText, NumberAt } from './date-text.ts';
import { AND_WORDS, BETWEEN_WORDS, TO_WORDS } from './date-words.ts';

/** Days of a list before its month: "5, 6 and 7 February". */
const LONGEST_LIST = 8;

/** "7 Feb", "7th of February 2023", "5-8 лютого", "30 January to 2 February", "з 5 по 8 лютого" */
export function dayMonth(text: DateText, start: number): DateReading | null {
  const first = text.isFreeOnLeft(start) ? text.dayOfMonth(start) : null;
  if (first === null) return null;
  const last = lastOfList(text, first);
  const month = text.monthBesideDay(text.afterFillers(last.end));
  if (month === null) return null;
  if (last === first) {
    const later = laterDay(text, start, first.value, month);
    if (later !== null) return later;
  }
  return reading(text, { start, first: first.value, last: last.value, month });
}

/** "February 7, 2023", "Feb. 6-7", "February 6 and 7", "Feb 28 - Mar 2" */
export function monthDay(text: DateText, start: number): DateReading | null {
  if (text.tokens[start]?.cyrillic === true) return null;
  const month = text.monthBesideDay(start);
  if (month === null) return null;
  const comma = text.norm(month.end) === ',' && text.isGlued(month.end + 1) ? 1 : 0;
  const first = text.dayOfMonth(month.end + comma);
  if (first === null) return null;
  const end = text.afterOrdinal(first.end);
  const later = laterMonthDay(text, start, first, month.value);
  if (later !== null) return later;
  const last = lastOfList(text, first);
  const close = last === first ? end : last.end;
  return reading(text, {
    start,
    first: first.value,
    last: last.value,
    month: { ...month, end: close },
  });
}

interface Written {
  readonly start: number;
  readonly first: number;
  readonly last: number;
  /** The month, and where its words and the days end. */
  readonly month: NumberAt;
}

function reading(text: DateText, { start, first, last, month }: Written): DateReading | null {
  const year = text.yearTail(month.end);
  const to = text.resolve(last, month.value, year?.value ?? null);
  const end = year?.end ?? month.end;
  if (to === null || last < first || text.isStreet(start, end)) return null;
  const from = to - (last - first);
  const hasYear = year !== null;
  return { start, end, from, to, prec: precisionOf(from, to), basis: 'stated', hasYear };
}

/** The last day of "5-8", "5 and 6", "5, 6 and 7"; the first where no other follows. */
function lastOfList(text: DateText, first: NumberAt): NumberAt {
  let last = first;
  for (let length = 1; length < LONGEST_LIST; length += 1) {
    if (!isJoint(text, last.end)) break;
    const next = text.dayOfMonth(last.end + 1);
    if (next === null || next.value <= last.value) break;
    last = next;
  }
  return last;
}

function isJoint(text: DateText, at: number): boolean {
  const norm = text.norm(at);
  return (
    text.isHyphen(at) || norm === ',' || norm === '/' || TO_WORDS.has(norm) || AND_WORDS.has(norm)
  );
}

/** Where the second day of a range that names both its months begins, or -1. */
function secondDayAt(text: DateText, start: number, at: number): number {
  const isTo = text.isHyphen(at) || text.norm(at) === '/' || TO_WORDS.has(text.norm(at));
  const isAnd = AND_WORDS.has(text.norm(at)) && BETWEEN_WORDS.has(text.norm(start - 1));
  return isTo || isAnd ? at + 1 : -1;
}

function laterDay(
  text: DateText,
  start: number,
  first: number,
  month: NumberAt,
): DateReading | null {
  const firstYear = text.yearTail(month.end);
  const at = secondDayAt(text, start, firstYear?.end ?? month.end);
  const second = at === -1 ? null : text.dayOfMonth(at);
  if (second === null) return null;
  const secondMonth = text.monthBesideDay(text.afterFillers(second.end));
  if (secondMonth === null) return null;
  return between(
    text,
    start,
    [first, month.value, firstYear?.value ?? null],
    second.value,
    secondMonth,
  );
}

function laterMonthDay(
  text: DateText,
  start: number,
  first: NumberAt,
  month: number,
): DateReading | null {
  const firstYear = text.yearTail(first.end);
  const at = secondDayAt(text, start, firstYear?.end ?? first.end);
  const secondMonth = at === -1 ? null : text.monthBesideDay(at);
  const second = secondMonth === null ? null : text.dayOfMonth(secondMonth.end);
  if (secondMonth === null || second === null) return null;
  const close = { value: secondMonth.value, end: second.end };
  return between(text, start, [first.value, month, firstYear?.value ?? null], second.value, close);
}

function between(
  text: DateText,
  start: number,
  [first, firstMonth, firstYear]: readonly [day: number, month: number, year: number | null],
  second: number,
  secondMonth: NumberAt,
): DateReading | null {
  const year = text.yearTail(secondMonth.end);
  const to = text.resolve(second, secondMonth.value, year?.value ?? null);
  if (to === null) return null;
  const from = text.resolve(first, firstMonth, firstYear ?? year?.value ?? null);
  if (from === null || from > to) return null;
  const end = year?.end ?? secondMonth.end;
  return { start, end, from, to, prec: precisionOf(from, to), basis: 'stated' };
}
