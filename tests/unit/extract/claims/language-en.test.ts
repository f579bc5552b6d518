import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../_support/cpu-time.ts';
import { only, read, told } from './reading.ts';

describe('English words of destruction', () => {
  it.each([
    'A Russian T-72 was blown to pieces',
    'A Russian T-72 got smoked',
    'Russian T-72 deleted by artillery',
    'A Russian T-72 burns to the ground',
    'A Russian T-72 brewed up near Bakhmut',
    'A Russian T-72 met its end near Bakhmut',
    'A Russian T-72 fell victim to a mine',
    'The Russian T-72 is now scrap metal',
    'The Russian T-72 is a burnt-out wreck',
    'Another Russian T-72 gone',
    'What is left of a Russian T-72',
    "What's left of a Russian T-72",
    'All that remains of a Russian T-72',
    'Remains of a Russian T-72',
    'Turretless Russian T-72',
    'A Russian T-72 without its turret',
    'Rest in pieces: Russian T-72',
    'Minus a Russian T-72',
    'Scratch one Russian T-72',
    'A Russian T-72 was abandoned, and then burned',
    'A Russian T-72 did not survive the meeting with a mine',
    'A Russian T-72 ➡️ 💀',
  ])('reads "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed']);
  });

  it.each([
    'Ukrainian forces blew a Russian T-72 up',
    'Ukrainian forces took a Russian T-72 out',
    'Ukrainian forces turned a Russian T-72 into scrap metal',
    'Ukrainian forces turned into scrap metal a Russian T-72',
    'Ukrainian forces sent a Russian T-72 to the scrapyard',
    'Ukrainian forces made short work of a Russian T-72',
    'Ukrainian forces got rid of a Russian T-72',
  ])('reads who did it from "%s"', (text) => {
    expect(only(text)).toMatchObject({ model: 'T-72', status: 'destroyed', attacker: 'UKR' });
  });

  it('closes a verb in its own clause', () => {
    expect(told('Ukrainian forces took a T-72 to Kreminna. They ran out')).toEqual([]);
  });

  it('reads "came down" of what flies and "intercepted" of what flies without a crew', () => {
    expect(told('A Russian Su-25 came down near Bakhmut')).toEqual(['1 Su-25 RUS destroyed']);
    expect(told('A Russian T-72 came down near Bakhmut')).toEqual([]);
    expect(told('A Russian Orlan-10 was intercepted')).toEqual(['1 Orlan-10 RUS destroyed']);
    expect(told('A Russian Su-25 was intercepted')).toEqual([]);
  });

  it('reads a skull as death behind an arrow only', () => {
    expect(told('Russian T-72 on a train 💀')).toEqual([]);
  });
});

describe('English words of the other statuses', () => {
  it.each([
    ['A Russian T-72 sustained heavy damage', 'damaged'],
    ['A Russian T-72 lost its tracks', 'damaged'],
    ['A Russian T-72 drove onto a mine', 'damaged'],
    ['An intact Russian T-72 stands where its crew left it', 'abandoned'],
    ['A Russian T-72 left by its crew', 'abandoned'],
    ['Ukraine: they left a Russian T-72 behind', 'abandoned'],
    ['A Russian T-72 taken whole', 'captured'],
    ['Ukrainian forces took a Russian T-72 as a trophy', 'captured'],
    ['The Russian T-72 is now in Ukrainian hands', 'captured'],
    ['Farmers stole a Russian T-72', 'captured'],
  ])('reads "%s" as %s', (text, status) => {
    expect(only(text)).toMatchObject({ model: 'T-72', lost_by: 'RUS', status });
  });
});

