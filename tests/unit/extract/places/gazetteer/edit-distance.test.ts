import { describe, expect, it } from 'vitest';
import { skeletonDistance } from '../../../../../src/extract/places/gazetteer/edit-distance.ts';

const encoder = new TextEncoder();
const distance = (a: string, b: string, limit = 5): number =>
  skeletonDistance(encoder.encode(a), encoder.encode(b), limit);

describe('the distance of two skeletons', () => {
  it('is nothing between equals, and the same both ways', () => {
    expect(distance('soledar', 'soledar')).toBe(0);
    expect(distance('soledar', 'solidar')).toBeCloseTo(distance('solidar', 'soledar'));
  });

  it('charges a vowel less than a consonant', () => {
    expect(distance('soledar', 'solodar')).toBeLessThan(distance('soledar', 'sotedar'));
    expect(distance('soledar', 'soledara')).toBeLessThan(distance('soledar', 'soledark'));
  });

  it('charges two letters changed over less than two letters', () => {
    expect(distance('popasna', 'popsana')).toBeLessThan(1);
    expect(distance('makariv', 'marakiv')).toBeLessThan(1);
  });

  it('gives up beyond the limit', () => {
    expect(distance('bahmut', 'avdivka', 1.5)).toBe(Number.POSITIVE_INFINITY);
  });
});
