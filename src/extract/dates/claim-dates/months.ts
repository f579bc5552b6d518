import { type DateReading, type DayRange, precisionOf } from './date-mention.ts';
import type { DateText } from './date-text.ts';
import { AND_WORDS, FIERCE_THINGS, TO_WORDS, type Which } from './date-words.ts';
import { latest, monthRange } from './period-ranges.ts';

export function monthPeriod(
  text: DateText,
  at: number,
  which: Which | null,
  isLed: boolean,
): DateReading | null {
  const month = text.month(at);
  if (month === null || text.tokens[at - 1]?.kind === 'number') return null;
  const months = which === null ? monthsTogether(text, at, month, isLed) : null;
  if (months !== null) return months;
  const close = text.afterAbbreviation(at + 1);
  const year = which === null ? text.yearTail(close) : null;
  if (year !== null) return { ...monthRange(year.value, month), start: at, end: year.end };
  const isBeforeDay = text.tokens[close]?.kind === 'number' && text.tokens[at]?.cyrillic !== true;
  if (!isLed || text.post === null || isBeforeDay || isFierce(text, at)) return null;
  if (text.isStreet(at, at + 1)) return null;
  const range = latest(text.post, which, (ofYear) => monthRange(ofYear, month));
  return { ...range, start: at, end: at + 1 };
}

/** "January-February 2023", "у березні та квітні" */
function monthsTogether(
  text: DateText,
  at: number,
  first: number,
  isLed: boolean,
): DateReading | null {
  const joint = text.norm(at + 1);
  if (!text.isHyphen(at + 1) && !TO_WORDS.has(joint) && !AND_WORDS.has(joint)) return null;
  const last = text.month(at + 2);
  const isBeforeDay = text.tokens[at + 3]?.kind === 'number' && text.year(at + 3) === null;
  if (last === null || last === first || isBeforeDay) return null;
  const year = text.yearTail(at + 3);
  if (year === null && (!isLed || text.post === null)) return null;
  const inYear = (ofYear: number): DayRange => {
    const from = monthRange(first < last ? ofYear : ofYear - 1, first).from;
    const { to } = monthRange(ofYear, last);
    return { from, to, prec: precisionOf(from, to), basis: 'stated' };
  };
  if (year !== null) return { ...inYear(year.value), start: at, end: year.end };
  return { ...latest(text.post ?? 0, null, inYear), start: at, end: at + 3 };
}

/** "у лютому бою": in fierce battle, not in February. */
function isFierce(text: DateText, at: number): boolean {
  return text.norm(at).startsWith('лют') && FIERCE_THINGS.has(text.norm(at + 1));
}
