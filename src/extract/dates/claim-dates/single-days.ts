import { bareDay } from './bare-days.ts';
import { weekdayOf } from './calendar.ts';
import type { DateReading } from './date-mention.ts';
import type { DateText } from './date-text.ts';
import { WEEKDAY_LEADS, type Which } from './date-words.ts';
import { dayMonth, monthDay } from './named-days.ts';
import { numericDate } from './numeric-dates.ts';

const DAYS_IN_WEEK = 7;

/** A day, or a range of days, said in any way: what a night may lie beside. */
export function dayPoint(text: DateText, start: number): DateReading | null {
  const token = text.tokens[start];
  if (token?.kind === 'number') {
    return numericDate(text, start) ?? dayMonth(text, start) ?? bareDay(text, start);
  }
  if (token?.kind !== 'word') return null;
  return monthDay(text, start) ?? weekday(text, start) ?? daysBack(text, start);
}

/** "yesterday", "позавчора", "the day before yesterday", "вчорашній" */
export function daysBack(text: DateText, start: number): DateReading | null {
  if (text.post === null) return null;
  if (text.norm(start) === 'day' && text.norm(start + 1) === 'before') {
    return text.norm(start + 2) === 'yesterday' ? onDay(start, start + 3, text.post - 2) : null;
  }
  const back = text.word(start).daysBack;
  if (back === undefined || isAsOfToday(text, start)) return null;
  return onDay(start, start + 1, text.post - back);
}

/** "на сьогодні": as of today; but "у ніч на сьогодні". */
function isAsOfToday(text: DateText, start: number): boolean {
  if (text.norm(start - 1) !== 'на') return false;
  const lead = text.word(start - 2);
  return lead.unit !== 'night' && lead.nightAdverb !== true;
}

function onDay(start: number, end: number, day: number): DateReading {
  return { start, end, from: day, to: day, prec: 1, basis: 'relative' };
}

/** "Tuesday", "last Tuesday", "у вівторок", "Tuesday, 7 February", "в среду на прошлой неделе" */
export function weekday(text: DateText, start: number): DateReading | null {
  const which = text.word(start).which ?? null;
  const at = which === null ? start : start + 1;
  const day = text.word(at).weekday;
  if (day === undefined || !isNamedDay(text, at, which)) return null;
  return datedWeekday(text, start, at + 1) ?? recentWeekday(text, start, at, day, which);
}

function isNamedDay(text: DateText, at: number, which: Which | null): boolean {
  const token = text.tokens[at];
  if (token?.cyrillic !== true) return token?.capital === true;
  return which !== null || WEEKDAY_LEADS.has(text.norm(at - 1)) || isSetApart(text, at);
}

/** "Константиновка, суббота." */
function isSetApart(text: DateText, at: number): boolean {
  const [before, after] = [text.tokens[at - 1], text.tokens[at + 1]];
  const closes = after === undefined || after.kind === 'newline' || after.norm === '.';
  return closes && before?.norm === ',';
}

/** The date after a weekday says which it is. */
function datedWeekday(text: DateText, start: number, end: number): DateReading | null {
  const isMark = [',', '(', '.'].includes(text.norm(end)) || text.norm(end) === 'the';
  const at = isMark ? end + 1 : end;
  const date =
    text.tokens[at]?.kind === 'number'
      ? (numericDate(text, at) ?? dayMonth(text, at))
      : monthDay(text, at);
  if (date === null) return null;
  const isBracketed = text.norm(end) === '(' && text.norm(date.end) === ')';
  return { ...date, start, end: isBracketed ? date.end + 1 : date.end };
}

function recentWeekday(
  text: DateText,
  start: number,
  at: number,
  day: number,
  which: Which | null,
): DateReading | null {
  const { post } = text;
  if (post === null) return null;
  const since = (weekdayOf(post) - day + DAYS_IN_WEEK) % DAYS_IN_WEEK;
  const recent = post - since;
  if (which === 'next') return onDay(start, at + 1, recent + DAYS_IN_WEEK);
  if (which === 'last' || which === 'past') {
    return onDay(start, at + 1, since === 0 ? recent - DAYS_IN_WEEK : recent);
  }
  const week = lastWeekTail(text, at + 1);
  if (week === -1) return onDay(start, at + 1, recent);
  return onDay(start, week, post - weekdayOf(post) - DAYS_IN_WEEK + day);
}

/** End of "of last week", "минулого тижня", "на прошлой неделе" after a weekday, or -1. */
function lastWeekTail(text: DateText, at: number): number {
  const first = ['of', 'на', 'the'].includes(text.norm(at)) ? at + 1 : at;
  const isLastWeek = text.word(first).which === 'last' && text.word(first + 1).unit === 'week';
  return isLastWeek ? first + 2 : -1;
}
