import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('what was counted as one class', () => {
  it('is read by the names told after it', () => {
    expect(
      told(
        'Three Russian vehicles were destroyed near Terny. One of them was a T-72, another two BMP-2',
      ),
    ).toEqual(['1 T-72 RUS destroyed', '2 BMP-2 RUS destroyed']);
  });

  it('is read by a name for the rest', () => {
    expect(
      told('Three Russian tanks were destroyed near Terny. One was a T-72 and the rest BMP-2'),
    ).toEqual(['1 T-72 RUS destroyed', '2 BMP-2 RUS destroyed']);
  });

  it.each([
    'Three Russian tanks were destroyed near Terny. One of them was not a T-72',
    'Three Russian tanks were destroyed near Terny. Five of them were T-72',
  ])('stays a class where the names do not add up: "%s"', (text) => {
    expect(told(text)).toEqual(['3 Tanks RUS destroyed']);
  });
});
