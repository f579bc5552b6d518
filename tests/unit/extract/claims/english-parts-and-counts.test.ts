import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('a launcher of a system', () => {
  it.each([
    ['Two launchers of the S-300 system were destroyed near Tokmak', '2 S-300 null destroyed'],
    [
      'A missile destroyed a launcher of a Ukrainian Patriot battery',
      '1 MIM-104 Patriot UKR destroyed',
    ],
    ['Three launchers of a Russian S-400 system burned out', '3 S-400 RUS destroyed'],
    ['Rockets hit and destroyed launchers of the Russian S-400', 'null S-400 RUS destroyed'],
  ])('is what was lost: "%s"', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'The crew of the S-300 system was destroyed near Tokmak',
    'A depot of the Patriot battery was destroyed near Odesa',
    'Two launchers of the S-300 system were not destroyed near Tokmak',
  ])('is no other noun of it: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('a count behind its item', () => {
  it.each([
    ['Destroyed near Terny: Russian T-80BVM tanks, three of them', '3 T-80BVM RUS destroyed'],
    ['Russian BMP-2s, five in all, were burned near Terny', '5 BMP-2 RUS destroyed'],
    ['Russian T-72B3s, two of them, were destroyed near Terny', '2 T-72B3 RUS destroyed'],
    ['Russia lost BTR-82As, four, near Terny', '4 BTR-82A RUS destroyed'],
  ])('is of all of them: "%s"', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    ['Russia lost BMP-2s, 5 June was a bad day', 'null BMP-2 RUS destroyed'],
    ['Russia lost BMP-2s, two soldiers died', 'null BMP-2 RUS destroyed'],
  ])('is of no other noun: "%s"', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });
});

describe('a noun that goes on about an item', () => {
  it.each([
    ['A Lancet hits a Ukrainian Krab near Lyptsi. The gun is ablaze', '1 AHS Krab UKR destroyed'],
    ['An FPV struck a Russian Osa in the trees; the launcher exploded', '1 9K33 Osa RUS destroyed'],
    [
      'Scouts saw a Russian Zhitel at work. The station was destroyed by HIMARS the same night',
      '1 R-330Zh Zhitel RUS destroyed',
    ],
    [
      'A Russian Msta-S was firing on Kupiansk. Our artillery knocked out the gun',
      '1 2S19 Msta-S RUS destroyed',
    ],
    [
      'The commander of a Ukrainian AMX-10 RC was killed when the vehicle was destroyed by artillery',
      '1 AMX-10 RC UKR destroyed',
    ],
  ])('tells of its loss: "%s"', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'A Ukrainian Krab fires. Wheat around the gun catches fire',
    'A Russian Msta-S fires on Kupiansk. The station was destroyed and trains stand still',
    'The crew of the Krab washed the gun. The railway system was damaged by drones',
    'A Krab came to the brigade. A gun was destroyed in the museum',
  ])('means nothing else: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});
