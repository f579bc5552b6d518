import { describe, expect, it } from 'vitest';
import { only, read, told } from './reading.ts';

describe('how many', () => {
  it.each([
    ['2 Russian T-72 destroyed', 2],
    ['2x T-72 destroyed', 2],
    ['2xT-72 destroyed', 2],
    ['T-72 x2 destroyed', 2],
    ['three Russian tanks destroyed', 3],
    ['a pair of tanks was destroyed', 2],
    ['дві БМП-2 знищено', 2],
    ['two of the three Russian tanks were destroyed', 2],
    ['three Russian tanks, two of which were damaged', 2],
    ['2 M777 destroyed', 2],
    ['the 30th Brigade destroyed a tank', 1],
    ['0:15 Russian tank destroyed', 1],
    ['Russian tank №676 destroyed', 1],
    ['152mm howitzer destroyed', 1],
    ['In 2023 tank destroyed', 1],
  ])('reads "%s"', (text, quantity) => {
    expect(only(text).quantity).toBe(quantity);
  });

  it.each([
    'several Russian tanks destroyed',
    'a column of Russian tanks was destroyed',
    'Russian T-72s destroyed',
    'Знищено російські танки',
    'колону російських вантажівок знищено',
  ])('leaves the count of "%s" open', (text) => {
    expect(only(text)).toMatchObject({
      quantity: null,
      tags: ['count_unknown'],
      needs_review: true,
    });
  });

  it('reads a list that shares its verb, and the part set apart from it', () => {
    expect(
      told('2 Russian T-72B3, a BMP-2 and three Ural trucks were destroyed and one captured.'),
    ).toEqual([
      '2 T-72B3 RUS destroyed',
      '1 BMP-2 RUS destroyed',
      '3 Ural RUS destroyed',
      '1 Ural RUS captured',
    ]);
  });

  it('marks a number that is only a bound', () => {
    expect(only('at least 3 Russian tanks destroyed').tags).toEqual(['at_least']);
  });

  it('points at the number', () => {
    const text = 'three Russian tanks destroyed';
    const span = read(text)[0]?.spans.quantity ?? [0, 0];
    expect(text.slice(...span)).toBe('three');
  });
});

describe('a count kept by officials', () => {
  it('is a tally', () => {
    const claims = read('Since the start of the war 120 Russian tanks were destroyed.');
    expect(claims.map(({ kind }) => kind)).toEqual(['tally']);
  });

  it('gives nothing as a list of totals', () => {
    expect(told('Втрати: танки - 3253 (+4), гаубиці - 100 (+2) знищено')).toEqual([]);
  });
});
