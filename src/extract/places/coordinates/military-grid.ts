import mgrs from 'mgrs';
import { midpoint } from '../points.ts';
import type { StatedPoint } from './stated-point.ts';

/** Zone, band, square, then an even number of digits, with or without spaces. */
const REFERENCE =
  /(?<![A-Za-z\d])(\d{1,2}[ \t]?[C-HJ-NP-X])[ \t]?([A-HJ-NP-Z][A-HJ-NP-V])[ \t]?(\d{1,5}[ \t]\d{1,5}|\d{2,10})(?![\dA-Za-z]|[.,]\d)/g;
const METRES_PER_SQUARE = 100_000;
const MOST_DIGITS = 5;
/** Finer than this says where a loss was; coarser says near where, km. */
const EXACT_KM = 1;

/** "37U DQ 12345 67890": the middle of the box the digits name. */
export function militaryGridPoints(text: string): readonly StatedPoint[] {
  const points: StatedPoint[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    const [written, zone, square, digits] = match;
    if (zone === undefined || square === undefined || digits === undefined) continue;
    const [east, north] = halvesOf(digits);
    if (east === undefined || north === undefined || east.length !== north.length) continue;
    const box = boxOf(`${zone}${square}${east}${north}`.replaceAll(/\s/g, ''));
    if (box === null) continue;
    const [west, south, right, top] = box;
    const point = midpoint(
      { latitude: south, longitude: west },
      { latitude: top, longitude: right },
    );
    const sideKm = METRES_PER_SQUARE / 10 ** Math.min(east.length, MOST_DIGITS) / 1000;
    const halfDiagonal = (sideKm * Math.SQRT2) / 2;
    const spreadKm = sideKm > EXACT_KM ? halfDiagonal : 0;
    points.push({
      ...point,
      start: match.index,
      end: match.index + written.length,
      spreadKm,
      isLink: false,
    });
  }
  return points;
}

function halvesOf(digits: string): readonly (string | undefined)[] {
  const parts = digits.split(/\s/);
  if (parts.length > 1) return parts;
  const half = digits.length / 2;
  return Number.isInteger(half) ? [digits.slice(0, half), digits.slice(half)] : [];
}

/** The package refuses a reference that names no square by throwing. */
function boxOf(reference: string): readonly [number, number, number, number] | null {
  try {
    return mgrs.inverse(reference);
  } catch {
    return null;
  }
}
