import { describe, expect, it } from 'vitest';
import { only, read, told } from './reading.ts';

describe('a weapon that meets an item', () => {
  it.each([
    ['A Russian T-72 crept into Terny. On the second street a Javelin found it', 'RUS'],
    ['Near Kreminna a Russian T-72 met a Javelin', 'RUS'],
    ['A Russian T-72 was caught by an FPV drone near Terny', 'RUS'],
    ['Our gunners put a Javelin into a Russian T-72 near Terny', 'RUS'],
    ['Ukrainian sappers put a mine under a Russian T-72', 'RUS'],
    ['A Ukrainian T-72 stood near Terny. Before noon a Lancet finished it', 'UKR'],
    ['A Russian T-72 that our FPV burned near Terny had fired all week', 'RUS'],
  ])('destroys it: "%s"', (text, owner) => {
    expect(told(text)).toEqual([`1 T-72 ${owner} destroyed`]);
  });

  it('is what struck', () => {
    expect(only('A Russian T-72 stood at Terny. A Javelin found it').caused_by).toBe('Javelin');
  });

  it.each([
    'A Ukrainian T-72 took a Lancet to the turret and drove home',
    'A Ukrainian T-72 runs over a mine near Terny',
  ])('only damages what the words say it hit: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 UKR damaged']);
  });

  it.each([
    'The police found a T-72 in a museum in Kyiv',
    'A Javelin found its way to Terny; it will meet many a T-72',
    'The brigade received Javelins and two T-72s from Poland',
    'A T-72 met resistance near Terny and went back',
    'Our drone found a T-72 near Terny',
    'An FPV drone missed a T-72 near Terny',
  ])('is told by the weapon alone: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('one of several, told later', () => {
  it.each([
    [
      'Two Russian T-72s drove to Terny. One hit a mine and burned, the other turned back',
      ['1 T-72 RUS destroyed'],
    ],
    [
      'Two Russian T-72s drove to Terny. The first burned, the second was abandoned by its crew',
      ['1 T-72 RUS destroyed', '1 T-72 RUS abandoned'],
    ],
    [
      'Four Russian T-72s drove to Terny. The first two were destroyed. The others were captured',
      ['2 T-72 RUS destroyed', '2 T-72 RUS captured'],
    ],
    [
      'A Russian T-72 blew up on a mine, the second one was burned by a Javelin',
      ['1 T-72 RUS destroyed', '1 T-72 RUS destroyed'],
    ],
    [
      'Video of a burning Russian T-72 at Terny; two more abandoned with flat tyres',
      ['1 T-72 RUS destroyed', '2 T-72 RUS abandoned'],
    ],
    ['The last of the four Russian T-72s was captured', ['1 T-72 RUS captured']],
  ])('is counted by itself: "%s"', (text, claims) => {
    expect(told(text)).toEqual(claims);
  });

  it.each([
    'Two Russian T-72s drove to Terny. One soldier was wounded, the second house burned',
    'Two Russian T-72s drove to Terny. The first turned round, the second stopped',
  ])('is no noun of another kind, and no item unharmed: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('reads "both" as every member of the list before it', () => {
    expect(told('A Russian T-72 and a Ka-52, both destroyed near Terny')).toEqual([
      '1 T-72 RUS destroyed',
      '1 Ka-52 RUS destroyed',
    ]);
  });
});

describe('what a later sentence adds', () => {
  it.each([
    'Another Russian tank was destroyed near Terny. It is a T-72',
    "A Russian tank was destroyed near Terny. It's a T-72",
    'Ukrainian forces destroyed a Russian tank. The tank turned out to be a T-72',
  ])('names the item: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed']);
  });

  it('adds the cause to what was told without one', () => {
    const text = 'The loss of a Russian T-72 is confirmed. The T-72 was burned by a Javelin';
    expect(read(text).map(({ caused_by }) => caused_by)).toEqual(['Javelin']);
  });

  it('reads "she" as the machine, not as one who drove it', () => {
    expect(told('Our T-72 stood near Terny. She burned all night')).toHaveLength(1);
    expect(told('Medic Olena drove a T-72 near Terny. She was captured in May')).toEqual([]);
  });
});

describe('what came of a strike', () => {
  it.each([
    [
      'Ukrainian forces struck two T-72s and a BMP-2 with artillery fire, causing serious damage',
      ['2 T-72 RUS damaged', '1 BMP-2 RUS damaged'],
    ],
    ['A Lancet hit a Ukrainian T-72, leaving it burnt out', ['1 T-72 UKR destroyed']],
  ])('is said of what was struck: "%s"', (text, claims) => {
    expect(told(text)).toEqual(claims);
  });

  it('has the last weapon that brought it for its cause', () => {
    const text = 'A Russian T-72 ran over a mine and was finished off by a Javelin';
    expect(only(text).caused_by).toBe('Javelin');
  });

  it('has a weapon for its cause whose work is thanked', () => {
    expect(only('A Russian Tor was destroyed thanks to the work of HIMARS').caused_by).toBe(
      'HIMARS',
    );
  });
});

describe('whose it was', () => {
  it.each([
    ['Russian ammunition along with a T-72 was destroyed near Terny', 'RUS'],
    ['2x T-72 🇷🇺 burnt near Terny', 'RUS'],
    ['Two T-72s were damaged at the base, Russian officials conceded', 'RUS'],
    ['The Ukrainian navy said its T-72 had been destroyed', 'UKR'],
    ['Partisans set fire to a Russian cabinet and disabled a T-72', null],
  ])('is read from: "%s"', (text, owner) => {
    expect(read(text).map(({ lost_by }) => lost_by)).toEqual([owner]);
  });
});

describe('taking in war', () => {
  it.each([
    'The Russian T-72 was taken by the 28th Brigade near Terny',
    'We had taken a Russian T-72 from the paratroopers',
  ])('is a capture: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS captured']);
  });

  it('is none where a photo was taken', () => {
    expect(told('Photo of a Russian T-72 taken by soldiers of the 93rd Brigade')).toEqual([]);
  });
});

describe('what is no loss', () => {
  it.each([
    ['a play', 'My T-72 got destroyed in Gunner HEAT PC, full video in comments'],
    ['an order', 'Stop waiting; and burn T-72s at the border'],
    ['a proposal', "I'd propose: destroy the T-72s first"],
    ['another war', 'Grozny, New Year 1995. The T-72s burned on the avenue just as neatly'],
    ['a look', 'Two burnt-looking T-72 hulls on a train, only primer'],
    ['a nickname', 'A shell burned down the garage with our old Lada, which we called "Leopard 2"'],
    ['a nickname hailed', 'Also our old Lada, which we called "Leopard 2". It burned out'],
    [
      'a list of totals',
      'Russian losses by type: T-72 308, T-80 184, BMP-2 221, destroyed or captured',
    ],
    ['a drive of cars', 'An overturned Ural on the ring road, with a drunken driver'],
  ])('is %s: "%s"', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  it('is the machine that came to no harm beside one that did', () => {
    expect(told('The charred frames of two Russian T-72s and an undamaged Tor')).toEqual([
      '2 T-72 RUS destroyed',
    ]);
  });
});
