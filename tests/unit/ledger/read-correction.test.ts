import { describe, expect, it } from 'vitest';
import { readCorrection } from '../../../src/ledger/read-correction.ts';

describe('a correction', () => {
  it('is read as fields and values, each of its kind', () => {
    expect(
      readCorrection([
        'model=T-72B3',
        'status=captured',
        'latitude=49.05',
        'where_prec=2',
        'lost_by=RUS',
      ]),
    ).toEqual({
      model: 'T-72B3',
      status: 'captured',
      latitude: 49.05,
      where_prec: 2,
      lost_by: 'RUS',
    });
  });

  it('says by an empty value that something is not known', () => {
    expect(readCorrection(['place_name=', 'where_prec='])).toEqual({
      place_name: null,
      where_prec: null,
    });
  });

  it('keeps what stands behind the first equals sign', () => {
    expect(readCorrection(['caused_by=a=b'])).toEqual({ caused_by: 'a=b' });
  });

  it.each([
    [[], /what to correct/],
    [['model'], /no correction/],
    [['=x'], /no correction/],
    [['loss_id=x'], /cannot be corrected/],
    [['status=gone'], /status/],
    [['status='], /status/],
    [['lost_by=Russia'], /alpha-3/],
    [['latitude=91'], /latitude/],
    [['latitude=north'], /latitude/],
    [['where_prec=9'], /where_prec/],
    [['loss_date_start=2024-02-30'], /a day/],
    [['loss_date_start=2024-02-03', 'loss_date_end=2024-02-01'], /cannot end/],
  ])('refuses %j', (pairs, message) => {
    expect(() => readCorrection(pairs)).toThrow(message);
    expect(() => readCorrection(pairs)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});
