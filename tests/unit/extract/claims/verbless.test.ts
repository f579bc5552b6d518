import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('a loss told without a verb', () => {
  it.each([
    'Russian losses: one T-72, two BMP-2',
    'Price of the attack on Terny for the Russians: 1 Russian T-72 + 2 Russian BMP-2',
    'The push near Terny failed. Losers: one Russian T-72 and two Russian BMP-2',
    'Потери России: один Т-72 и две БМП-2',
  ])('is read from the sum before its colon: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed', '2 BMP-2 RUS destroyed']);
  });

  it.each(['🇷🇺 1x T-72 💥 by 🇺🇦 drones, Terny', '🇷🇺 T-72 💀'])(
    'is read from the sign behind the item of a caption: "%s"',
    (text) => {
      expect(told(text)).toEqual(['1 T-72 RUS destroyed']);
    },
  );

  it.each(['Russian losses: none. One T-72 drove by', 'What a beauty our T-72 💥 is'])(
    'is not made of other words: "%s"',
    (text) => {
      expect(told(text)).toEqual([]);
    },
  );
});

describe('an item that is gone', () => {
  it.each([
    'One Russian T-72 fewer near Terny',
    'Another Russian T-72 minus, near Terny',
    'A Russian T-72 near Terny, its launch box split open',
    'The Russian T-72 no longer threatens Terny',
    'The Russian T-72 near Terny will not be firing again',
    'A Russian T-72 near Terny, ammunition starts going off',
  ])('is told of in few words: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed']);
  });

  it.each(['Zero Russian T-72 were destroyed near Terny', 'There are no fewer T-72 than before'])(
    'is not where none is: "%s"',
    (text) => {
      expect(told(text)).toEqual([]);
    },
  );
});
