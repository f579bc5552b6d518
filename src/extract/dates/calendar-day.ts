/** X's first post, 21 March 2006, lies in the earliest year a post can be of. */
const EARLIEST_YEAR = 2006;
const LATEST_YEAR = 2099;

/** YYYY-MM-DD, or null for a day that no calendar has (30 February) or no post can be of (2999). */
export function calendarDay(year: number, month: number, day: number): string | null {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return null;
  if (month < 1 || month > 12 || day < 1) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
