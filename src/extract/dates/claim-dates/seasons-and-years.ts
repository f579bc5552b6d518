import { dayOfNumber } from './calendar.ts';
import type { DateReading, DayRange } from './date-mention.ts';
import type { DateText } from './date-text.ts';
import {
  IN_WORDS,
  PRODUCTION_WORDS,
  type Season,
  type Which,
  WINTER,
  YEAR_WORDS,
} from './date-words.ts';
import { latest, seasonRange, yearRange } from './period-ranges.ts';

export function seasonPeriod(
  text: DateText,
  at: number,
  which: Which | null,
  isLed: boolean,
): DateReading | null {
  const { season, seasonAdverb } = text.word(at);
  if (season === undefined) return null;
  const year = which === null ? seasonYear(text, at + 1, season) : null;
  if (year !== null) return { ...year, start: at };
  // "the fall of Bakhmut", "a spring": a season needs its year or a word that says which.
  const isPlain = seasonAdverb === true || text.norm(at + 1) !== 'of';
  if (text.post === null || (which === null && !(isLed && isPlain) && seasonAdverb !== true)) {
    return null;
  }
  const range = latest(text.post, which, (ofYear) => seasonRange(ofYear, season));
  return { ...range, start: at, end: at + 1 };
}

/** "2022", "of 2022", "2022/23", "2022 року", "минулого року" */
function seasonYear(text: DateText, at: number, season: Season): DateReading | null {
  const first = text.norm(at) === 'of' ? at + 1 : at;
  const year = text.yearTail(first);
  if (year === null) return null;
  const joint = text.isHyphen(first + 1) || text.norm(first + 1) === '/';
  const second = joint && season === WINTER ? secondYear(text, first + 2, year.value) : false;
  if (second) {
    const range = seasonRange(year.value + 1, WINTER);
    return { ...range, start: at, end: text.afterYearWord(first + 3) };
  }
  if (season !== WINTER) return { ...seasonRange(year.value, season), start: at, end: year.end };
  return { ...winterOf(text, year.value), start: at, end: year.end };
}

function secondYear(text: DateText, at: number, first: number): boolean {
  const value = text.digits(at, 4, 0, 9999);
  return value !== null && (value === first + 1 || value === (first + 1) % 100);
}

/** "Winter 2022" may be that which ends in the year or that which begins: both that can be. */
function winterOf(text: DateText, year: number): DayRange {
  const ends = seasonRange(year, WINTER);
  const begins = seasonRange(year + 1, WINTER);
  const inYear = { ...ends, from: yearRange(year).from };
  if (text.post !== null && begins.from > text.post) return inYear;
  if (text.warStart !== null && ends.to < text.warStart) return begins;
  return { ...inYear, to: begins.to };
}

/** "in 2022", "у 2022 році", "2022 року"; not "T-72B3 obr. 2016" or "2016 року випуску". */
export function bareYear(text: DateText, start: number): DateReading | null {
  const year = text.year(start);
  if (year === null || !text.isFreeOnLeft(start) || text.isModelYear(start)) return null;
  if (isGluedOn(text, start + 1)) return null;
  const end = text.afterYearWord(start + 1);
  // "2020-го", "2022-му": the ending alone tells of a year.
  const hasWord = YEAR_WORDS.has(text.norm(end - 1)) || text.afterOrdinal(start + 1) > start + 1;
  const next = text.tokens[end];
  // "в 2022 танках" counts; English tells of a year with "in 2022" alone.
  const isCounting = text.tokens[start - 1]?.cyrillic === true && next?.kind === 'word';
  const isLed = IN_WORDS.has(text.norm(start - 1)) && !isCounting;
  if (!(hasWord || isLed) || PRODUCTION_WORDS.has(text.norm(end))) return null;
  return { ...yearRange(year), start, end };
}

/** "2022.5", "2022/7" */
function isGluedOn(text: DateText, at: number): boolean {
  const isMark = ['.', '/', ',', ':'].includes(text.norm(at));
  return (
    isMark && text.isGlued(at) && text.isGlued(at + 1) && text.tokens[at + 1]?.kind === 'number'
  );
}

/** "торік", "минулоріч": a year in one word. */
const LAST_YEAR_WORDS = new Set(['торік', 'минулоріч', 'позаторік']);

export function lastYearWord(text: DateText, start: number): DateReading | null {
  if (text.post === null || !LAST_YEAR_WORDS.has(text.norm(start))) return null;
  const { year } = dayOfNumber(text.post);
  const back = text.norm(start) === 'позаторік' ? 2 : 1;
  return { ...yearRange(year - back), basis: 'relative', start, end: start + 1 };
}
