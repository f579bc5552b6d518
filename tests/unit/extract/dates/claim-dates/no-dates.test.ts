import { describe, expect, it } from 'vitest';
import { datesIn, findIn, wordsOf } from './found-dates.ts';

describe('what is no date', () => {
  it.each([
    'It may march on',
    'They sat in the Sun',
    'a second T-72 of the 3rd brigade',
    'the 24-та brigade',
    '5-7 tanks',
    'an M2A2 at 12',
    'a 2S1 at 12:30',
    'the strike at 12.05',
    '12.10 km away',
    'worth $4.02',
    'at 05.02',
    'about 10/10 of them',
    '4.09 of them',
    '10.12 км',
    'worth 10.11 million',
    '48.5.12.3',
    '47.09, 37.54',
    'a T-72B3 Obr. 2016',
    'a T-90M mod. 2022',
    'a T-90M 2023',
    'зразка 2016 року',
    '2022 року випуску',
    'on 12 May street',
    'вулиця 8 Березня',
    'вул. 9 Травня',
    'the fall of Bakhmut',
    'in 190 days of the full-scale war',
    'since the start of the war',
    'з початку війни',
    'на сьогодні',
    'recently',
    'за годину',
    'тому що',
    'окружающую среду',
    'on 32 February',
    'on 31.02.2023',
    'on 45.13.2023',
    'on 2023-13-01',
    'in the year 99999',
    'on 0 May',
  ])('finds none in "%s"', (text) => {
    expect(datesIn(text)).toEqual([]);
  });

  it('takes the day and leaves a year that is none', () => {
    expect(wordsOf('on 7 February 99999')).toEqual(['7 February']);
  });

  it('reads no relative date without the day of the post', () => {
    expect(datesIn('yesterday, on Tuesday, last week, on 7 February, in May', null)).toEqual([]);
    expect(datesIn('on 7 February 2023', null)).toEqual(['2023-02-07 1 stated']);
  });

  it.each(['1'.repeat(10_000), '1.'.repeat(5_000), 'ago '.repeat(5_000), 'ніч на '.repeat(3_000)])(
    'is not held up by a long run',
    (text) => {
      expect(findIn(text)).toEqual([]);
    },
  );
});

describe('what a date is of', () => {
  it.each([
    ['A tank was destroyed on 7 February', 'event'],
    ['The tank, built in 1985, was destroyed on 7 February', 'other,event'],
    ['The Leopard delivered in January was destroyed', 'other'],
    ['lost since March 2022', 'other'],
    ['з 7 лютого', 'other'],
    ['with the town occupied in May', 'other'],
    ['a parade will be held on 12 February', 'other'],
    ['Танк, переданий у січні, знищено 7 лютого', 'other,event'],
    ['video posted on 7 February', 'seen'],
    ['на знімках від 7 лютого', 'seen'],
    ["after Tuesday's raid", 'event'],
    ['after Tuesday', 'other'],
    ['там, де ми її позавчора поставили', 'other'],
    ['imagery taken over Bucha on January 31', 'seen'],
    ['lost as of 7 February', 'seen'],
    ['станом на 7 лютого', 'seen'],
    ['станом на ранок 7 лютого', 'seen'],
    ['опубліковано 7 лютого', 'seen'],
    ['the General Staff said on 7 February', 'seen'],
  ])('"%s": %s', (text, uses) => {
    expect(
      findIn(text)
        .map(({ use }) => use)
        .join(),
    ).toBe(uses);
  });
});

describe('a date outside', () => {
  it.each([
    ['on 7 February 2014', 'long_before_conflict'],
    ['in 1941', 'long_before_conflict'],
    ['30 years ago', 'long_before_conflict'],
    ['on 24 February 2021', 'before_conflict'],
    ['on 23 February 2022', 'before_conflict'],
    ['on 24 February 2022', null],
    ['on 11 February 2023', 'after_post'],
    ['on 12 February', 'after_post'],
    ['next Tuesday', 'after_post'],
    ['in summer 2023', 'after_post'],
  ])('is flagged: "%s"', (text, outside) => {
    expect(findIn(text).map((mention) => mention.outside)).toEqual([outside]);
  });

  it('is judged by the window given', () => {
    const window = { start: '2014-02-20', end: '2022-02-23' };
    expect(findIn('on 7 July 2014', '2023-02-10', window)[0]?.outside).toBeNull();
    expect(findIn('on 7 July 2022', '2023-02-10', window)[0]?.outside).toBe('after_conflict');
    expect(findIn('in 2022', '2023-02-10', window)[0]?.date).toMatchObject({ to: '2022-02-23' });
  });
});

describe('the words of a date', () => {
  it.each([
    ['destroyed on the night of 6–7 February 2023, near', 'night of 6–7 February 2023'],
    ['знищено у ніч на 7 лютого 2023 року під', 'ніч на 7 лютого 2023 року'],
    ['destroyed a few days ago near', 'a few days ago'],
    ['on Tuesday (7 February) near', 'Tuesday (7 February)'],
    ['наприкінці минулого місяця під', 'наприкінці минулого місяця'],
  ])('are those that say it: "%s"', (text, words) => {
    expect(wordsOf(text)).toEqual([words]);
  });
});
