import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('an object put off behind adverbials', () => {
  it.each([
    'Our soldiers destroyed near Terny a Russian T-72.',
    'Our soldiers knocked out with an FPV drone a Russian T-72.',
    'Our soldiers destroyed with an FPV drone near Terny on Friday a Russian T-72.',
  ])('is what was struck: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed']);
  });

  it('is no item behind a preposition', () => {
    expect(told('A Russian BMP-2 was destroyed near a T-72.')).toEqual(['1 BMP-2 RUS destroyed']);
  });
});
