import { expect, it } from 'vitest';
import { shifted } from '../../../../src/extract/places/points.ts';

const KREMINNA = { latitude: 49.05, longitude: 38.21 };

it('moves north along the meridian', () => {
  const moved = shifted(KREMINNA, 0, 11.119);
  expect(moved.latitude).toBeCloseTo(49.15, 3);
  expect(moved.longitude).toBeCloseTo(38.21, 4);
});

it('moves east further in degrees than north, as parallels shrink', () => {
  const moved = shifted(KREMINNA, 90, 11.119);
  expect(moved.latitude).toBeCloseTo(49.05, 4);
  expect(moved.longitude).toBeCloseTo(38.3626, 3);
});

it('moves south-west both ways', () => {
  const moved = shifted(KREMINNA, 225, 10);
  expect(moved.latitude).toBeLessThan(KREMINNA.latitude);
  expect(moved.longitude).toBeLessThan(KREMINNA.longitude);
});
