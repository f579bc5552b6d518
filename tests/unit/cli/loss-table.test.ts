import { describe, expect, it } from 'vitest';
import { dateOf, lossTable, placeOf } from '../../../src/cli/loss-table.ts';

const loss = { loss_id: 'loss_1' };

describe('placeOf', () => {
  it.each([
    [
      { place_name: 'Kreminna', admin1: 'Luhansk Oblast', where_prec: 1 },
      'Kreminna, Luhansk Oblast',
    ],
    [
      { place_name: 'Kreminna', admin1: 'Luhansk Oblast', where_prec: 2 },
      'near Kreminna, Luhansk Oblast',
    ],
    [{ place_name: 'Luhansk Oblast', admin1: 'Luhansk Oblast', where_prec: 4 }, 'Luhansk Oblast'],
    [{ place_name: 'Siverskyi Donets', admin1: null, where_prec: 5 }, 'about Siverskyi Donets'],
    [{ place_name: 'Pervomaiske', admin1: null, where_prec: null }, 'Pervomaiske (ambiguous)'],
  ])('never shows a place as more exact than it is', (facts, shown) => {
    expect(placeOf({ ...loss, ...facts })).toBe(shown);
  });

  it('shows no place where none is known', () => {
    expect(placeOf({ ...loss, place_name: null })).toBeNull();
  });
});

describe('dateOf', () => {
  it.each([
    [null, '2023-02-07', 'by 2023-02-07'],
    ['2023-02-05', '2023-02-05', '2023-02-05'],
    ['2023-02-01', '2023-02-07', '2023-02-01 to 2023-02-07'],
    [null, null, null],
  ])('shows %j to %j as %j', (start, end, shown) => {
    expect(dateOf({ ...loss, loss_date_start: start, loss_date_end: end })).toBe(shown);
  });
});

describe('lossTable', () => {
  it('shows the item in the words of the source where no model is known', () => {
    expect(lossTable([{ ...loss, model: null, model_raw: 'tank' }])).toContain('tank');
  });
});
