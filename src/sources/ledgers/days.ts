import { toPgSafe } from '../../domain/text.ts';

/** Before this no war that is documented so is meant: years such as 1527 are slips of a keyboard. */
const EARLIEST_DAY = '2000-01-01';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export type ReadDay =
  | { readonly day: string | null; readonly problem: null }
  | { readonly day: null; readonly problem: string };

interface DayOptions {
  readonly slashDates: 'day_first' | 'month_first' | null;
  readonly latestDay: string;
}

/**
 * A day in the forms that ledgers write: 2023-02-07, with a time or without, 20230207, 07.02.2023,
 * 02/07/2023, 7 Feb 2023, February 7, 2023.
 */
export function readLedgerDay(written: string, options: DayOptions): ReadDay {
  const text = written.trim();
  if (text === '') return { day: null, problem: null };
  const parts =
    yearFirst(text) ?? dayFirst(text) ?? slashed(text, options.slashDates) ?? worded(text);
  if (parts === null) return { day: null, problem: `"${shortened(text)}" is no date` };
  if (parts === 'ambiguous') {
    return { day: null, problem: `"${text}" may be two days: month and day cannot be told apart` };
  }
  const day = calendarDay(parts);
  if (day === null) return { day: null, problem: `"${shortened(text)}" is no day of the calendar` };
  if (day < EARLIEST_DAY || day > options.latestDay) {
    return { day: null, problem: `"${shortened(text)}" cannot be the day that is meant` };
  }
  return { day, problem: null };
}

type Parts = readonly [year: number, month: number, day: number];

function yearFirst(text: string): Parts | null {
  const found =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]|$)/.exec(text) ??
    /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: |$)/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3])];
}

function dayFirst(text: string): Parts | null {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]|$)/.exec(text);
  return found === null ? null : [Number(found[3]), Number(found[2]), Number(found[1])];
}

function slashed(text: string, order: DayOptions['slashDates']): Parts | 'ambiguous' | null {
  const found = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ ,]|$)/.exec(text);
  if (found === null) return null;
  const [first, second, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (first > 12) return [year, second, first];
  if (second > 12 || first === second) return [year, first, second];
  if (order === null) return 'ambiguous';
  return order === 'month_first' ? [year, first, second] : [year, second, first];
}

function worded(text: string): Parts | null {
  const before = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})\b/.exec(text);
  if (before !== null) return [Number(before[3]), monthOf(before[2]), Number(before[1])];
  const after = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/.exec(text);
  return after === null ? null : [Number(after[3]), monthOf(after[1]), Number(after[2])];
}

/** 0, which no calendar has, for a word that is no month. */
function monthOf(word = ''): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

function calendarDay([year, month, day]: Parts): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : text;
}

function shortened(text: string): string {
  // A cut may part a pair of surrogates.
  return text.length > 40 ? `${toPgSafe(text.slice(0, 40))}…` : text;
}
