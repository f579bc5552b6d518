import { describe, expect, it } from 'vitest';
import { only } from './reading.ts';

describe('where', () => {
  it.each([
    ['in Kreminna', 1, null],
    ['near Kreminna', 2, 12.8],
    ['in the vicinity of Kreminna', 2, 12.8],
    ['10 km north of Kreminna', 2, 12],
    ['north of Kreminna', 2, 8],
    ['in Bakhmut Raion', 3, 30],
    ['in Luhansk Oblast', 4, 110],
    ['in the Luhansk region', 4, 110],
    ['between Kreminna and Bakhmut', 5, 34.2],
    ['in the Kreminna direction', 5, 25],
    ['in Ukraine', 6, null],
    ['in the Black Sea', 7, null],
  ])('reads "%s"', (where, where_prec, uncertainty_km) => {
    expect(only(`Russian T-72 destroyed ${where}`).place).toMatchObject({
      where_prec,
      uncertainty_km,
    });
  });

  it.each([
    'Під Кремінною знищено російський танк',
    'Знищено російський танк біля Кремінної',
    '#Kreminna: Russian T-72 destroyed',
  ])('names the place in English: "%s"', (text) => {
    expect(only(text).place).toMatchObject({ name: 'Kreminna', place_id: 'll:kreminna' });
  });

  it('moves the point in the direction said', () => {
    const north = only('Russian T-72 destroyed 10 km north of Kreminna').place;
    expect(north?.latitude).toBeCloseTo(49.14, 2);
    expect(north?.longitude).toBeCloseTo(38.21, 2);
  });

  it('keeps the name alone where several places bear it', () => {
    expect(only('Russian T-72 destroyed near Terny')).toMatchObject({
      place: { name: 'Terny', latitude: null, where_prec: null, place_id: null },
      needs_review: true,
    });
  });

  it('tells namesakes apart by the region beside them', () => {
    expect(only('Russian T-72 destroyed near Terny, #Donetsk Oblast').place).toMatchObject({
      admin1: 'Donetsk Oblast',
      place_id: 'll:terny-d',
    });
  });

  it('does not put a known town into another region', () => {
    expect(only('Russian T-72 destroyed near Kreminna, Donetsk Oblast').place).toMatchObject({
      name: 'Kreminna',
      admin1: 'Donetsk Oblast',
      place_id: null,
    });
  });

  it('keeps a name it does not know, with its region', () => {
    expect(only('Russian T-72 destroyed near Zabavka, Luhansk Oblast').place).toMatchObject({
      name: 'Zabavka',
      admin1: 'Luhansk Oblast',
      where_prec: null,
    });
  });

  it('never takes equipment for a village of that name', () => {
    expect(only('Russian Ural truck destroyed').place).toBeNull();
  });

  it('takes the only place of the text, and none of several', () => {
    expect(only('News from Kreminna. Russian T-72 destroyed.').place?.name).toBe('Kreminna');
    expect(only('Kreminna and Bakhmut are quiet. Russian T-72 destroyed.').place).toBeNull();
  });

  it('takes no country from a heading', () => {
    expect(only('#Ukraine: Russian T-72 destroyed').place).toBeNull();
  });
});

describe('when', () => {
  it.each([
    ['on 5 February 2023', '2023-02-05', '2023-02-05', 1, 'stated'],
    ['on February 5, 2023', '2023-02-05', '2023-02-05', 1, 'stated'],
    ['on 5 June', '2023-06-05', '2023-06-05', 1, 'stated'],
    ['on 5 December', '2022-12-05', '2022-12-05', 1, 'stated'],
    ['05.02.2023', '2023-02-05', '2023-02-05', 1, 'stated'],
    ['5 лютого', '2023-02-05', '2023-02-05', 1, 'stated'],
    ['on 5-8 May', '2023-05-05', '2023-05-08', 2, 'stated'],
    ['in January 2023', '2023-01-01', '2023-01-31', 4, 'stated'],
    ['yesterday', '2023-06-14', '2023-06-14', 1, 'relative'],
    ['today', '2023-06-15', '2023-06-15', 1, 'relative'],
    ['вчера', '2023-06-14', '2023-06-14', 1, 'relative'],
    ['last night', '2023-06-14', '2023-06-15', 2, 'relative'],
    ['two days ago', '2023-06-13', '2023-06-13', 1, 'relative'],
  ])('reads "%s"', (when, from, to, date_prec, basis) => {
    expect(only(`Russian T-72 destroyed ${when}`).date).toEqual({ from, to, date_prec, basis });
  });

  it.each(['on 31 February 2023', 'on 45.13.2023', 'on 5 May 2031'])('ignores "%s"', (when) => {
    expect(only(`Russian T-72 destroyed ${when}`).date?.basis).toBe('post_date');
  });

  it('bounds the loss by the day of the post in Kyiv, nothing more', () => {
    expect(only('Russian T-72 destroyed', '2023-02-07T23:30:00Z').date).toEqual({
      from: null,
      to: '2023-02-08',
      date_prec: null,
      basis: 'post_date',
    });
  });

  it('knows no date without a post date', () => {
    expect(only('Russian T-72 destroyed', null).date).toBeNull();
    expect(only('Russian T-72 destroyed yesterday', null).date).toBeNull();
  });
});
