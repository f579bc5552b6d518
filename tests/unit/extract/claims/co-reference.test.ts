import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('one item named twice', () => {
  it.each([
    'A Russian T-72 drove to Terny. The Russian tank will not be firing again.',
    'Loss of a Russian T-72: one of the tanks that came in March, knocked out near Terny',
    'They sent in a single Russian tank near Terny. Two mines and the thing was toast. Turned out to be a T-72.',
  ])('is one loss: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed']);
  });

  it('is not the one that struck it', () => {
    expect(
      told('A Russian T-72 came near Terny. Officials said a Ukrainian BMP-2 had shot it down.'),
    ).not.toContain('1 BMP-2 UKR destroyed');
  });
});
