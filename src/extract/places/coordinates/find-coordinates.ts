import { roundedPoint } from '../points.ts';
import { type Bounds, withinBounds } from './bounds.ts';
import { decimalPairs } from './decimal-degrees.ts';
import { mapLinkPoints } from './map-links.ts';
import { militaryGridPoints } from './military-grid.ts';
import { sexagesimalPairs } from './sexagesimal-degrees.ts';
import type { StatedPoint } from './stated-point.ts';

const HAS_NUMBERS = /\d[.,]\d{3}|\d[ \t]?[°º]|\d{1,2}[ \t]?[C-X][ \t]?[A-Z]{2}|:\/\//;

const ADDRESS = /https?:\/\/[^\s<>"”»]+/g;

/** The points a text states, in order; outside the box of the conflict they were misread. */
export function findCoordinates(text: string, bounds: Bounds): readonly StatedPoint[] {
  if (!HAS_NUMBERS.test(text)) return [];
  // Numbers in an address are those of its site, whatever they look like.
  const prose = text.replace(ADDRESS, (address) => ' '.repeat(address.length));
  const found = [
    ...mapLinkPoints(text),
    ...sexagesimalPairs(prose),
    ...decimalPairs(prose).map((pair) => ({ ...pair, spreadKm: 0, isLink: false })),
    ...militaryGridPoints(prose),
  ].sort((a, b) => a.start - b.start);
  const points: StatedPoint[] = [];
  for (const stated of found) {
    const point = withinBounds(bounds, stated);
    const isInside = stated.start < (points.at(-1)?.end ?? 0);
    if (point !== null && !isInside) points.push({ ...stated, ...roundedPoint(point) });
  }
  return points;
}
