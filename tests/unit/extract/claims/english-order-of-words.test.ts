import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('a predicate before its subject', () => {
  it.each([
    [
      'Among the vehicles left burning were three Russian T-72B3 tanks and four Russian BMP-2s',
      ['3 T-72B3 RUS destroyed', '4 BMP-2 RUS destroyed'],
    ],
    ['Among the aircraft destroyed at Soltsy was a Russian Tu-22M3', ['1 Tu-22M3 RUS destroyed']],
    [
      'Also destroyed were two Russian T-80BVM tanks and a Russian MT-LB',
      ['2 T-80BVM RUS destroyed', '1 MT-LB RUS destroyed'],
    ],
    ['Captured intact were three Russian T-72Bs', ['3 T-72B RUS captured']],
    ['Left behind at the crossing were two Russian T-72Bs', ['2 T-72B RUS abandoned']],
  ])('is said of it: "%s"', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    'Among the guests were two T-72 commanders and a pilot of the Su-25',
    'Among those killed were two T-72 crewmen',
    'Destroyed houses were shown to reporters; a T-72 guards the road',
    'Also destroyed were two houses near which a T-72 stood',
  ])('is said of nothing else: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('company told behind the verb', () => {
  it.each([
    [
      'One Ukrainian Krab was destroyed by artillery near Kupiansk on 5 May, along with two Ukrainian MT-LBs',
      ['1 AHS Krab UKR destroyed', '2 MT-LB UKR destroyed'],
    ],
    [
      'A Russian S-300 was burned at Tokmak together with a Russian Ural-4320',
      ['1 S-300 RUS destroyed', '1 Ural-4320 RUS destroyed'],
    ],
    [
      'A Russian T-72B3 was knocked out on the road to Terny, as well as a Russian BMP-2 and a Russian MT-LB',
      ['1 T-72B3 RUS destroyed', '1 BMP-2 RUS destroyed', '1 MT-LB RUS destroyed'],
    ],
    [
      'Troops captured a Russian Zhitel jamming station and, still in its crate, a Russian Orlan-10',
      ['1 R-330Zh Zhitel RUS captured', '1 Orlan-10 RUS captured'],
    ],
  ])('shares the fate: "%s"', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    'A Russian T-90M was destroyed near Terny along with its crew',
    'A Russian T-90M was destroyed by a Bradley together with a T-64',
    'A Russian T-90M was destroyed near Terny, along with a depot guarded by a T-72',
    'A Russian T-90M was destroyed near Terny, and a T-72 came along with two BMP-2s',
  ])('that does not: "%s"', (text) => {
    expect(lossesIn(text)).toEqual(['1 T-90M RUS destroyed']);
  });
});

describe('a title behind a name', () => {
  it.each([
    "The Moskva, flagship of Russia's Black Sea Fleet, sank under tow",
    'The cruiser Moskva, flagship of the Russian fleet, went down in a storm',
  ])('is no second ship: "%s"', (text) => {
    expect(lossesIn(text)).toEqual(['1 Moskva (Project 1164) RUS destroyed']);
  });
});
