import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/domain/claim.ts';
import {
  type ClaimRow,
  claimToRow,
  rowToClaim,
  spansToRows,
} from '../../../src/store/claim-rows.ts';

const IDENTITY = {
  claimId: 'claim_1',
  postRevisionId: 'postrev_1',
  ordinal: 0,
  readAsOf: '2023-02-07',
};

const BARE: Claim = {
  kind: 'loss',
  model: null,
  model_raw: 'tank',
  family: null,
  category: 'Tanks',
  quantity: null,
  lost_by: null,
  status: 'abandoned',
  tags: [],
  caused_by: null,
  attacker: null,
  place: null,
  date: null,
  confidence: 0.5,
  needs_review: true,
  spans: {},
  extractor: 'test/1',
};

const FULL: Claim = {
  ...BARE,
  kind: 'tally',
  model: '2S1 Gvozdika',
  family: '2S1',
  category: 'Self-Propelled Artillery',
  quantity: 2,
  lost_by: 'UKR',
  tags: ['burnt', 'dpr'],
  caused_by: 'Lancet',
  attacker: 'RUS',
  place: {
    name: 'Kreminna',
    admin1: 'Luhansk Oblast',
    country: 'UKR',
    latitude: 49.0486,
    longitude: 38.2187,
    where_prec: 2,
    uncertainty_km: 5,
    place_id: 'll:kreminna',
    basis: 'text',
  },
  date: { from: null, to: '2023-02-07', date_prec: null, basis: 'post_date' },
  spans: { model: [24, 36], status: [71, 80], place: [0, 8] },
};

/** The row as the database gives it back. */
function stored(claim: Claim): ClaimRow {
  const row = claimToRow(claim, IDENTITY);
  const nulls = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value ?? null]),
  );
  return Object.assign({ recordedAt: new Date(0) }, row, nulls) as ClaimRow;
}

describe('a claim', () => {
  it.each([
    ['with every field', FULL],
    ['with none that may be absent', BARE],
    [
      'with an ambiguous place',
      { ...FULL, place: FULL.place && { ...FULL.place, where_prec: null } },
    ],
    [
      'with a stated date',
      { ...FULL, date: { from: '2023-02-05', to: '2023-02-05', date_prec: 1, basis: 'stated' } },
    ],
  ] satisfies [string, Claim][])('comes back from its rows as it was: %s', (_what, claim) => {
    expect(rowToClaim(stored(claim), spansToRows('claim_1', claim))).toEqual(claim);
  });

  it('is refused when its row holds a word that is none of ours', () => {
    expect(() => rowToClaim({ ...stored(FULL), status: 'vanished' }, [])).toThrow('"vanished"');
    expect(() => rowToClaim({ ...stored(FULL), category: 'Submarines' }, [])).toThrow('Submarines');
    expect(() => rowToClaim({ ...stored(FULL), placeWherePrec: 8 }, [])).toThrow('where_prec 8');
    expect(() => rowToClaim({ ...stored(FULL), datePrec: 0 }, [])).toThrow('date_prec 0');
    const span = { claimId: 'claim_1', field: 'colour', spanStart: 0, spanEnd: 1 };
    expect(() => rowToClaim(stored(FULL), [span])).toThrow('"colour"');
  });
});