describe('English sentences read together', () => {
  it('says of the machine named before what happened to its turret or crew', () => {
    expect(told('Javelin hit a Russian T-72. Secondary detonation, turret gone.')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
    expect(told('Javelin hit a Russian T-72. Hatches open, crew fled.')).toEqual([
      '1 T-72 RUS abandoned',
    ]);
  });

  it('says of the named item what it says of "the vehicle" or a bare "truck"', () => {
    expect(told('A Russian T-72 hit by an FPV. The vehicle burned down.')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
    expect(told('A Russian Ural hit by an FPV. Truck destroyed.')).toEqual([
      '1 Ural RUS destroyed',
    ]);
  });

  it('takes the name after the copula', () => {
    expect(told('The wreck in this photo is in fact a Ukrainian T-72')).toEqual([
      '1 T-72 UKR destroyed',
    ]);
    expect(told('The burned vehicle in the picture is a Ukrainian T-72')).toEqual([
      '1 T-72 UKR destroyed',
    ]);
  });

  it('corrects a claim that the next sentence refutes', () => {
    expect(told('Russia claims it destroyed a HIMARS. Nonsense, it is in place.')).toEqual([]);
    expect(told('Russia claims it destroyed a HIMARS.')).toEqual(['1 HIMARS UKR destroyed']);
  });

  it('tells nothing of a game', () => {
    expect(told('Lost three T-80BVs in one match. (War Thunder)')).toEqual([]);
  });
});

describe('English lists', () => {
  it('goes on past a place', () => {
    expect(told('Russia lost a T-72 near Bakhmut and two Su-25s near Kreminna')).toEqual([
      '1 T-72 RUS destroyed',
      '2 Su-25 RUS destroyed',
    ]);
  });

  it('ends where the next item begins a clause of its own', () => {
    expect(told('Russia lost a T-72 near Bakhmut and two BMP-2 retreated')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
  });

  it('goes on past a colon and past semicolons', () => {
    expect(
      told('Destroyed with the use of FPV: 1 (one) T-72; 2 (two) BMP-2; 3 (three) Ural'),
    ).toEqual(['1 T-72 null destroyed', '2 BMP-2 null destroyed', '3 Ural null destroyed']);
    expect(told('Ukraine burned three machines at night: a T-72, a BMP-2 and a Ural')).toEqual([
      '1 T-72 RUS destroyed',
      '1 BMP-2 RUS destroyed',
      '1 Ural RUS destroyed',
    ]);
    expect(told('Russians destroyed houses: a T-72 fired from the hill')).toEqual([]);
  });

  it('parts a pair into one and the other', () => {
    expect(told('One Russian T-72 was destroyed, another damaged')).toEqual([
      '1 T-72 RUS destroyed',
      '1 T-72 RUS damaged',
    ]);
  });
});

describe('English owners', () => {
  it('takes the striker for the owner in friendly fire', () => {
    expect(only('A Su-25 was shot down by a Russian Tor. Friendly fire.').lost_by).toBe('RUS');
    expect(only('A Su-25 was shot down by a Russian Tor.').lost_by).toBe('UKR');
  });

  it('takes for the cause the launcher of an unnamed missile', () => {
    expect(only('A Su-25 was shot down by a missile from a Russian Tor.')).toMatchObject({
      caused_by: 'Tor',
      attacker: 'RUS',
    });
  });

  it('takes for the owner whom a loss is "by"', () => {
    expect(only('Loss of a T-72 by the Russian army')).toMatchObject({
      lost_by: 'RUS',
      attacker: null,
    });
  });

  it('takes for the striker the side between "which" and the verb', () => {
    expect(only('The T-72 which Russian forces captured')).toMatchObject({
      lost_by: 'UKR',
      attacker: 'RUS',
    });
  });
});

describe('English numbers', () => {
  it.each([
    ['Twenty-one Russian T-72 destroyed', 21],
    ['Half a dozen Russian T-72 destroyed', 6],
    ['A trio of Russian T-72 destroyed', 3],
    ['A pair of Russian T-72 destroyed', 2],
    ['A dozen Russian T-72 destroyed', 12],
  ])('reads "%s"', (text, quantity) => {
    expect(only(text).quantity).toBe(quantity);
  });
});

describe('English that tells of no loss', () => {
  it.each([
    ['idioms', 'The crew of the T-72 lost contact and killed time'],
    ['filming', 'A Russian T-72 captured on video near Bakhmut'],
    ['moving out', 'T-72 tanks were taken out of storage'],
    ['going away', 'Six T-72 have gone to a workshop'],
    ['a survivor', 'The BMP-2 escaped destruction'],
    ['imagination', 'Imagine losing 40 tanks'],
    ['every one', 'A bonus for every burned tank'],
    ['no news', 'There is no information about lost helicopters'],
    ['a debate', 'The tank debate has burnt one minister'],
    ['oil tanks', 'Fire at an oil depot: four tanks destroyed'],
    ['filling up', 'Filling the tank burned my budget'],
    ['repair', 'They put a damaged T-72 back in service'],
    ['use of trophies', 'The wounded were evacuated on a captured BMP-2'],
    ['an old war', 'A T-72 was destroyed in August 2008'],
    ['an exhibition', 'A destroyed T-72 is on display in the square'],
    ['people in a car', 'Two men in a T-72 drove over a mine'],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  it('but a T-72 built in 1986 is lost like any other', () => {
    expect(told('A Russian T-72 built in 1986 was destroyed')).toEqual(['1 T-72 RUS destroyed']);
  });
});

it('reads a long text of separable verbs and semicolons in linear time', () => {
  const text = 'took a T-72; blew a BMP-2 and '.repeat(1700);
  expect(cpuMs(() => read(text))).toBeLessThan(5000);
});
