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
