import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('taking', () => {
  it('captures a whole list where it says from whom', () => {
    expect(told('Our marines took a T-72 and two BMP-2 from the Russians')).toEqual([
      '1 T-72 RUS captured',
      '2 BMP-2 RUS captured',
    ]);
  });

  it('captures what was named before where it opens its sentence', () => {
    expect(
      told('This Russian T-72 has had a life. Taken by Ukrainian troops near Terny, it fights on.'),
    ).toEqual(['1 T-72 RUS captured']);
  });

  it.each([
    'Our marines took a T-72 over the bridge. The rain came from the sea',
    'Photo of a T-72 taken by our soldiers',
  ])('of other things captures nothing: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});
