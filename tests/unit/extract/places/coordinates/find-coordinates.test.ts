import { describe, expect, it } from 'vitest';
import { findCoordinates } from '../../../../../src/extract/places/coordinates/find-coordinates.ts';

const BOUNDS = { south: 43, west: 21, north: 60, east: 51 };
const found = (text: string) => findCoordinates(text, BOUNDS);

describe('coordinates in text', () => {
  it.each([
    '48.5956, 37.9998',
    '(48.5956, 37.9998)',
    '48.5956 37.9998',
    '48.5956,37.9998',
    '48.5956/37.9998',
    '48,5956 37,9998',
    '48,5956; 37,9998',
    '48.5956N 37.9998E',
    '48.5956° N, 37.9998° E',
    'N48.5956 E37.9998',
    '37.9998E 48.5956N',
    '48.5956 пн. ш. 37.9998 сх. д.',
    '48,5956° пн.ш., 37,9998° сх.д.',
    '48.5956 с.ш. 37.9998 в.д.',
    '48.5956\n37.9998',
    'https://www.google.com/maps/@48.5956,37.9998,15z',
    'https://www.google.com/maps/place/x/@48.1,37.1,15z/data=!3d48.5956!4d37.9998',
    'https://maps.google.com/?q=48.5956,37.9998',
    'https://www.google.com/maps/search/?api=1&query=48.5956%2C37.9998',
    'https://www.openstreetmap.org/#map=15/48.5956/37.9998',
    'https://www.openstreetmap.org/?mlat=48.5956&mlon=37.9998#map=12/48.1/37.1',
    'https://yandex.ru/maps/?ll=37.9998%2C48.5956&z=15',
    'https://yandex.com/maps/?ll=37.1,48.1&pt=37.9998,48.5956',
  ])('are read from "%s"', (text) => {
    expect(found(`T-72 destroyed ${text}`)).toMatchObject([
      { latitude: 48.5956, longitude: 37.9998, spreadKm: 0 },
    ]);
  });

  it.each([
    [`48°35'44.2"N 37°59'59.3"E`, 48.59561, 37.99981],
    ['48° 35.737′ N, 37° 59.99′ E', 48.59562, 37.99983],
    [`48°35'44"пн.ш. 37°59'59"сх.д.`, 48.59556, 37.99972],
  ])('are read in minutes and seconds: %s', (text, latitude, longitude) => {
    expect(found(text)).toMatchObject([{ latitude, longitude, spreadKm: 0 }]);
  });

  it.each(['37.9998, 48.5956', 'https://www.google.com/maps/@37.9998,48.5956,15z'])(
    'are turned round where latitude and longitude are swapped: %s',
    (text) => {
      expect(found(text)).toMatchObject([{ latitude: 48.5956, longitude: 37.9998 }]);
    },
  );

  it('point at the characters that gave them', () => {
    const text = 'Here: 48.5956, 37.9998.';
    const [point] = found(text);
    expect(text.slice(point?.start, point?.end)).toBe('48.5956, 37.9998');
  });

  it.each([
    ['two decimals', '48.59, 37.99'],
    ['years', '2022 2023'],
    ['thousands', 'losses of 48,500, 37,200 wounded'],
    ['a place outside the conflict', '12.3456, 98.7654'],
    ['both north', '48.5956 N 37.9998 N'],
    ['one number', '48.5956'],
    ['a longer number', '148.59561, 37.9998'],
    ['another site', 'https://example.org/maps/@48.5956,37.9998'],
    ['a version', 'v1.48.5956.37.9998'],
  ])('are not read from %s: "%s"', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('references of the military grid', () => {
  it.each(['37U DP 26274 83473', '37UDP2627483473', '37U DP2627483473'])('are read: %s', (text) => {
    const [point] = found(text);
    expect(point?.latitude).toBeCloseTo(48.6, 1);
    expect(point?.spreadKm).toBe(0);
  });

  it('are the middle of their square, and near it when that is wide', () => {
    expect(found('37U DQ 1 6')).toMatchObject([{ spreadKm: expect.closeTo(7.07, 1) }]);
    expect(found('37U DQ 12 67')).toMatchObject([{ spreadKm: 0 }]);
  });

  it.each([
    ['an odd number of digits', '37U DQ 12345'],
    ['halves of different length', '37U DQ 123 45'],
    ['a square far away', '48P UV 77298 12345'],
    ['a model of equipment', 'the 2S19 MS 152'],
  ])('are not read from %s: "%s"', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});
