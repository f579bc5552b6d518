import type { DatePrec } from '../../domain/vocabulary.ts';
import { calendarDay, dayNumber, dayOfNumber, isoDay } from './claim-dates/calendar.ts';
import { precisionOf } from './claim-dates/date-mention.ts';
import { monthRange, yearRange } from './claim-dates/period-ranges.ts';
import { readPrintedDate } from './printed-date.ts';

/** Days between which something happened; no earliest where nothing bounds it. */
export interface ReviewedDays {
  readonly from: string | null;
  readonly to: string;
  /** UCDP; null where only the latest day is known. */
  readonly date_prec: DatePrec | null;
}

/**
 * A day, a month, a year, or a span of two of those as a reviewer writes it: "2023-02-07", "7 February
 * 2023", "2023-02", "2023", "2023-02-05..2023-02-07"; "..2023-02-07" for no later than. Null for
 * whatever else.
 */
export function readReviewedDays(written: string): ReviewedDays | null {
  const [first = '', second, ...more] = written.split(/\.\.|\//).map((each) => each.trim());
  if (more.length > 0) return null;
  const end = rangeOf(second ?? first);
  if (end === null) return null;
  if (second !== undefined && first === '') {
    return { from: null, to: isoDayOf(end.to), date_prec: null };
  }
  const start = second === undefined ? end : rangeOf(first);
  if (start === null || start.from > end.to) return null;
  return {
    from: isoDayOf(start.from),
    to: isoDayOf(end.to),
    date_prec: precisionOf(start.from, end.to),
  };
}

/** As days since 1970. */
function rangeOf(text: string): { readonly from: number; readonly to: number } | null {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year !== undefined) {
    if (month === undefined) return yearRange(Number(year));
    return Number(month) < 1 || Number(month) > 12 ? null : monthRange(Number(year), Number(month));
  }
  const printed = calendarDay(text) === null ? readPrintedDate(text, 0) : null;
  const isWhole = printed === null || printed.end === text.length;
  const day = calendarDay(printed?.day ?? text);
  return day === null || !isWhole ? null : { from: dayNumber(day), to: dayNumber(day) };
}

function isoDayOf(number: number): string {
  return isoDay(dayOfNumber(number));
}
