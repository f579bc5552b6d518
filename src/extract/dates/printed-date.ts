import { calendarDay } from './calendar-day.ts';
import { type FoldedText, foldText } from './folded-text.ts';
import {
  commonMonthTable,
  type MonthReading,
  type MonthTable,
  rareMonthTable,
} from './month-names.ts';
import { hasWord, wordsAt } from './word-index.ts';

export interface PrintedDate {
  /** YYYY-MM-DD; null for a date that is written but cannot be (30 February, the year 2999). */
  readonly day: string | null;
  /** Offset just past the date. */
  readonly end: number;
}

/** UTF-16 units a printed date can take, the longest forms of any language included. */
const LONGEST_DATE = 72;
/** The Thai solar calendar counts from 543 BC; Royal Decree of 1940. */
const BUDDHIST_YEARS_AHEAD = 543;

interface NumberToken {
  readonly kind: 'number';
  readonly value: number;
  readonly digits: number;
  /** "月" or "월" follows: the number is a month. */
  readonly isMonth: boolean;
  readonly pointAfter: boolean;
  readonly end: number;
}
interface MonthToken {
  readonly kind: 'month';
  readonly readings: readonly MonthReading[];
  readonly end: number;
}
type DateToken = NumberToken | MonthToken;

/**
 * Reads the date that starts at an offset, in any language the runtime has month names for, or null
 * when what stands there is no date.
 */
export function readPrintedDate(
  text: string,
  at: number,
  lang?: string | null,
): PrintedDate | null {
  const ahead = text.slice(at, at + LONGEST_DATE);
  if (!HAS_YEAR.test(ahead)) return null;
  const folded = foldText(ahead);
  const date =
    readEnglishDate(folded.text) ??
    readNumericDate(folded.text, commonMonthTable) ??
    readDateWithTable(folded, commonMonthTable(), lang) ??
    (startsLikeDate(folded.text) ? readDateWithTable(folded, rareMonthTable(), lang) : null);
  if (date === null) return null;
  return { day: date.day, end: at + (folded.origin[date.end] ?? text.length - at) };
}

/** Spares the building of the large table where plain prose follows. */
function startsLikeDate(folded: string): boolean {
  return /^[\p{L}\d]/u.test(folded) && /\d/.test(folded.slice(0, 24));
}

const ENGLISH_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** Not before a sign that ends dates in other languages. */
const ENGLISH_DATE = /^([a-z]{3,9}) (\d{1,2}), (\d{4})(?!\s?[гр日일.(dթ])/;

/**
 * "March 12, 2024", as nearly every embed prints it, without the table of all languages. Where
 * another language has a month of the same name, it is the same month.
 */
function readEnglishDate(text: string): PrintedDate | null {
  const [written, name = '', day, year] = ENGLISH_DATE.exec(text) ?? [];
  const month = ENGLISH_MONTHS.indexOf(name) + 1;
  if (written === undefined || month === 0) return null;
  return { day: calendarDay(Number(year), month, Number(day)), end: written.length };
}

const HAS_YEAR = /\p{Nd}{4}/u;
const ISO_LIKE = /^([12]\d{3})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)\.?/;
const DAY_FIRST = /^(\d{1,2})([./-]) ?(\d{1,2})\2 ?([12]\d{3})\.?/;

function readNumericDate(text: string, table: () => MonthTable): PrintedDate | null {
  const iso = ISO_LIKE.exec(text);
  if (iso !== null) {
    return { day: calendarDay(Number(iso[1]), Number(iso[3]), Number(iso[4])), end: iso[0].length };
  }
  const numeric = DAY_FIRST.exec(text);
  if (numeric === null) return null;
  const [first, second, year] = [Number(numeric[1]), Number(numeric[3]), Number(numeric[4])];
  const end = skipEnding(text, numeric[0].length, table());
  // With points the day comes first everywhere; with strokes 2/7 is July here and February there.
  if (numeric[2] === '.' || first > 12) return { day: calendarDay(year, second, first), end };
  if (second > 12 || first === second) return { day: calendarDay(year, first, second), end };
  return { day: null, end };
}

function readDateWithTable(
  folded: FoldedText,
  table: MonthTable,
  lang: string | null | undefined,
): PrintedDate | null {
  const tokens = readTokens(folded.text, table);
  if (tokens === null) return null;
  const [year, day, month] = tokens;
  const last = Math.max(year.end, day.end, month.end);
  const end = skipEnding(folded.text, last, table);
  const value = month.kind === 'number' ? month.value : chooseMonth(month.readings, day, lang);
  const thai = month.kind === 'month' && month.readings.some((r) => r.locale === 'th');
  const isBuddhist = thai && year.value >= 2006 + BUDDHIST_YEARS_AHEAD;
  const gregorianYear = isBuddhist ? year.value - BUDDHIST_YEARS_AHEAD : year.value;
  return { day: value === null ? null : calendarDay(gregorianYear, value, day.value), end };
}

