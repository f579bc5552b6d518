import type { Point } from '../points.ts';

const NORTH_SOUTH = String.raw`(?:[NSns](?![A-Za-z])|пн\.?[ \t]?ш\.?|пд\.?[ \t]?ш\.?|с\.?[ \t]?ш\.?|ю\.?[ \t]?ш\.?)`;
const EAST_WEST = String.raw`(?:[EWew](?![A-Za-z])|сх\.?[ \t]?д\.?|зх\.?[ \t]?д\.?|в\.?[ \t]?д\.?|з\.?[ \t]?д\.?)`;
const HEMISPHERE = `(?:${NORTH_SOUTH}|${EAST_WEST})`;
/** Three decimals at least: two are a price, a time or a score as often as a place. */
const DEGREES = String.raw`([+-]?\d{1,3}[.,]\d{3,12})[ \t]?°?`;
const PART = String.raw`(?:(${HEMISPHERE})[ \t]?)?${DEGREES}[ \t]?(${HEMISPHERE})?`;
const GAP = String.raw`[ \t]{0,3}[,;/|]?[ \t\n]{0,3}`;
const PAIR = new RegExp(
  String.raw`(?<![\d.,A-Za-z\u0400-\u04ff])${PART}${GAP}${PART}(?![\d]|[.,]\d)`,
  'g',
);

export interface DecimalPair extends Point {
  readonly start: number;
  readonly end: number;
}

/** "48.5956, 37.9998", "48,5956 37,9998", "N48.5956 E37.9998", "48.5956° пн. ш. 37.9998° сх. д.". */
export function decimalPairs(text: string): readonly DecimalPair[] {
  const pairs: DecimalPair[] = [];
  for (const match of text.matchAll(PAIR)) {
    const [written, before1, number1, after1, before2, number2, after2] = match;
    if (number1 === undefined || number2 === undefined) continue;
    const hasHemisphere = (before1 ?? after1 ?? before2 ?? after2) !== undefined;
    if (!hasHemisphere && (mayBeThousands(number1) || mayBeThousands(number2))) continue;
    const first = { value: degrees(number1), hemisphere: hemisphereOf(before1 ?? after1) };
    const second = { value: degrees(number2), hemisphere: hemisphereOf(before2 ?? after2) };
    const point = pointOf(first, second);
    if (point !== null) {
      pairs.push({ ...point, start: match.index, end: match.index + written.trimEnd().length });
    }
  }
  return pairs;
}

/** "48,500" is more often a number of men than of degrees. */
function mayBeThousands(written: string): boolean {
  return /^[+-]?\d+,\d{3}$/.test(written);
}

function degrees(written: string): number {
  return Number(written.replace(',', '.'));
}

export type Hemisphere = 'N' | 'S' | 'E' | 'W';

export interface Angle {
  readonly value: number;
  readonly hemisphere: Hemisphere | null;
}

const HEMISPHERES: readonly (readonly [RegExp, Hemisphere])[] = [
  [/^(?:n|пн|с)/i, 'N'],
  [/^(?:s|пд|ю)/i, 'S'],
  [/^(?:e|сх|в)/i, 'E'],
  [/^(?:w|зх|з)/i, 'W'],
];

/** The letters of a hemisphere; "с.ш." is north in Russian, "сх. д." east in Ukrainian. */
export function hemisphereOf(written: string | undefined): Hemisphere | null {
  if (written === undefined || written === '') return null;
  if (/^сх/i.test(written)) return 'E';
  return HEMISPHERES.find(([pattern]) => pattern.test(written))?.[1] ?? null;
}

/** Two angles as a point; null where both are of one kind or beyond the globe. */
export function pointOf(first: Angle, second: Angle): Point | null {
  const firstIsEast = first.hemisphere === 'E' || first.hemisphere === 'W';
  const secondIsNorth = second.hemisphere === 'N' || second.hemisphere === 'S';
  const [north, east] = firstIsEast || secondIsNorth ? [second, first] : [first, second];
  if (north.hemisphere === 'E' || north.hemisphere === 'W') return null;
  if (east.hemisphere === 'N' || east.hemisphere === 'S') return null;
  const latitude = north.hemisphere === 'S' ? -north.value : north.value;
  const longitude = east.hemisphere === 'W' ? -east.value : east.value;
  if (Math.abs(latitude) > 90 && Math.abs(longitude) > 90) return null;
  return { latitude, longitude };
}
