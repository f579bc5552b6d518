import type { Token } from '../../tokens/tokenize.ts';
import { type CalendarDay, dayNumber, dayOfNumber, isOnCalendar } from './calendar.ts';
import {
  DATE_WORDS,
  type DateWord,
  MODEL_WORDS,
  ORDINAL_TAILS,
  STREET_WORDS,
  YEAR_WORDS,
} from './date-words.ts';
import { ordinalDay } from './ordinal-days.ts';

/** Words that the grammar's scan knows, by the index of a token. */
export interface ScannedWords {
  /** Number words, by their first token. */
  readonly numberWordAt: ReadonlyMap<number, { readonly end: number; readonly value: number }>;
  /** Names of the sides of the conflict, by each of their tokens. */
  readonly sideOver: ReadonlyMap<number, unknown>;
}

export interface NumberAt {
  readonly value: number;
  readonly end: number;
}

const NOTHING: DateWord = {};
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
/** A yearless day so few days ahead of the post is one announced, not one a year ago. */
const ANNOUNCED_DAYS = 7;

/** The tokens of a text as the parts dates are made of, and the day they are told on. */
export class DateText {
  readonly tokens: readonly Token[];
  readonly scan: ScannedWords;
  /** Day number of the post. */
  readonly post: number | null;
  /** Day number of the conflict's first day. */
  readonly warStart: number | null;

  constructor(
    tokens: readonly Token[],
    scan: ScannedWords,
    post: number | null,
    warStart: number | null,
  ) {
    this.tokens = tokens;
    this.scan = scan;
    this.post = post;
    this.warStart = warStart;
  }

  isSide(at: number): boolean {
    return this.scan.sideOver.has(at);
  }

  norm(at: number): string {
    return this.tokens[at]?.norm ?? '';
  }

  word(at: number): DateWord {
    const token = this.tokens[at];
    return token?.kind === 'word' ? (DATE_WORDS.get(token.norm) ?? NOTHING) : NOTHING;
  }

  isGlued(at: number): boolean {
    return this.tokens[at]?.glued === true;
  }

  isHyphen(at: number): boolean {
    return this.tokens[at]?.kind === 'hyphen';
  }

  /** Digits with a value in [low, high], at most `length` of them. */
  digits(at: number, length: number, low: number, high: number): number | null {
    const token = this.tokens[at];
    if (token?.kind !== 'number' || token.norm.length > length) return null;
    const value = Number(token.norm);
    return value >= low && value <= high ? value : null;
  }

  /** Not the tail of a designator, a decimal or a time: "T-7", "2.7", "M7". */
  isFreeOnLeft(at: number): boolean {
    const token = this.tokens[at];
    const before = this.tokens[at - 1];
    if (token?.glued !== true || before === undefined) return true;
    if (before.kind === 'word' || before.kind === 'number') return false;
    if (before.kind === 'hyphen') return !before.glued;
    return !['.', ':', '/', ',', '№', '+'].includes(before.norm) || !before.glued;
  }

  /** A day of a month, with its ordinal ending or spelt: "7", "7th", "7-го", "сьомого". */
  dayOfMonth(at: number): NumberAt | null {
    const value = this.digits(at, 2, 1, 31);
    if (value !== null) return { value, end: this.afterOrdinal(at + 1) };
    if (this.tokens[at]?.kind !== 'word') return null;
    const spelt = ordinalDay(this.norm(at), this.norm(at + 1), this.norm(at + 2));
    return spelt === null ? null : { value: spelt.value, end: at + spelt.length };
  }

  afterOrdinal(at: number): number {
    const tail = this.isHyphen(at) && this.isGlued(at) ? at + 1 : at;
    return this.isGlued(tail) && ORDINAL_TAILS.has(this.norm(tail)) ? tail + 1 : at;
  }

  year(at: number): number | null {
    return this.norm(at).length === 4 ? this.digits(at, 4, FIRST_YEAR, LAST_YEAR) : null;
  }

  /** A month's name. "may", "march", "mar" are one only with a capital. */
  month(at: number): number | null {
    const token = this.tokens[at];
    if (token?.kind !== 'word') return null;
    const isName = token.cyrillic || token.capital || isPlainMonth(token.norm);
    return isName ? (this.word(at).month ?? null) : null;
  }

