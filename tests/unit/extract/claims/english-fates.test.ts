import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('what became of a machine, told in English', () => {
  it.each([
    ['A Russian T-72 went up like a torch', '1 T-72 RUS destroyed'],
    ['A Russian T-72 was sent to the smelter', '1 T-72 RUS destroyed'],
    ['This Russian T-72 will never fire again', '1 T-72 RUS destroyed'],
    ['A Russian T-72 never made it back', '1 T-72 RUS destroyed'],
    ['What used to be a Russian T-72 is now confetti', '1 T-72 RUS destroyed'],
    ['The turret ring of a Russian T-72 that got vaporised', '1 T-72 RUS destroyed'],
    ['A Russian T-72 was hit by a drone near the old well and burnt out', '1 T-72 RUS destroyed'],
    ['Russian T-72: one hulk', '1 T-72 RUS destroyed'],
    ['Smashed by artillery, a Russian T-72', '1 T-72 RUS destroyed'],
    ['They shot down, over two regions, a Russian Ka-52', '1 Ka-52 RUS destroyed'],
    ['A Russian T-72 limped home with heavy damage', '1 T-72 RUS damaged'],
    ['A Russian T-72 shed a track', '1 T-72 RUS damaged'],
    ['Derelict Russian T-72 on the verge', '1 T-72 RUS abandoned'],
    ['Stuck in the mud and left by its crew, a Russian T-72', '1 T-72 RUS abandoned'],
    ['A Russian T-72 was hauled out of the marsh by a tractor', '1 T-72 RUS captured'],
  ])('reads "%s"', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });

  it.each([
    'Russian T-72s lost in the first month would be replaced, the minister said',
    'A new line for Leopards damaged at the front opened in Lithuania',
    'The ministry dismissed as invention a report that a Ukrainian Su-27 had been shot down',
    "With your help they'll burn tanks, burn Tunguskas",
    'Our artillery in one day: 23 destroyed, 31 wounded',
    'Falling debris damaged two trucks of a bakery',
    'My T-72 was destroyed by a teammate, uninstalling this game',
    'Leopards turned over to Ukraine',
  ])('reads no loss from "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});
