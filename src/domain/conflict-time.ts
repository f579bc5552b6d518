const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/**
 * The day (YYYY-MM-DD) of a post's time: a printed day as it is printed, an instant as its day in
 * the conflict's time zone. Null for null and for what is neither.
 */
export type ConflictDay = (postedAt: string | null) => string | null;

/** Reads days in a time zone (an IANA name); made once, since a formatter is dear to make. */
export function conflictDayIn(timeZone: string): ConflictDay {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (postedAt) => {
    if (postedAt === null) return null;
    if (!isOnCalendar(postedAt.slice(0, 10))) return null;
    if (PLAIN_DATE.test(postedAt)) return postedAt;
    const instant = new Date(postedAt);
    return Number.isNaN(instant.getTime()) ? null : format.format(instant);
  };
}

/** False for a day such as 31 February, which a clock would carry over into March. */
function isOnCalendar(day: string): boolean {
  if (!PLAIN_DATE.test(day)) return true;
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** A day moved by whole days; null stays null. */
export function shiftDay(day: string | null, days: number): string | null {
  if (day === null) return null;
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
