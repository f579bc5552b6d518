import { describe, expect, it } from 'vitest';
import type { LossFacts } from '../../../../src/domain/loss.ts';
import { blockingKeys, probeKeys } from '../../../../src/ledger/matching/blocking-keys.ts';
import { AT, factsOf, on } from '../../../_support/sightings.ts';

/** Whether a telling finds another, and is found by it. */
function meet(a: Partial<LossFacts>, b: Partial<LossFacts>): boolean {
  const finds = (one: Partial<LossFacts>, other: Partial<LossFacts>) => {
    const keys = new Set(blockingKeys(factsOf(other)));
    return probeKeys(factsOf(one)).some((key) => keys.has(key));
  };
  const found = finds(a, b);
  expect(finds(b, a)).toBe(found);
  return found;
}

const there = { ...AT.kreminna, ...on('2024-03-10') };

describe('the keys of a telling', () => {
  it('lead to tellings of the same kind, place and week', () => {
    expect(meet(there, there)).toBe(true);
    expect(meet(there, { ...there, model: null, family: null, lost_by: null })).toBe(true);
  });

  it('lead to neighbouring places and days', () => {
    expect(meet(there, { ...there, latitude: 49.3, longitude: 37.9, admin1: null })).toBe(true);
    expect(meet(there, { ...there, ...on('2024-03-16') })).toBe(true);
    expect(meet(there, { ...there, ...AT.luhanskOblast })).toBe(true);
  });

  it('lead from the day of a post to what happened in the week before', () => {
    const posted = { ...AT.kreminna, loss_date_end: '2024-03-16' };
    expect(meet(there, posted)).toBe(true);
  });

  it('lead to tellings without a place by their family', () => {
    expect(meet(there, on('2024-03-10'))).toBe(true);
    expect(meet(there, { ...on('2024-03-10'), model: 'T-80U', family: 'T-80' })).toBe(false);
  });

  it('lead to nothing far away, long ago, or of another kind', () => {
    expect(meet(there, { ...there, ...AT.avdiivka, latitude: 46, longitude: 33 })).toBe(false);
    expect(meet(there, { ...there, ...on('2024-05-10') })).toBe(false);
    expect(meet(there, { ...there, equipment_category: 'Aircraft' })).toBe(false);
  });

  it('are none where the kind, the day or even the month is not known', () => {
    expect(blockingKeys(factsOf({ equipment_category: null }))).toEqual([]);
    expect(blockingKeys(factsOf({ loss_date_end: null }))).toEqual([]);
    expect(blockingKeys(factsOf({ ...on('2024-01-01'), loss_date_end: '2024-06-30' }))).toEqual([]);
  });
});