type DateTokens = readonly [year: NumberToken, day: NumberToken, month: DateToken];

function readTokens(text: string, table: MonthTable): DateTokens | null {
  let year: NumberToken | null = null;
  let day: NumberToken | null = null;
  let month: DateToken | null = null;
  let at = 0;
  while (year === null || day === null || month === null) {
    const token = readToken(text, at, table, { yearIsKnown: year !== null });
    if (token === null) {
      const next = skipFiller(text, at, table);
      if (next === null) return null;
      at = next;
      continue;
    }
    if (token.kind === 'month' || token.isMonth) {
      if (month !== null) return null;
      month = token;
    } else if (token.digits === 4) {
      if (year !== null) return null;
      year = token;
    } else {
      if (day !== null) return null;
      day = token;
    }
    at = token.end;
  }
  return [year, day, month];
}

function readToken(
  text: string,
  at: number,
  table: MonthTable,
  { yearIsKnown }: { readonly yearIsKnown: boolean },
): DateToken | null {
  return readNumber(text, at, yearIsKnown) ?? readMonthName(text, at, table);
}

/**
 * One or two digits, or exactly four. A year may be glued to what follows it ("20231,030 soldiers"),
 * so no more than four are taken; after the year no more than two.
 */
function readNumber(text: string, at: number, yearIsKnown: boolean): NumberToken | null {
  const digits = /^\d+/.exec(text.slice(at, at + (yearIsKnown ? 2 : 4)))?.[0] ?? '';
  if (digits.length === 0 || digits.length === 3) return null;
  const end = at + digits.length;
  const sign = digits.length <= 2 ? /^\s?[月월]/.exec(text.slice(end, end + 2)) : null;
  return {
    kind: 'number',
    value: Number(digits),
    digits: digits.length,
    isMonth: sign !== null,
    pointAfter: text[end] === '.',
    end: end + (sign?.[0].length ?? 0),
  };
}

function readMonthName(text: string, at: number, table: MonthTable): MonthToken | null {
  // Inside a word only after the Hebrew "in", which is written together with the month.
  if (/\p{L}$/u.test(text.slice(0, at)) && text[at - 1] !== 'ב') return null;
  for (const name of wordsAt(table.nameIndex, text, at)) {
    const end = at + name.length;
    const suffix = /^[\p{L}\p{M}]*/u.exec(text.slice(end))?.[0] ?? '';
    if (suffix === '' || hasWord(table.fillers, suffix)) {
      return { kind: 'month', readings: table.names.get(name) ?? [], end };
    }
  }
  return null;
}

/** Past white space or one word or sign of the formats; null where something else stands. */
function skipFiller(text: string, at: number, table: MonthTable): number | null {
  const character = text[at];
  if (character === undefined) return null;
  // A date does not begin with a sign.
  if (/[\s.,،、/-]/.test(character)) return at > 0 ? at + 1 : null;
  const [filler] = wordsAt(table.fillers, text, at);
  return filler === undefined ? null : at + filler.length;
}

/** Past what formats print after the last part: " г.", " р.", ".", "日", "일". */
function skipEnding(text: string, at: number, table: MonthTable): number {
  const start = /^\s/.test(text.slice(at)) ? at + 1 : at;
  for (const word of wordsAt(table.endings, text, start)) {
    const end = start + word.length;
    const cutsWord = /[а-я]$/.test(word) && /^\p{L}/u.test(text.slice(end));
    if (!cutsWord) return end;
  }
  return at;
}

/** The month meant; null where languages disagree and nothing decides between them. */
function chooseMonth(
  readings: readonly MonthReading[],
  day: NumberToken,
  lang: string | null | undefined,
): number | null {
  const ofLanguage = readings.filter((r) => lang && r.locale.split('-')[0] === lang.split('-')[0]);
  const byLanguage = ofLanguage.length > 0 ? ofLanguage : readings;
  const byPoint = byLanguage.filter((r) => r.pointAfterDay === day.pointAfter);
  const months = new Set((byPoint.length > 0 ? byPoint : byLanguage).map((r) => r.month));
  const [only] = months;
  return months.size === 1 ? (only ?? null) : null;
}
