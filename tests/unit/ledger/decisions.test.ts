import { describe, expect, it } from 'vitest';
import { type Decision, type LossAtHand, mergeOf, splitOf } from '../../../src/ledger/decisions.ts';

const loss = (
  lossId: string,
  members: readonly string[] = [lossId],
  facts: Partial<LossAtHand['facts']> = {},
): LossAtHand => ({ lossId, members, facts: { lost_by: 'RUS', review_state: 'auto', ...facts } });

const apart = (a: string, b: string, seq = 1): Decision => ({ kind: 'different', seq, a, b });

describe('merging two losses', () => {
  it('makes their heads the same', () => {
    expect(mergeOf(loss('a'), loss('b', ['b', 'c']), [])).toEqual([
      { kind: 'same', a: 'a', b: 'b' },
    ]);
  });

  it('names a loss by a telling of it where the one it is named after is gone', () => {
    expect(mergeOf(loss('a', ['d']), loss('b'), [])).toEqual([{ kind: 'same', a: 'd', b: 'b' }]);
  });

  it.each([
    ['itself', loss('a'), loss('a'), /one loss already/],
    [
      'one that was rejected',
      loss('a'),
      loss('b', ['b'], { review_state: 'rejected' }),
      /b is rejected/,
    ],
    [
      'one that was withdrawn',
      loss('a', ['a'], { review_state: 'withdrawn' }),
      loss('b'),
      /a is withdrawn/,
    ],
    [
      'one of another owner',
      loss('a'),
      loss('b', ['b'], { lost_by: 'UKR' }),
      /different owners, RUS and UKR/,
    ],
  ])('refuses %s', (_, kept, absorbed, message) => {
    expect(() => mergeOf(kept, absorbed, [])).toThrow(message);
    expect(() => mergeOf(kept, absorbed, [])).toThrow(
      expect.objectContaining({ code: 'DECISION_REFUSED' }),
    );
  });

  it('takes one whose owner nobody named', () => {
    expect(mergeOf(loss('a'), loss('b', ['b'], { lost_by: null }), [])).toHaveLength(1);
  });

  it('refuses what was split before, unless that is overruled', () => {
    const decisions = [apart('b', 'c'), apart('a', 'x')];
    const [kept, absorbed] = [loss('a', ['a', 'b']), loss('c')];
    expect(() => mergeOf(kept, absorbed, decisions)).toThrow(/split by decision/);
    expect(mergeOf(kept, absorbed, decisions, { overrule: true })).toEqual([
      { kind: 'same', a: 'a', b: 'c' },
      { kind: 'same', a: 'b', b: 'c' },
    ]);
  });
});

describe('splitting a loss', () => {
  it('parts each of what is split off from each of the rest', () => {
    expect(splitOf(loss('a', ['a', 'b', 'c']), ['c'])).toEqual([
      { kind: 'different', a: 'c', b: 'a' },
      { kind: 'different', a: 'c', b: 'b' },
    ]);
  });

  it('refuses to split off nothing, all of it, or what is no part of it', () => {
    expect(() => splitOf(loss('a', ['a', 'b']), [])).toThrow(/Name what/);
    expect(() => splitOf(loss('a', ['a', 'b']), ['b', 'a'])).toThrow(/Nothing of a/);
    expect(() => splitOf(loss('a', ['a', 'b']), ['c'])).toThrow(/c is no part of a/);
  });
});
