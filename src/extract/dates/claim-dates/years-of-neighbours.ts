import { dayNumber, dayOfNumber } from './calendar.ts';
import type { DateReading } from './date-mention.ts';

/** Tokens between a day without a year and the dated day beside it. */
const REACH = 60;

/**
 * "On 5 March 2022 a tank was left; on 7 March a BMP burned": a day without its year is of the year
 * that brings it nearest to the dated day told before it, else after it.
 */
export function withYearsOfNeighbours(
  readings: readonly DateReading[],
  post: number | null,
  isEvent: (reading: DateReading) => boolean,
): readonly DateReading[] {
  if (!readings.some(({ hasYear }) => hasYear === false)) return readings;
  const dated = readings.filter((reading) => reading.hasYear === true && isEvent(reading));
  if (dated.length === 0) return readings;
  let before = -1;
  return readings.map((reading) => {
    while ((dated[before + 1]?.start ?? Number.POSITIVE_INFINITY) < reading.start) before += 1;
    if (reading.hasYear !== false) return reading;
    const near = [dated[before], dated[before + 1]].find(
      (other) => other !== undefined && Math.abs(other.start - reading.start) <= REACH,
    );
    return near === undefined ? reading : nearestTo(near, reading, post);
  });
}

function nearestTo(near: DateReading, reading: DateReading, post: number | null): DateReading {
  const { year } = dayOfNumber(near.to);
  let best = reading;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of [year - 1, year, year + 1]) {
    const { month, day } = dayOfNumber(reading.to);
    const to = dayNumber({ year: candidate, month, day });
    const far = Math.abs(to - near.to);
    if (far >= least || (post !== null && to > post)) continue;
    best = { ...reading, from: to - (reading.to - reading.from), to };
    least = far;
  }
  return best;
}
