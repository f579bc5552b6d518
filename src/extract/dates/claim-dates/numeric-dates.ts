import type { DateReading } from './date-mention.ts';
import { precisionOf } from './date-mention.ts';
import type { DateText } from './date-text.ts';
import { MEASURE_WORDS, TO_WORDS } from './date-words.ts';

/** "2023-02-07", "07.02.2023", "7/02/23", "5–8.02", "05.02-08.02.2023": the day comes first. */
export function numericDate(text: DateText, start: number): DateReading | null {
  if (text.tokens[start + 2]?.kind !== 'number' || !text.isFreeOnLeft(start)) return null;
  return isoDate(text, start) ?? sharedMonthRange(text, start) ?? dottedDates(text, start);
}

function stated(start: number, end: number, from: number, to: number): DateReading {
  return { start, end, from, to, prec: precisionOf(from, to), basis: 'stated' };
}

type Mark = '-' | '.' | '/';

function markAt(text: DateText, at: number): Mark | null {
  if (!text.isGlued(at) || !text.isGlued(at + 1)) return null;
  if (text.isHyphen(at)) return '-';
  const norm = text.norm(at);
  return norm === '.' || norm === '/' ? norm : null;
}

/** No further number is glued on: "10.02.2023.5" is no date. */
function isClosed(text: DateText, end: number): boolean {
  return !(markAt(text, end) !== null && text.tokens[end + 1]?.kind === 'number');
}

function isoDate(text: DateText, start: number): DateReading | null {
  const year = text.year(start);
  const mark = markAt(text, start + 1);
  if (year === null || mark === null || mark !== markAt(text, start + 3)) return null;
  const month = text.digits(start + 2, 2, 1, 12);
  const day = text.digits(start + 4, 2, 1, 31);
  if (month === null || day === null || !isClosed(text, start + 5)) return null;
  const number = text.resolve(day, month, year);
  return number === null ? null : stated(start, start + 5, number, number);
}

interface WrittenDay {
  readonly first: number;
  readonly second: number;
  readonly year: number | null;
  readonly mark: Mark;
  readonly end: number;
}

/** "07.02.2023", "7/2/23", "07.02" */
function writtenDay(text: DateText, start: number): WrittenDay | null {
  const mark = markAt(text, start + 1);
  const first = text.digits(start, 2, 1, 31);
  const second = text.digits(start + 2, 2, 1, 31);
  if (mark === null || first === null || second === null) return null;
  const year = markAt(text, start + 3) === mark ? yearOf(text, start + 4, mark) : null;
  if (year === null) return { first, second, year, mark, end: start + 3 };
  return { first, second, year, mark, end: text.afterYearWord(start + 5) };
}

function yearOf(text: DateText, at: number, mark: Mark): number | null {
  const short = text.norm(at).length === 2 && mark !== '-' ? text.digits(at, 2, 0, 99) : null;
  return text.year(at) ?? (short === null ? null : 2000 + short);
}

function dottedDates(text: DateText, start: number): DateReading | null {
  const first = writtenDay(text, start);
  if (first === null) return null;
  const second = secondDay(text, first);
  if (second !== null) {
    const to = dayFirst(text, second, second.year);
    const from = dayFirst(text, first, first.year ?? second.year);
    if (from !== null && to !== null && from < to) return stated(start, second.end, from, to);
  }
  if (!isClosed(text, first.end) && !text.isHyphen(first.end)) return null;
  if (first.year === null && !isYearless(text, start, first)) return null;
  const number = dayFirst(text, first, first.year);
  return number === null ? null : stated(start, first.end, number, number);
}

/** The later end of "05.02 - 08.02.2023", "з 05.02 по 08.02". */
function secondDay(text: DateText, first: WrittenDay): WrittenDay | null {
  const joined = text.isHyphen(first.end) || TO_WORDS.has(text.norm(first.end));
  const second = joined ? writtenDay(text, first.end + 1) : null;
  return second !== null && second.mark === first.mark && first.mark !== '-' ? second : null;
}

/** With strokes the American order is taken where the other gives no day a post can tell of. */
function dayFirst(text: DateText, written: WrittenDay, year: number | null): number | null {
  const usual = text.resolve(written.first, written.second, year);
  const isPast = usual !== null && (text.post === null || usual <= text.post);
  if (written.mark !== '/' || year === null || isPast) return usual;
  const american = text.resolve(written.second, written.first, year);
  return american === null || (text.post !== null && american > text.post) ? usual : american;
}

const DAY_CUES = new Set(
  'on of dated date дата за від от на станом overnight night ніч ночь вночі ночью'.split(' '),
);

/** "07.02" with a word for it before it, or at the head of a line; else it is a decimal or a time. */
function isYearless(text: DateText, start: number, { mark, end }: WrittenDay): boolean {
  const isPadded = text.norm(start).length === 2 && text.norm(start + 2).length === 2;
  const after = text.norm(end);
  const before = text.norm(start - 1);
  // "24.11 Т-64БВ" is no weight.
  const isMeasure = MEASURE_WORDS.has(after) && !text.isHyphen(end + 1);
  if (isMeasure || [after, before].some((sign) => '%$€₴'.includes(sign || ' '))) {
    return false;
  }
  if (isOfLateDays(text, start, mark)) return true;
  if (mark !== '.' || !isPadded) return false;
  const isLabelled = before === ':' && DAY_CUES.has(text.norm(start - 2));
  const isBracketed = (before === '(' && after === ')') || (before === '[' && after === ']');
  return text.isLineStart(start) || DAY_CUES.has(before) || isLabelled || isBracketed;
}

/** Words after which numbers with a point or a stroke are a time or a fraction. */
const TIME_LEADS = new Set(['at', 'о', 'об', 'around', 'about', 'близько', 'около', 'в', 'у']);
const LATE_DAYS = 31;

/** ", 4.07,", "29/08": its month in two digits, and a day of the month before the post. */
function isOfLateDays(text: DateText, start: number, mark: Mark): boolean {
  const isPadded = text.norm(start).length === 2 || mark === '.';
  if (!isPadded || mark === '-' || text.norm(start + 2).length !== 2) return false;
  if (text.post === null || TIME_LEADS.has(text.norm(start - 1))) return false;
  const day = text.digits(start, 2, 1, 31);
  const month = text.digits(start + 2, 2, 1, 12);
  const number = day === null || month === null ? null : text.resolve(day, month, null);
  return number !== null && number <= text.post && number > text.post - LATE_DAYS;
}

/** "5-8.02", "05-08.02.2023", "6/7.02" */
function sharedMonthRange(text: DateText, start: number): DateReading | null {
  const joint = markAt(text, start + 1);
  if (joint === null || joint === '.' || markAt(text, start + 3) !== '.') return null;
  const first = text.digits(start, 2, 1, 31);
  const last = writtenDay(text, start + 2);
  if (first === null || last === null || first >= last.first) return null;
  if (last.year === null && text.norm(start + 4).length !== 2) return null;
  if (MEASURE_WORDS.has(text.norm(last.end)) || !isClosed(text, last.end)) return null;
  const to = text.resolve(last.first, last.second, last.year);
  const from = text.resolve(first, last.second, last.year);
  return from === null || to === null ? null : stated(start, last.end, from, to);
}
