import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/domain/claim.ts';
import { claimDifferences, fieldDifferences } from '../../../src/ledger/claim-differences.ts';

const claim = (more: Partial<Claim>): Claim => ({
  kind: 'loss',
  model: 'T-72',
  model_raw: 'T-72',
  family: 'T-72',
  category: 'Tanks',
  quantity: 1,
  lost_by: 'RUS',
  status: 'destroyed',
  tags: [],
  caused_by: null,
  attacker: null,
  place: null,
  date: null,
  confidence: 0.9,
  needs_review: false,
  spans: {},
  extractor: 'words/1',
  ...more,
});

const told = (before: readonly Claim[], after: readonly Claim[]) =>
  claimDifferences(before, after).map(({ change, fields }) => [
    change,
    ...fields.map(({ field, from, to }) => `${field} ${from} ${to}`),
  ]);

describe('two readings of one text', () => {
  it('differ in nothing where only the reader and the place in the text do', () => {
    const later = claim({ extractor: 'words/2', spans: { model: [3, 5] } });
    expect(told([claim({})], [later])).toEqual([]);
  });

  it('hold each claim against the one that is most like it', () => {
    const bmp = claim({
      model: 'BMP-2',
      family: 'BMP-2',
      model_raw: 'BMP-2',
      category: 'Infantry Fighting Vehicles',
    });
    const before = [claim({}), bmp];
    const after = [{ ...bmp, caused_by: 'Lancet' }, claim({ status: 'captured' })];
    expect(told(before, after)).toEqual([
      ['changed', 'caused_by null Lancet'],
      ['changed', 'status destroyed captured'],
    ]);
  });

  it('tell what one has and the other has not', () => {
    const ship = claim({ model: null, model_raw: 'ship', family: null, category: 'Naval Ships' });
    expect(told([claim({})], [ship])).toEqual([['removed'], ['added']]);
    expect(told([], [ship])).toEqual([['added']]);
    expect(told([ship], [])).toEqual([['removed']]);
  });

  it('take the same words for the same claim, though they are read as another thing', () => {
    const after = claim({ model: 'T-72B3', family: 'T-72' });
    expect(told([claim({})], [after])).toEqual([['changed', 'model T-72 T-72B3']]);
  });

  it('tell a nested field whole', () => {
    const place = { name: 'Lyman', admin1: null };
    expect(fieldDifferences({ place: null }, { place })).toEqual([
      { field: 'place', from: null, to: place },
    ]);
    expect(fieldDifferences({ place }, { place: { admin1: null, name: 'Lyman' } })).toEqual([]);
  });
});