  /** The same beside a day, where abbreviations count too; with the point after it. */
  monthBesideDay(at: number): NumberAt | null {
    const value = this.month(at) ?? this.word(at).shortMonth ?? null;
    return value === null ? null : { value, end: this.afterAbbreviation(at + 1) };
  }

  /** Past the point of "Feb." where the date goes on behind it. */
  afterAbbreviation(at: number): number {
    const isPoint = this.norm(at) === '.' && this.isGlued(at);
    return isPoint && this.norm(at - 1).length <= 6 && this.tokens[at + 1]?.kind === 'number'
      ? at + 1
      : at;
  }

  /** "2023", ", 2023", "of 2023", "2023 року", "23-го року", "цього року". */
  yearTail(at: number): NumberAt | null {
    const isMark = (this.norm(at) === ',' && this.isGlued(at)) || this.norm(at) === 'of';
    const first = isMark ? at + 1 : at;
    const year = this.year(first);
    if (year !== null) return { value: year, end: this.afterYearWord(first + 1) };
    return this.shortYear(first) ?? this.relativeYear(first);
  }

  /** Past "-го", "року", "г" after a year. */
  afterYearWord(at: number): number {
    const next = this.afterOrdinal(at);
    return YEAR_WORDS.has(this.norm(next)) && this.tokens[next]?.kind === 'word' ? next + 1 : next;
  }

  private shortYear(at: number): NumberAt | null {
    const isQuoted = this.tokens[at]?.kind === 'quote' && this.isGlued(at + 1);
    const first = isQuoted ? at + 1 : at;
    if (this.norm(first).length !== 2) return null;
    const value = this.digits(first, 2, 0, 99);
    if (value === null) return null;
    const end = this.afterYearWord(first + 1);
    // "25 March, 54th Brigade"
    if (isLatinOrdinal(this.norm(end - 1))) return null;
    return isQuoted || end > first + 1 ? { value: 2000 + value, end } : null;
  }

  private relativeYear(at: number): NumberAt | null {
    const { which } = this.word(at);
    if (this.post === null || which === undefined || this.word(at + 1).unit !== 'year') return null;
    const { year } = dayOfNumber(this.post);
    if (which === 'next') return { value: year + 1, end: at + 2 };
    return { value: which === 'this' ? year : year - 1, end: at + 2 };
  }

  /** Past words that may stand between the parts: "of", "the". */
  afterFillers(at: number): number {
    let next = at;
    while (next < at + 2 && (this.norm(next) === 'of' || this.norm(next) === 'the')) next += 1;
    return next;
  }

  /**
   * The day number of a written day; without its year the latest such day not after the post, unless
   * it lies a few days ahead.
   */
  resolve(day: number, month: number, year: number | null): number | null {
    if (year !== null) return numberOf({ year, month, day });
    if (this.post === null) return null;
    const { year: postYear } = dayOfNumber(this.post);
    for (let back = -1; back <= 4; back += 1) {
      const number = numberOf({ year: postYear - back, month, day });
      if (number !== null && number <= this.post + ANNOUNCED_DAYS) return number;
    }
    return null;
  }

  /** "12 May street", "вулиця 8 Березня" */
  isStreet(start: number, end: number): boolean {
    const before = this.norm(start - 1) === '.' ? start - 2 : start - 1;
    return STREET_WORDS.has(this.norm(end)) || STREET_WORDS.has(this.norm(before));
  }

  /** "obr. 2016", "зразка 2016 року" */
  isModelYear(start: number): boolean {
    const before = this.norm(start - 1) === '.' ? start - 2 : start - 1;
    return MODEL_WORDS.has(this.norm(before));
  }

  /** First token of a line, or of the text. */
  isLineStart(at: number): boolean {
    const before = this.tokens[at - 1];
    return before === undefined || before.kind === 'newline';
  }
}

function isLatinOrdinal(tail: string): boolean {
  return tail === 'th' || tail === 'st' || tail === 'nd' || tail === 'rd';
}

function isPlainMonth(norm: string): boolean {
  return norm.length > 3 && norm !== 'march';
}

function numberOf(day: CalendarDay): number | null {
  return isOnCalendar(day) ? dayNumber(day) : null;
}
