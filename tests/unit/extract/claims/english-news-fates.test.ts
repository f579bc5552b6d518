import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('the fates of the news', () => {
  it.each([
    ['A Russian Ka-52 was knocked out of the sky near Terny.', '1 Ka-52 RUS destroyed'],
    ['A Russian Ka-52 came to earth in a field near Terny.', '1 Ka-52 RUS destroyed'],
    ['A Russian T-72 was rendered inoperable by a drone near Terny.', '1 T-72 RUS destroyed'],
    ['A Russian T-72 has been reduced to a dark smear near Terny.', '1 T-72 RUS destroyed'],
    ['A Russian BMP-2 was silenced at last by a drone near Terny.', '1 BMP-2 RUS destroyed'],
    ['A Russian T-72 was damaged beyond repair near Terny.', '1 T-72 RUS destroyed'],
  ])('are read: "%s"', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });

  it('are told apart from sport', () => {
    expect(told('The club T-72 was knocked out of the cup.')).toEqual([]);
  });
});
