import type { Token } from '../../tokens/tokenize.ts';
import { bareDay } from './bare-days.ts';
import { calendarDay, dayNumber, dayOfNumber, isoDay } from './calendar.ts';
import type { ConflictWindow } from './conflict-window.ts';
import type { DateMention, DateReading, Outside } from './date-mention.ts';
import { DateText } from './date-text.ts';
import { type DateScan, dateUse } from './date-use.ts';
import { DATE_WORDS } from './date-words.ts';
import { dayMonth, monthDay } from './named-days.ts';
import { night, withPartOfDay } from './nights.ts';
import { numericDate } from './numeric-dates.ts';
import { partOfPeriod } from './parts-of-periods.ts';
import { bareWeekend, namedPeriod, recurringPeriod } from './periods.ts';
import { lastUnits, someLastUnits, unitsAgo, wholeDay } from './reckoned-days.ts';
import { lastYearWord } from './seasons-and-years.ts';
import { daysBack, weekday } from './single-days.ts';
import { daysOfWar } from './war-days.ts';
import { withYearsOfNeighbours } from './years-of-neighbours.ts';

/** The dates of a text in their order, none over another. */
export function findDates(
  tokens: readonly Token[],
  scan: DateScan,
  postDay: string | null,
  conflict: ConflictWindow,
): readonly DateMention[] {
  const window = { start: numberOf(conflict.start), end: numberOf(conflict.end) };
  const post = numberOf(postDay);
  const text = new DateText(tokens, scan, post, window.start);
  const readings = withYearsOfNeighbours(
    readingsOf(text),
    post,
    (reading) => dateUse(tokens, scan, reading) === 'event',
  );
  return readings.flatMap((reading) => mentionOf(text, scan, reading, window) ?? []);
}

function readingsOf(text: DateText): readonly DateReading[] {
  const found: DateReading[] = [];
  let free = 0;
  let at = 0;
  while (at < text.tokens.length) {
    const reading = readAt(text, at);
    if (reading === null || reading.start < free || !isWritten(reading)) at += 1;
    else {
      found.push(reading);
      at = reading.end;
      free = at;
    }
  }
  return found;
}

function isWritten({ from, to }: DateReading): boolean {
  return writtenDay(from) !== null && writtenDay(to) !== null;
}

function numberOf(day: string | null): number | null {
  const parts = day === null ? null : calendarDay(day);
  return parts === null ? null : dayNumber(parts);
}

function readAt(text: DateText, at: number): DateReading | null {
  const token = text.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return startingWithNumber(text, at);
  if (token.kind !== 'word') return lastYearWord(text, at);
  const spelt = text.dayOfMonth(at) === null ? null : (dayMonth(text, at) ?? bareDay(text, at));
  if (spelt !== null) return withPartOfDay(text, spelt);
  if (!DATE_WORDS.has(token.norm)) return lastYearWord(text, at);
  return startingWithWord(text, at);
}

function startingWithNumber(text: DateText, at: number): DateReading | null {
  const day = numericDate(text, at) ?? dayMonth(text, at) ?? bareDay(text, at);
  if (day !== null) return withPartOfDay(text, day);
  return namedPeriod(text, at) ?? daysOfWar(text, at);
}

function startingWithWord(text: DateText, at: number): DateReading | null {
  const atNight = night(text, at);
  if (atNight !== null) return atNight;
  const day =
    monthDay(text, at) ?? weekday(text, at) ?? daysBack(text, at) ?? thisMorning(text, at);
  if (day !== null) return withPartOfDay(text, day);
  return (
    daysOfWar(text, at) ??
    partOfPeriod(text, at) ??
    lastUnits(text, at) ??
    someLastUnits(text, at) ??
    recurringPeriod(text, at) ??
    namedPeriod(text, at) ??
    bareWeekend(text, at) ??
    unitsAgo(text, at) ??
    wholeDay(text, at)
  );
}

/** "this morning", "last evening", "tonight" */
function thisMorning(text: DateText, at: number): DateReading | null {
  const { which } = text.word(at);
  if (text.post === null || text.word(at + 1).partOfDay !== true) return null;
  if (which !== 'this' && which !== 'last') return null;
  const day = text.post - (which === 'last' ? 1 : 0);
  return { start: at, end: at + 2, from: day, to: day, prec: 1, basis: 'relative' };
}

interface Window {
  readonly start: number | null;
  readonly end: number | null;
}

function mentionOf(
  text: DateText,
  scan: DateScan,
  reading: DateReading,
  window: Window,
): DateMention | null {
  const outside = outsideOf(reading, text.post, window);
  const { start, end, prec: date_prec, basis } = reading;
  const bounds = outside === null ? withinWindow(reading, text.post, window) : reading;
  const [from, to] = [writtenDay(bounds.from), writtenDay(bounds.to)];
  if (from === null || to === null) return null;
  const use = dateUse(text.tokens, scan, reading);
  return { start, end, date: { from, to, date_prec, basis }, use, outside };
}

/** Days before the conflict from which a date is told of another time. */
const LONG_BEFORE = 365;

function outsideOf(reading: DateReading, post: number | null, window: Window): Outside | null {
  if (window.start !== null && reading.to < window.start) {
    return reading.to < window.start - LONG_BEFORE ? 'long_before_conflict' : 'before_conflict';
  }
  if (post !== null && reading.from > post) return 'after_post';
  return window.end !== null && reading.from > window.end ? 'after_conflict' : null;
}

/** A month or a season may reach over the post's day or the conflict's ends: only what lies inside. */
function withinWindow(
  { from, to }: DateReading,
  post: number | null,
  { start, end }: Window,
): { readonly from: number; readonly to: number } {
  const last = Math.min(to, post ?? to, end ?? to);
  return { from: Math.min(Math.max(from, start ?? from), last), to: last };
}

/** Null for a day of no four-digit year. */
function writtenDay(number: number): string | null {
  const day = dayOfNumber(number);
  return day.year >= 1 && day.year <= 9999 ? isoDay(day) : null;
}
