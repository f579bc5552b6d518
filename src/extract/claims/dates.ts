import type { ClaimDate } from '../../domain/claim.ts';
import type { DatePrec } from '../../domain/vocabulary.ts';
import type { Token } from '../tokens/tokenize.ts';
import { addDays, type CalendarDay, calendarDay, daysInMonth, isoDay } from './calendar.ts';
import { DAYS_AGO, MONTHS, RELATIVE_DAYS } from './date-words.ts';
import type { GrammarScan, TokenSpan } from './grammar.ts';
import { numberEndingAt } from './numbers.ts';

/** A date in the text, resolved against the day of the post. */
export interface DateMention extends TokenSpan {
  readonly date: ClaimDate;
}

/** The war's equipment losses begin in 2014; an earlier date is history, not a loss. */
const FIRST_YEAR = 2014;
const LONGEST_RELATIVE = 4;
const LONGEST_AGO = 60;
const AGO_WORDS = new Set([...DAYS_AGO].map((phrase) => phrase.split(' ')[1]));
const RELATIVE_STARTS = new Set([...RELATIVE_DAYS.keys()].map((phrase) => phrase.split(' ')[0]));

export function findDates(
  tokens: readonly Token[],
  scan: GrammarScan,
  postDay: string | null,
): readonly DateMention[] {
  const finder = new DateFinder(tokens, scan, postDay);
  const found: DateMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mention = finder.at(at);
    if (mention === null) at += 1;
    else {
      found.push(mention);
      at = mention.end;
    }
  }
  return found;
}

class DateFinder {
  private readonly tokens: readonly Token[];
  private readonly scan: GrammarScan;
  private readonly postDay: string | null;

  constructor(tokens: readonly Token[], scan: GrammarScan, postDay: string | null) {
    this.tokens = tokens;
    this.scan = scan;
    this.postDay = postDay;
  }

  at(start: number): DateMention | null {
    const token = this.tokens[start];
    if (token === undefined) return null;
    if (token.kind === 'number') {
      return (
        this.isoDate(start) ?? this.dottedDate(start) ?? this.dayMonth(start) ?? this.daysAgo(start)
      );
    }
    if (token.kind !== 'word') return null;
    return this.monthDay(start) ?? this.relative(start) ?? this.daysAgo(start);
  }

  private numberAt(index: number, low: number, high: number): number | null {
    const token = this.tokens[index];
    if (token?.kind !== 'number') return null;
    const value = Number(token.norm);
    return value >= low && value <= high ? value : null;
  }

  private yearAt(index: number): number | null {
    return this.tokens[index]?.norm.length === 4 ? this.numberAt(index, FIRST_YEAR, 2100) : null;
  }

  private monthAt(index: number): number | null {
    const token = this.tokens[index];
    if (token?.kind !== 'word' || (!token.cyrillic && !token.capital)) return null;
    return MONTHS.get(token.norm) ?? null;
  }

  private isMark(index: number, marks: string): boolean {
    const token = this.tokens[index];
    return token?.glued === true && token.norm.length === 1 && marks.includes(token.norm);
  }

  /** 2023-02-05 */
  private isoDate(start: number): DateMention | null {
    const year = this.yearAt(start);
    const month = this.numberAt(start + 2, 1, 12);
    const day = this.numberAt(start + 4, 1, 31);
    if (year === null || month === null || day === null) return null;
    if (!this.isMark(start + 1, '-.') || !this.isMark(start + 3, '-.')) return null;
    return this.stated(start, start + 5, { year, month, day }, null);
  }

  /** 05.02.2023, 5/2/2023 read day first, as the region writes. */
  private dottedDate(start: number): DateMention | null {
    const day = this.numberAt(start, 1, 31);
    const month = this.numberAt(start + 2, 1, 12);
    const year = this.yearAt(start + 4);
    if (year === null || month === null || day === null) return null;
    if (!this.isMark(start + 1, './') || !this.isMark(start + 3, './')) return null;
    return this.stated(start, start + 5, { year, month, day }, null);
  }

  /** "5 February 2023", "5th of Feb", "5-8 лютого", "7 лютого 2023 року" */
  private dayMonth(start: number): DateMention | null {
    const day = this.numberAt(start, 1, 31);
    if (day === null) return null;
    let at = start + 1;
    let lastDay: number | null = null;
    if (this.tokens[at]?.kind === 'hyphen') {
      lastDay = this.numberAt(at + 1, day + 1, 31);
      at += lastDay === null ? 1 : 2;
    }
    if (/^(?:st|nd|rd|th|го|е|ого)$/.test(this.tokens[at]?.norm ?? '')) at += 1;
    if (this.tokens[at]?.norm === 'of') at += 1;
    const month = this.monthAt(at);
    if (month === null) return null;
    const comma = this.isMark(at + 1, ',') ? 1 : 0;
    const year = this.yearAt(at + 1 + comma);
    const end = year === null ? at + 1 : at + 2 + comma;
    return this.stated(start, end, { year, month, day }, lastDay);
  }

