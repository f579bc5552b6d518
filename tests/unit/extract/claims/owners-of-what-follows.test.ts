import { describe, expect, it } from 'vitest';
import { read, told } from './reading.ts';

const owners = (text: string) => read(text).map(({ lost_by }) => lost_by);

describe('whose a machine is that is told of after others', () => {
  it.each([
    'A Russian T-72 was destroyed, and a BMP-2 was left on the field',
    'A Russian T-72 tries to tow a BMP-2, both burned',
    'Near Zarichne a Russian pontoon section stood beside a T-72; the T-72 was burned. Russian column destroyed: 1 BMP-2',
  ])('is the one side whose are told of in "%s"', (text) => {
    expect(new Set(owners(text))).toEqual(new Set(['RUS']));
  });

  it.each([
    ['A Russian T-72 destroyed a Ukrainian BMP-2', ['UKR']],
    ['A Russian T-72 and a Ukrainian BMP-2 met; a T-72B3 burned', [null]],
  ])('is not where both sides are in "%s"', (text, sides) => {
    expect(owners(text)).toEqual(sides);
  });

  it('is of who went to attack before', () => {
    expect(
      told('Russian forces stormed toward Zarichne. The video shows four burnt BMP-2s.'),
    ).toEqual(['4 BMP-2 RUS destroyed']);
  });
});

describe('a kind that is only guessed', () => {
  it.each([
    ['A knocked-out tank, possibly a T-72, outside the school', '1 T-72 null destroyed'],
    ['A destroyed tank (likely T-72B3) near Zarichne', '1 T-72B3 null destroyed'],
  ])('is one machine in "%s"', (text, loss) => {
    expect(told(text)).toEqual([loss]);
  });
});

describe('what a camera found burning', () => {
  it('is a fate past an aside', () => {
    expect(told('The Russian T-72, one of a dozen left, was filmed burning on Sunday')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
  });
});
