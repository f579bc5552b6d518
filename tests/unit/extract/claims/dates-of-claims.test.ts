import { describe, expect, it } from 'vitest';
import { only, read } from './reading.ts';

const DATED = '2023-02-05';

function daysOf(text: string): readonly (string | null)[] {
  return read(text).map(({ date }) => date?.from ?? null);
}

describe('the date of a loss among several', () => {
  it.each([
    'Russian T-72 destroyed on 5 February 2023; a parade was held on 9 May 2023.',
    'The Russian T-72, built in 1985, was destroyed on 5 February 2023.',
    'The Leopard 2A6 delivered to Ukraine in January 2023 was destroyed on 5 February 2023.',
    'Posted on 7 February 2023: Russian T-72 destroyed on 5 February 2023.',
    'As of 9 June 2023 nothing new. Russian T-72 destroyed on 5 February 2023.',
  ])('is the one told of it: "%s"', (text) => {
    expect(daysOf(text)).toEqual([DATED]);
  });

  it('is that of its own clause', () => {
    expect(
      daysOf('On 5 February a Russian T-72 was destroyed, on 6 February a BMP-2 was captured.'),
    ).toEqual([DATED, '2023-02-06']);
    expect(
      daysOf('Russian T-72 destroyed on 5 February and a BMP-2 captured on 6 February.'),
    ).toEqual([DATED, '2023-02-06']);
  });

  it('is shared by a sentence that tells of one day', () => {
    expect(daysOf('On 5 February a Russian T-72 was destroyed and a BMP-2 was captured.')).toEqual([
      DATED,
      DATED,
    ]);
  });
});

describe('a date at the head of a text', () => {
  it.each([
    '5 February 2023. Russian T-72 destroyed.',
    '05.02.2023\nRussian T-72 destroyed.',
    'Date: 05.02.2023\nRussian T-72 destroyed. The next parade is on 9 May 2023.',
    '[05.02.2023] Russian T-72 destroyed.',
    '#UKR 5 February 2023: Russian T-72 destroyed.',
    'On 5 February, Bakhmut was shelled. A Russian T-72 was destroyed.',
  ])('holds for what follows: "%s"', (text) => {
    expect(daysOf(text)).toEqual([DATED]);
  });

  it('holds until the next one', () => {
    expect(
      daysOf(
        '5 February 2023:\nRussian T-72 destroyed.\n6 February 2023:\nRussian BMP-2 captured.',
      ),
    ).toEqual([DATED, '2023-02-06']);
  });
});

describe('a date that does not date the loss', () => {
  it.each([
    'The Leopard 2A6 delivered in January was destroyed',
    'Since March a Russian T-72 lay destroyed',
  ])('leaves the day of the post: "%s"', (text) => {
    for (const { date } of read(text)) expect(date?.basis).toBe('post_date');
  });

  it('bounds it where a picture is of that day', () => {
    expect(only('Imagery taken on 5 February 2023 shows a destroyed Russian T-72').date).toEqual({
      from: null,
      to: DATED,
      date_prec: null,
      basis: 'stated',
    });
  });

  it('asks for review where it lies before the conflict', () => {
    expect(only('Russian T-72 destroyed on 14 July 2021')).toMatchObject({
      date: { from: '2021-07-14', to: '2021-07-14' },
      needs_review: true,
    });
  });

  it.each([
    'Georgian T-72 destroyed near Tskhinvali in August 2008',
    'In September 1986 a Mi-24 was shot down by a Stinger',
    'T-72 destroyed 30 years ago',
  ])('leaves no loss of this conflict where it is of another: "%s"', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('is not the day a ship was laid down', () => {
    expect(only('The Russian T-72, in service from 1979, was destroyed').date?.basis).toBe(
      'post_date',
    );
    expect(only('The Russian T-72, laid down in 1979, was destroyed').date?.basis).toBe(
      'post_date',
    );
  });

  it('is not that of a clause beside another sentence', () => {
    expect(
      only('A crater where a shell fell on 5 February. A Russian T-72 was destroyed.').date?.basis,
    ).toBe('post_date');
    expect(
      daysOf('A Russian T-72 was destroyed. It happened on 5 February near the bridge.'),
    ).toEqual([DATED]);
  });

  it('gives way to the day of the post where it lies after it, and asks for review', () => {
    const claim = only('Russian T-72 destroyed on 5 May 2031');
    expect(claim).toMatchObject({ date: { basis: 'post_date' }, needs_review: true });
    expect(claim.spans.date).toBeUndefined();
  });
});
