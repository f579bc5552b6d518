import { describe, expect, it } from 'vitest';
import type { LossDecision } from '../../../../src/ledger/decisions.ts';
import { reviewedFacts } from '../../../../src/ledger/facts/review.ts';
import { AT, factsOf } from '../../../_support/sightings.ts';

const told = factsOf(AT.kreminna);
const decided = (kind: LossDecision['kind'], seq: number, fields: LossDecision['fields'] = {}) =>
  ({ kind, seq, loss: 'loss_a', fields, reason: 'seen' }) satisfies LossDecision;
const reviewed = (...decisions: readonly LossDecision[]) =>
  reviewedFacts(told, new Set(['loss_a']), decisions);

describe('facts after review', () => {
  it('are what is told where nobody decided anything of this loss', () => {
    expect(reviewed()).toBe(told);
    expect(reviewed({ ...decided('rejected', 1), loss: 'loss_b' })).toBe(told);
  });

  it('keep a correction whatever is told, the last one of each field', () => {
    const decisions = [
      decided('corrected', 2, { model: 'T-72A' }),
      decided('corrected', 1, { model: 'T-80', caused_by: 'Lancet' }),
    ];
    expect(reviewed(...decisions)).toMatchObject({
      model: 'T-72A',
      caused_by: 'Lancet',
      review_state: 'corrected',
    });
    expect(reviewed(...decisions.reverse())).toEqual(reviewed(...decisions));
  });

  it('say that a place or a day is from a reviewer', () => {
    expect(reviewed(decided('corrected', 1, { latitude: 49.1 }))).toMatchObject({
      location_basis: 'review',
      date_basis: 'post_date',
    });
    expect(reviewed(decided('corrected', 1, { loss_date_start: '2024-03-01' })).date_basis).toBe(
      'review',
    );
  });

  it('add a corrected status to all that were told', () => {
    expect(reviewed(decided('corrected', 1, { status: 'captured' }))).toMatchObject({
      status: 'captured',
      status_all: ['captured', 'destroyed'],
    });
  });

  it('are in the state of the last decision', () => {
    expect(reviewed(decided('rejected', 1)).review_state).toBe('rejected');
    expect(reviewed(decided('retracted', 1)).review_state).toBe('withdrawn');
    expect(reviewed(decided('rejected', 1), decided('confirmed', 2)).review_state).toBe(
      'confirmed',
    );
  });

  it('hold what was confirmed, and say when it is told otherwise since', () => {
    expect(reviewed(decided('confirmed', 1, { model: 'T-72B3' }))).toMatchObject({
      review_state: 'confirmed',
      tags: [],
    });
    expect(reviewed(decided('confirmed', 1, { model: 'T-72A' }))).toMatchObject({
      model: 'T-72A',
      tags: ['told_otherwise'],
    });
    expect(
      reviewed(
        decided('corrected', 1, { model: 'T-72A' }),
        decided('confirmed', 2, { model: 'T-72A' }),
      ).tags,
    ).toEqual([]);
  });
});
