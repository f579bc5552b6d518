import { describe, expect, it } from 'vitest';
import type { Claim, ClaimPlace } from '../../../src/domain/claim.ts';
import { fullness, mayRetell } from '../../../src/domain/retelling.ts';

const PLACE: ClaimPlace = {
  name: 'Kreminna',
  admin1: 'Luhansk Oblast',
  country: 'UKR',
  latitude: 49.05,
  longitude: 38.21,
  where_prec: 2,
  uncertainty_km: 5,
  place_id: 'll:kreminna',
  basis: 'text',
};
const on = (day: string): NonNullable<Claim['date']> => ({
  from: day,
  to: day,
  date_prec: 1,
  basis: 'stated',
});

const CLAIM: Claim = {
  kind: 'loss',
  model: 'T-72B3',
  model_raw: 'T-72B3',
  family: 'T-72',
  category: 'Tanks',
  quantity: 1,
  lost_by: 'RUS',
  status: 'destroyed',
  tags: [],
  caused_by: null,
  attacker: null,
  place: PLACE,
  date: on('2024-03-12'),
  confidence: 0.9,
  needs_review: false,
  spans: {},
  extractor: 'test/1',
};

const retells = (change: Partial<Claim>): boolean => mayRetell(CLAIM, { ...CLAIM, ...change });

describe('mayRetell', () => {
  it.each([
    ['the same', {}],
    ['no model, of the same category', { model: null, family: null }],
    ['another variant of the family', { model: 'T-72' }],
    ['no owner', { lost_by: null }],
    ['no count', { quantity: null }],
    ['no place', { place: null }],
    ['the region of the place', { place: { ...PLACE, name: 'Luhansk Oblast', admin1: null } }],
    ['no date', { date: null }],
    ["the post's own day only", { date: { ...on('2024-04-30'), from: null } }],
    ['a day of the same week', { date: on('2024-03-15') }],
    ['another cause', { caused_by: 'Lancet' }],
  ] as [string, Partial<Claim>][])('takes for the same loss a claim that has %s', (_, change) => {
    expect(retells(change)).toBe(true);
    expect(mayRetell({ ...CLAIM, ...change }, CLAIM)).toBe(true);
  });

  it.each([
    ['another family', { model: 'T-80BV', family: 'T-80' }],
    ['no model, of another category', { model: null, family: null, category: 'Helicopters' }],
    ['another owner', { lost_by: 'UKR' }],
    ['another count', { quantity: 2 }],
    ['another status', { status: 'captured' }],
    ['another place', { place: { ...PLACE, name: 'Svatove' } }],
    ['a day of another week', { date: on('2024-03-16') }],
    ['the form of a tally', { kind: 'tally' }],
  ] as [string, Partial<Claim>][])('takes for another loss a claim that has %s', (_, change) => {
    expect(retells(change)).toBe(false);
  });
});

describe('fullness', () => {
  it('counts what is said beyond the fact of a loss', () => {
    expect(fullness(CLAIM)).toBeGreaterThan(fullness({ ...CLAIM, place: null }));
    expect(fullness({ ...CLAIM, caused_by: 'Lancet' })).toBeGreaterThan(fullness(CLAIM));
    expect(fullness({ ...CLAIM, date: { ...on('2024-03-12'), from: null } })).toBe(
      fullness({ ...CLAIM, date: null }),
    );
  });
});
