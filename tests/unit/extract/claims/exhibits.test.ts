import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('an exhibit', () => {
  it.each([
    [
      'A Russian BMP-2 captured near Terny in September is now on display in Kyiv.',
      '1 BMP-2 RUS captured',
    ],
    [
      'The T-72 in the museum was knocked out near Terny by a Javelin on 3 March 2022.',
      '1 T-72 RUS destroyed',
    ],
  ])('is a loss where it is told when, where or by whom: "%s"', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });

  it.each([
    'An exhibition of destroyed Russian T-72 tanks opens in Kyiv.',
    'A burnt T-72 is on display at the museum.',
    'A T-72 was destroyed near Terny on 3 May, an exercise for recruits and a museum.',
  ])('is no news by itself: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});
