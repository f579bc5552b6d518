import { describe, expect, it } from 'vitest';
import type { Decision, LossAtHand } from '../../../src/ledger/decisions.ts';
import { splitOffWith } from '../../../src/ledger/natural-parts.ts';
import { idOf, sighting, tiesOf } from '../../_support/sightings.ts';

const [A, B, C] = [idOf('a'), idOf('b'), idOf('c')];
const same = (a: string, b: string): Decision => ({ kind: 'same', seq: 1, a, b });
const loss = (...members: readonly string[]): LossAtHand => ({
  lossId: A,
  members,
  facts: { lost_by: 'RUS', review_state: 'auto' },
});
const sightings = [sighting('a'), sighting('b'), sighting('c')];
const witnesses = [tiesOf('a'), tiesOf('b', { pictures: ['p'] }), tiesOf('c', { pictures: ['p'] })];

describe('what is split off with a telling', () => {
  it('is what hangs together with it without a reviewer', () => {
    const part = { sightings, witnesses, decisions: [same(A, B)] };
    expect([...splitOffWith(part, loss(A, B, C), [B])].sort()).toEqual([B, C].sort());
    expect(splitOffWith(part, loss(A, B, C), [A])).toEqual([A]);
  });

  it('is the telling alone where all of the loss hangs together', () => {
    const part = { sightings, witnesses, decisions: [] };
    expect(splitOffWith(part, loss(B, C), [C])).toEqual([C]);
  });
});
