import type { ClaimDate } from '../../../domain/claim.ts';
import type { DatePrec } from '../../../domain/vocabulary.ts';

/** Why a date cannot be that of a loss of this conflict told by this post. */
export type Outside =
  /** By more than a year, so no slip of the pen: it is told of another war. */
  'long_before_conflict' | 'before_conflict' | 'after_conflict' | 'after_post';

/**
 * What the words around a date say it is the date of.
 * - `event`: of what the sentence tells.
 * - `seen`: a picture, a publication or a count is of that day; what it shows is no later.
 * - `other`: something else: a production, a delivery, a plan, the start of a state.
 */
export type DateUse = 'event' | 'seen' | 'other';

/** A date in the text, over tokens [start, end), resolved against the day of the post. */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  readonly date: ClaimDate;
  readonly use: DateUse;
  readonly outside: Outside | null;
}

/** What some words say, in day numbers. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
  readonly prec: DatePrec;
  readonly basis: 'stated' | 'relative';
}

export interface DateReading extends DayRange {
  readonly start: number;
  readonly end: number;
  /** Of a day with its month: whether the text gives the year too. */
  readonly hasYear?: boolean;
}

/** UCDP's classes: 1 the day, 2 within 2-6 days, 3 a week, 4 up to a month, 5 longer. */
export function precisionOf(from: number, to: number): DatePrec {
  const days = to - from + 1;
  if (days <= 1) return 1;
  if (days <= 6) return 2;
  if (days <= 7) return 3;
  return days <= 31 ? 4 : 5;
}
