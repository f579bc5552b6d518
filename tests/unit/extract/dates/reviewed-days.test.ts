import { describe, expect, it } from 'vitest';
import { readReviewedDays } from '../../../../src/extract/dates/reviewed-days.ts';

describe('days as a reviewer writes them', () => {
  it.each([
    ['2023-02-07', '2023-02-07', '2023-02-07', 1],
    ['7 February 2023', '2023-02-07', '2023-02-07', 1],
    ['2023-02-05..2023-02-07', '2023-02-05', '2023-02-07', 2],
    ['2023-02-01/2023-02-07', '2023-02-01', '2023-02-07', 3],
    ['2023-02', '2023-02-01', '2023-02-28', 4],
    ['2022-12..2023-02', '2022-12-01', '2023-02-28', 5],
    ['2023', '2023-01-01', '2023-12-31', 5],
    ['..2023-02-07', null, '2023-02-07', null],
  ])('reads %s with its precision', (written, from, to, date_prec) => {
    expect(readReviewedDays(written)).toEqual({ from, to, date_prec });
  });

  it.each([
    '2023-02-30',
    '2023-13',
    'soon',
    '',
    '2023-02-07..2023-02-05',
    '07/02/2023',
    '2023-02-07 or so',
    '2023-02-07..',
  ])('refuses %j', (written) => {
    expect(readReviewedDays(written)).toBeNull();
  });
});
