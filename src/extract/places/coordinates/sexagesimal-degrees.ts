import { hemisphereOf, pointOf } from './decimal-degrees.ts';
import type { StatedPoint } from './stated-point.ts';

const HEMISPHERE = String.raw`[NSEWnsew](?![A-Za-z])|пн\.?[ \t]?ш\.?|пд\.?[ \t]?ш\.?|сх\.?[ \t]?д\.?|зх\.?[ \t]?д\.?|с\.?[ \t]?ш\.?|ю\.?[ \t]?ш\.?|в\.?[ \t]?д\.?|з\.?[ \t]?д\.?`;
const DEGREES = String.raw`(\d{1,3})[ \t]?[°º][ \t]?`;
const MINUTES = String.raw`(\d{1,2}(?:[.,]\d{1,6})?)[ \t]?['’′ʹ][ \t]?`;
const SECONDS = String.raw`(?:(\d{1,2}(?:[.,]\d{1,6})?)[ \t]?(?:["”″]|''|’’|′′)[ \t]?)?`;
const PART = String.raw`(?:(${HEMISPHERE})[ \t]?)?${DEGREES}${MINUTES}${SECONDS}(${HEMISPHERE})?`;
const PAIR = new RegExp(String.raw`(?<![\d])${PART}[ \t]{0,3}[,;/]?[ \t\n]{0,3}${PART}`, 'g');

const KM_PER_MINUTE = 1.85;
const SEXAGESIMAL = 60;

/** "48°35'44.2\"N 37°59'59.4\"E", "48° 35.737' N, 37° 59.99' E". */
export function sexagesimalPairs(text: string): readonly StatedPoint[] {
  const points: StatedPoint[] = [];
  for (const match of text.matchAll(PAIR)) {
    const [written, before1, d1, m1, s1, after1, before2, d2, m2, s2, after2] = match;
    const first = { value: angle(d1, m1, s1), hemisphere: hemisphereOf(before1 ?? after1) };
    const second = { value: angle(d2, m2, s2), hemisphere: hemisphereOf(before2 ?? after2) };
    const point = pointOf(first, second);
    if (point === null) continue;
    const isRough = s1 === undefined && m1 !== undefined && !/[.,]/.test(m1);
    const end = match.index + written.trimEnd().length;
    points.push({
      ...point,
      start: match.index,
      end,
      spreadKm: isRough ? KM_PER_MINUTE : 0,
      isLink: false,
    });
  }
  return points;
}

function angle(
  degrees: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
): number {
  return number(degrees) + number(minutes) / SEXAGESIMAL + number(seconds) / SEXAGESIMAL ** 2;
}

function number(written: string | undefined): number {
  return written === undefined ? 0 : Number(written.replace(',', '.'));
}
