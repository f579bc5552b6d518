import { describe, expect, it } from 'vitest';
import { lossId, lossOriginKey } from '../../../src/domain/identity.ts';
import { forgedColumns, type ProjectedRow } from '../../../src/ledger/projection.ts';
import { factsOf } from '../../_support/sightings.ts';

const FACTS = factsOf({
  status_all: ['destroyed', 'damaged'],
  tags: ['burnt'],
  loss_date_end: '2023-02-07',
  posted_at: '2023-02-07T10:00:00.000Z',
  latitude: 49.0486,
  longitude: 38.2187,
  where_prec: 2,
});

const ORIGIN = { postId: 'post_1', claimOrdinal: 1, itemOrdinal: 2 };
const ID = lossId(ORIGIN);
const revision = (number: number, at: string, facts = FACTS) => ({
  lossId: ID,
  revision: number,
  at,
  facts,
});
const FIRST = revision(1, '2023-02-08T00:00:00.000Z', { ...FACTS, lost_by: null });
const LAST = revision(2, '2023-02-09T00:00:00.000Z');

/** The row as Postgres writes it in JSON: instants in another form. */
const ROW: ProjectedRow = {
  ...FACTS,
  loss_id: ID,
  origin_key: lossOriginKey(ORIGIN),
  post_id: ORIGIN.postId,
  posted_at: '2023-02-07T10:00:00+00:00',
  revision: 2,
  recorded_at: '2023-02-08T00:00:00+00:00',
  updated_at: '2023-02-09T00:00:00+00:00',
};

const forged = (change: Record<string, unknown>): readonly string[] =>
  forgedColumns({ ...ROW, ...change }, [FIRST, LAST]);

describe('forgedColumns', () => {
  it('finds nothing in a row that is what its history says', () => {
    expect(forged({})).toEqual([]);
  });

  it.each([
    ['lost_by', 'UKR'],
    ['lost_by', null],
    ['uncertainty_km', 5],
    ['status_all', ['damaged', 'destroyed']],
    ['tags', []],
    ['latitude', 49.0487],
    ['posted_at', '2023-02-07T10:00:01+00:00'],
    ['posted_at', null],
    ['revision', 1],
    ['recorded_at', '2023-02-09T00:00:00+00:00'],
    ['updated_at', '2023-02-08T00:00:00+00:00'],
    ['review_state', 'confirmed'],
  ])('finds a changed %s', (column, value) => {
    expect(forged({ [column]: value })).toEqual([column]);
  });

  it.each([
    ['origin_key', 'post_1/1/3'],
    ['origin_key', 'post_1/1'],
    ['origin_key', 'post_2/1/2'],
    ['post_id', 'post_2'],
    ['post_id', null],
  ])('finds a changed %s by the id of the loss', (column, value) => {
    expect(forged({ [column]: value })).toEqual(['origin_key']);
  });

  it('finds a column that no history speaks of', () => {
    expect(forged({ note: 'mine' })).toEqual(['note']);
  });

  it('finds every changed column at once', () => {
    expect(forged({ lost_by: 'UKR', model: 'T-80', origin_key: '' }).toSorted()).toEqual([
      'lost_by',
      'model',
      'origin_key',
    ]);
  });
});
