import { describe, expect, it } from 'vitest';
import { readPost } from './told.ts';

/** The post is of 15 June 2024. */
function daysIn(text: string): readonly (string | null)[] {
  return readPost(text).map(({ date }) => date?.from ?? null);
}

describe('a day told without its month', () => {
  it.each([
    ['A Russian T-90M was destroyed near Robotyne on the 13th.', '2024-06-13'],
    [
      'A Russian T-90M burned down near Robotyne on the evening of the 25th, they say.',
      '2024-05-25',
    ],
    ['Вечером 27-го под Роботино сгорел российский Т-90М.', '2024-05-27'],
    ['Под Роботино 7-го числа сгорел российский Т-90М.', '2024-06-07'],
    ['17-го севернее Роботино сгорел российский Т-90М.', '2024-05-17'],
    ["Двадцять п'ятого числа під Роботиним згорів російський Т-90М.", '2024-05-25'],
  ])('is the latest such day: %s', (text, day) => {
    expect(daysIn(text)).toEqual([day]);
  });

  it.each([
    'A Russian T-90M of the 13th Brigade was destroyed near Robotyne.',
    'A Russian T-90M was destroyed on the 13th floor of a car park.',
    'Уничтожен российский Т-90М. 14-го полка больше нет.',
    'Знищено російський Т-90М. 93-го батальйону робота.',
  ])('is none in %s', (text) => {
    expect(daysIn(text)).toEqual([null]);
  });
});

describe('a day spelt out', () => {
  it.each([
    ['Третього червня під Роботиним згорів російський Т-90М.', '2024-06-03'],
    ['Двадцать шестого мая под Роботино сгорел российский Т-90М.', '2024-05-26'],
    ['A Russian T-90M was destroyed near Robotyne on the second of June.', '2024-06-02'],
  ])('is read in %s', (text, day) => {
    expect(daysIn(text)).toEqual([day]);
  });
});

describe('a day before a brigade', () => {
  it('has no year of the number of the brigade', () => {
    expect(daysIn('A Russian T-90M burned down. Robotyne, 25 March, 54th Brigade.')).toEqual([
      '2024-03-25',
    ]);
  });
});
