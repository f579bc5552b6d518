import { calendarDay } from './calendar-day.ts';

const ISO =
  /^([12]\d{3})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const RFC_5322 =
  /^(?:[a-z]{3},? )?(\d{1,2}) ([a-z]{3})[a-z]* ([12]\d{3}) (\d{2}:\d{2}(?::\d{2})?) (gmt|utc|z|[+-]\d{4})$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A machine-readable time as an ISO instant; as a plain date where it states no zone, since nobody
 * knows whose clock it was; null where it is no time.
 */
export function readStatedTime(written: string): string | null {
  const text = written.trim().slice(0, 64);
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, month, day, time, zone] = iso;
    return inZone(calendarDay(Number(year), Number(month), Number(day)), time, zone);
  }
  const rfc = RFC_5322.exec(text);
  if (rfc === null) return null;
  const [, day, monthName = '', year, time, zone] = rfc;
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1;
  return inZone(calendarDay(Number(year), month, Number(day)), time, zone);
}

function inZone(
  day: string | null,
  time: string | undefined,
  zone: string | undefined,
): string | null {
  if (day === null || time === undefined || zone === undefined) return day;
  const offset = /^(?:z|gmt|utc)$/i.test(zone) ? 'Z' : zone.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2');
  const instant = new Date(`${day}T${time.replace(',', '.')}${offset}`);
  return Number.isNaN(instant.getTime()) ? day : instant.toISOString();
}
