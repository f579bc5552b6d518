import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCoordinates } from '../../src/extract/places/coordinates/find-coordinates.ts';
import { createClaimReader } from '../../src/extract/read-claims.ts';
import { SMALL_REFERENCE } from '../unit/extract/claims/small-reference.ts';

const BOUNDS = { south: 43, west: 21, north: 60, east: 51 };
/** In the box one way round only, so that a swap can be told. */
const latitude = fc.integer({ min: 511_000, max: 599_999 }).map((n) => n / 10_000);
const longitude = fc.integer({ min: 211_000, max: 429_999 }).map((n) => n / 10_000);
const words = fc.constantFrom('', 'at', 'Location', '📍', '(', ')', '—', 'біля', '\n');

describe('coordinates', () => {
  it('are read back from whatever stands around them, either way round', () => {
    fc.assert(
      fc.property(latitude, longitude, words, fc.boolean(), (north, east, around, swapped) => {
        const written = [north, east].map((degrees) => degrees.toFixed(4));
        const pair = (swapped ? written.reverse() : written).join(', ');
        expect(findCoordinates(`${around} ${pair} ${around}`, BOUNDS)).toMatchObject([
          { latitude: north, longitude: east },
        ]);
      }),
    );
  });

  it('are never told outside the box of the conflict', () => {
    const number = fc.double({ min: -200, max: 200, noNaN: true }).map((it) => it.toFixed(4));
    fc.assert(
      fc.property(number, number, (first, second) => {
        for (const point of findCoordinates(`${first}, ${second}`, BOUNDS)) {
          expect(point.latitude).toBeGreaterThanOrEqual(BOUNDS.south);
          expect(point.latitude).toBeLessThanOrEqual(BOUNDS.north);
          expect(point.longitude).toBeGreaterThanOrEqual(BOUNDS.west);
          expect(point.longitude).toBeLessThanOrEqual(BOUNDS.east);
        }
      }),
    );
  });
});

const reader = createClaimReader(SMALL_REFERENCE);
const PIECES = [
  'Russian T-72 destroyed',
  'near',
  'in',
  'between',
  'and',
  'from',
  'to',
  'Kreminna',
  'Bakhmut',
  'Terny',
  'Luhansk Oblast',
  '10 km north of',
  '48.5956, 37.9998',
  '#',
  ',',
  '.',
  ':',
  '-',
  'road',
  'brigade',
  'shown',
  'Zabavka',
];

describe('a place of any sentence', () => {
  it('has coordinates, precision and id together or not at all, and covers its area', () => {
    const text = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 14 })
      .map((pieces) => `Russian T-72 destroyed ${pieces.join(' ')}`);
    fc.assert(
      fc.property(text, (sentence) => {
        for (const { place } of reader.read({ text: sentence, posted_at: null, lang: null })) {
          if (place === null) continue;
          const { latitude: north, longitude: east, where_prec, uncertainty_km } = place;
          expect(north === null).toBe(east === null);
          expect(north === null).toBe(where_prec === null);
          const isArea = where_prec !== null && where_prec >= 2 && where_prec <= 5;
          expect(uncertainty_km !== null && uncertainty_km > 0).toBe(isArea);
        }
      }),
    );
  });
});

describe('a line of 50,000 characters', () => {
  /** Generous for a busy machine; a reader that grew with the square would need minutes. */
  const LIMIT_MS = 3000;

  it.each([
    'near Kreminna and ',
    'between Kreminna and Bakhmut, ',
    'Terny, Luhansk Oblast, ',
    '48.5956, 37.9998 ',
    '48.5956 ',
    '37U DQ 12345 ',
    "48°35'",
    '#KreminnaBakhmut',
    '#A_B_C_',
    'shown in Kreminna ',
    'in the village of the town of ',
    '10-12 km from ',
    'near Zabavka Zabavka Zabavka ',
  ])('is read in time when it repeats "%s"', (unit) => {
    const filling = unit.repeat(Math.ceil(50_000 / unit.length));
    const started = performance.now();
    reader.read({ text: `Russian T-72 destroyed ${filling}`, posted_at: null, lang: null });
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  });
});
