import { conflictDay } from '../../domain/conflict-time.ts';

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;

const PLAIN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isoDay({ year, month, day }: CalendarDay): string {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The parts of a YYYY-MM-DD that is on the calendar. */
export function calendarDay(text: string): CalendarDay | null {
  const parts = PLAIN_DATE.exec(text);
  if (parts === null) return null;
  const [year, month, day] = parts.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

export function addDays(day: string, days: number): string {
  const at = calendarDay(day);
  if (at === null) return day;
  const moved = new Date(Date.UTC(at.year, at.month - 1, at.day) + days * MS_PER_DAY);
  return isoDay({
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
  });
}

/** The day of a post, null also where its printed date is on no calendar. */
export function postDayOf(postedAt: string | null): string | null {
  const day = conflictDay(postedAt);
  return day === null || calendarDay(day) === null ? null : day;
}
