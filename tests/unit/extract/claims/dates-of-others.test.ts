import { describe, expect, it } from 'vitest';
import { only, read } from './reading.ts';

function days(text: string): readonly (string | null | undefined)[] {
  return read(text).map(({ date }) => date?.from);
}

describe('a day without its year', () => {
  it.each([
    'On 5 March 2022 a Russian T-72 was abandoned; on 7 March a Russian BMP-2 was destroyed.',
    '5 березня 2022 року покинуто російський Т-72, а 7 березня спалено російську БМП-2.',
    '5 марта 2022 года брошен российский Т-72, а 7 марта сожжена российская БМП-2.',
  ])('is of the year of the dated day beside it: "%s"', (text) => {
    expect(days(text)).toEqual(['2022-03-05', '2022-03-07']);
  });

  it('is not of the year in which the item was built', () => {
    expect(only('A Russian T-72 built on 5 May 2022 was destroyed on 7 June.').date?.from).toBe(
      '2023-06-07',
    );
  });
});

describe('a day of something else', () => {
  it.each([
    "A Russian T-72 was destroyed near Bakhmut. Do not confuse it with last week's Leopard.",
    "A Russian T-72 was destroyed. It is the one from yesterday's video.",
    'KYIV, June 12 (Agency) - A Russian T-72 was destroyed.',
    'A Russian T-72 was destroyed near Bakhmut. Earlier, on 5 June, crews looked for a boat.',
    'Російський Т-72 знищено. Місто звільнили 5 червня.',
  ])('does not date the loss: "%s"', (text) => {
    expect(only(text).date?.from ?? null).toBeNull();
  });

  it('does not date what happened days after it', () => {
    const text = 'Рядом «Leopard 2», сгоревший 9 июня, и БМП-2 РФ, подорванная через два дня.';
    const later = read(text).find(({ model }) => model === 'BMP-2');
    expect(later?.date?.from ?? null).toBeNull();
  });

  it('gives way to the only day on which something happened', () => {
    const text =
      'The air force said on Tuesday that a Russian Su-25 was shot down. It was hit near Bakhmut on Monday.';
    expect(only(text).date?.from).toBe('2023-06-12');
  });
});
