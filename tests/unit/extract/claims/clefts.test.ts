import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('what a verb was done to', () => {
  it.each([
    'What a Javelin did destroy near Terny was a Russian T-72',
    'What our gunners burned yesterday was a Russian T-72 of the 4th Brigade',
    'All that our mortars destroyed near Terny was one Russian T-72',
  ])('may be named behind "was": "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed']);
  });

  it('ends where the next item has a clause of its own', () => {
    expect(told('What a Javelin destroyed was a Russian T-72 and its BMP-2 drove off')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
  });

  it('is nothing that is denied', () => {
    expect(told('What a Javelin destroyed near Terny was not a T-72')).toEqual([]);
  });
});
