const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)$/i;
/** "Tue Feb 07 15:30:01 +0000 2023", as X's first API and its archives write it. */
const OLD_X = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) ([+-]\d{4}) (\d{4})$/;
const MONTHS = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];
/** Twitter's first post was of 21 March 2006; nothing posted, or imported to another network, is older. */
const EARLIEST_MS = Date.UTC(2006, 2, 21);
const END_MS = Date.UTC(2100, 0, 1);

/** An instant with its zone, in the form of `Date.toISOString`; null for impossible and absurd ones. */
export function readInstant(text: string | null): string | null {
  const found = ISO.exec(text ?? '');
  if (found === null) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = '0', zone = 'Z'] = found;
  const parts = [Number(year), Number(month) - 1, Number(day)] as const;
  const midnight = Date.UTC(...parts);
  const time = [Number(hour), Number(minute), Number(second)] as const;
  if (new Date(midnight).getUTCMonth() !== parts[1] || parts[2] === 0) return null;
  if (time[0] > 23 || time[1] > 59 || time[2] > 60) return null;
  const seconds = time[0] * 3600 + time[1] * 60 + time[2] - offsetSeconds(zone);
  return toInstant(midnight + seconds * 1000 + Math.floor(Number(`0.${fraction}`) * 1000));
}

export function readOldXInstant(text: string | null): string | null {
  const found = OLD_X.exec(text ?? '');
  if (found === null) return null;
  const [, name = '', day, time, zone, year] = found;
  const month = MONTHS.indexOf(name) + 1;
  return month === 0
    ? null
    : readInstant(`${year}-${String(month).padStart(2, '0')}-${day}T${time}${zone}`);
}

export function instantOfUnixSeconds(seconds: string | null): string | null {
  return seconds === null ? null : toInstant(Number(seconds) * 1000);
}

/** A calendar day, YYYY-MM-DD, that there is. */
export function readDay(text: string): string | null {
  return /^\d{4}-\d\d-\d\d$/.test(text) && readInstant(`${text}T00:00:00Z`) !== null ? text : null;
}

function toInstant(ms: number): string | null {
  return ms >= EARLIEST_MS && ms < END_MS ? new Date(ms).toISOString() : null;
}

function offsetSeconds(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(-2)) * 60);
}
