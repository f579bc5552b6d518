import { describe, expect, it } from 'vitest';
import { read, told } from './reading.ts';

describe('plain sentences of the news', () => {
  it.each([
    ['Two Russian T-72 and a fuel depot were destroyed', '2 T-72 RUS destroyed'],
    ['A Russian T-72 and an ammunition dump were destroyed at the base', '1 T-72 RUS destroyed'],
    ['A Russian T-72 burns S of Zarichne', '1 T-72 RUS destroyed'],
    ['Russian T-72 hit by our drone. burned compleetly', '1 T-72 RUS destroyed'],
    ['A Russian BMP-2 blew itself up on a mine', '1 BMP-2 RUS destroyed'],
    ['Heavy damage to the tracks of a Russian T-72', '1 T-72 RUS damaged'],
    ['3x BMP-2, 1x T-72 knocked out, all Russian', '3 BMP-2 RUS destroyed'],
    ['I count 31 destroyed BMP-2 on both banks. All Russian.', '31 BMP-2 RUS destroyed'],
  ])('are read: "%s"', (text, loss) => {
    expect(read(text).map(({ kind }) => kind)).not.toContain('tally');
    expect(told(text)).toContain(loss);
  });

  it.each([
    'A T-72 fired and the house was destroyed',
    'The Russian T-72 was parked and the depots were destroyed nearby',
  ])('say nothing of what stands beside: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('name who struck before a sentence that says it burned', () => {
    const [claim] = read('A Russian T-72 struck by a HIMARS; it burned.');
    expect(claim?.caused_by).toBe('HIMARS');
  });
});
