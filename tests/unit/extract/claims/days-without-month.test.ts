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

describe('a loss told in a sentence without a date', () => {
  it.each([
    [
      'Rain on 2 May. On 3 June they came into Robotyne. A Russian T-90M burned down.',
      '2024-06-03',
    ],
    ['Дождь был 2 мая. 3 июня полезли у Роботино. Российский Т-90М сгорел.', '2024-06-03'],
    [
      'On 2 May it rained.\n\nA Russian T-90M burned down. Robotyne, June 3. On 4 June they left.',
      '2024-06-03',
    ],
  ])('is of the day of the story before it, or of the dateline behind: %s', (text, day) => {
    expect(daysIn(text)).toEqual([day]);
  });

  it.each([
    'Rain on 2 May. On 3 June they came into Robotyne. Later a Russian T-90M burned down.',
    'Дождь был 2 мая. 3 июня полезли у Роботино. Потом сгорел российский Т-90М.',
  ])('is of none where the story moves on: %s', (text) => {
    expect(daysIn(text)).toEqual([null]);
  });
});

describe('a day at the head of an entry', () => {
  it('is no weight of so many tonnes', () => {
    expect(daysIn('Потери:\n11.06 БТР-82А — мина — подбит\n14.06 Т-90М — FPV — сгорел')).toEqual([
      '2024-06-11',
      '2024-06-14',
    ]);
  });
});
