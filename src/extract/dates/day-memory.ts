import type { ConflictDay } from '../../domain/conflict-time.ts';

/** An instant in UTC as `Date` writes it, with or without parts of a second. */
const UTC_INSTANT = /^(\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):)([0-5]\d):[0-5]\d(?:\.\d+)?Z$/;
const QUARTER_MINUTES = 15;
const MOST_REMEMBERED = 4096;

/**
 * The same days, worked out once for each quarter of an hour: a formatter of dates is slow, and in
 * every time zone of today a day begins on a quarter of an hour of UTC (Nepal's at 18:15).
 */
export function rememberingDays(dayOf: ConflictDay): ConflictDay {
  const days = new Map<string, string | null>();
  return (postedAt) => {
    const quarter = postedAt === null ? null : quarterOf(postedAt);
    if (quarter === null) return dayOf(postedAt);
    let day = days.get(quarter);
    if (day === undefined) {
      if (days.size >= MOST_REMEMBERED) days.clear();
      day = dayOf(postedAt);
      days.set(quarter, day);
    }
    return day;
  };
}

function quarterOf(postedAt: string): string | null {
  const [, hour, minute] = UTC_INSTANT.exec(postedAt) ?? [];
  if (hour === undefined || minute === undefined) return null;
  return `${hour}${Math.floor(Number(minute) / QUARTER_MINUTES)}`;
}