  /** "February 5, 2023", "Feb 5", "January 2023", "у січні 2023" */
  private monthDay(start: number): DateMention | null {
    const month = this.monthAt(start);
    if (month === null) return null;
    const day = this.numberAt(start + 1, 1, 31);
    if (day === null) {
      const year = this.tokens[start - 1]?.kind === 'number' ? null : this.yearAt(start + 1);
      return year === null ? null : this.wholeMonth(start, start + 2, year, month);
    }
    let at = start + 2;
    if (/^(?:st|nd|rd|th)$/.test(this.tokens[at]?.norm ?? '')) at += 1;
    const comma = this.isMark(at, ',') ? 1 : 0;
    const year = this.yearAt(at + comma);
    return this.stated(start, year === null ? at : at + comma + 1, { year, month, day }, null);
  }

  private wholeMonth(start: number, end: number, year: number, month: number): DateMention | null {
    const from = isoDay({ year, month, day: 1 });
    const to = isoDay({ year, month, day: daysInMonth(year, month) });
    if (this.postDay !== null && from > this.postDay) return null;
    return { start, end, date: { from, to, date_prec: 4, basis: 'stated' } };
  }

  private stated(
    start: number,
    end: number,
    written: { readonly year: number | null; readonly month: number; readonly day: number },
    lastDay: number | null,
  ): DateMention | null {
    const first = this.withYear(written);
    if (first === null) return null;
    const from = isoDay(first);
    const last = lastDay === null ? first : { ...first, day: lastDay };
    if (last.day > daysInMonth(last.year, last.month)) return null;
    const to = isoDay(last);
    if (this.postDay !== null && from > this.postDay) return null;
    const days = last.day - first.day;
    const date_prec: DatePrec = days === 0 ? 1 : days < 7 ? 2 : 3;
    return { start, end, date: { from, to, date_prec, basis: 'stated' } };
  }

  /** A date without its year is the latest such day not after the post. */
  private withYear(written: {
    readonly year: number | null;
    readonly month: number;
    readonly day: number;
  }): CalendarDay | null {
    const { month, day } = written;
    if (written.year !== null) return valid({ year: written.year, month, day });
    const post = this.postDay === null ? null : calendarDay(this.postDay);
    if (post === null || this.postDay === null) return null;
    const thisYear = valid({ year: post.year, month, day });
    if (thisYear !== null && isoDay(thisYear) <= this.postDay) return thisYear;
    return valid({ year: post.year - 1, month, day });
  }

  private relative(start: number): DateMention | null {
    if (this.postDay === null || !RELATIVE_STARTS.has(this.tokens[start]?.norm ?? '')) return null;
    for (let length = LONGEST_RELATIVE; length >= 1; length -= 1) {
      const known = RELATIVE_DAYS.get(this.phrase(start, length));
      if (known === undefined) continue;
      const from = addDays(this.postDay, -known.from);
      const to = addDays(this.postDay, -known.to);
      const date: ClaimDate = { from, to, date_prec: known.date_prec, basis: 'relative' };
      return { start, end: start + length, date };
    }
    return null;
  }

  private phrase(start: number, length: number): string {
    let phrase = this.tokens[start]?.norm ?? '';
    for (let at = start + 1; at < start + length; at += 1) {
      phrase += ` ${this.tokens[at]?.norm ?? ''}`;
    }
    return phrase;
  }

  /** "two days ago", "3 дні тому" */
  private daysAgo(start: number): DateMention | null {
    if (this.postDay === null || !AGO_WORDS.has(this.tokens[start + 2]?.norm ?? '')) return null;
    if (!DAYS_AGO.has(this.phrase(start + 1, 2))) return null;
    const number = numberEndingAt(this.tokens, this.scan, start);
    const value =
      number?.value ??
      (this.tokens[start]?.kind === 'number' ? this.numberAt(start, 1, LONGEST_AGO) : null);
    if (value === null || value > LONGEST_AGO) return null;
    const day = addDays(this.postDay, -value);
    return { start, end: start + 3, date: { from: day, to: day, date_prec: 1, basis: 'relative' } };
  }
}

function valid(day: CalendarDay): CalendarDay | null {
  return day.day >= 1 && day.day <= daysInMonth(day.year, day.month) ? day : null;
}
