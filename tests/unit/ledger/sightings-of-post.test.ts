import { describe, expect, it } from 'vitest';
import type { LossFacts } from '../../../src/domain/loss.ts';
import type { WantedLoss } from '../../../src/ledger/losses-of-post.ts';
import {
  changedTellings,
  type SightingsOfPost,
  type StandingSighting,
  sightingsOfPost,
} from '../../../src/ledger/sightings-of-post.ts';
import { factsOf, idOf } from '../../_support/sightings.ts';

const BMP = {
  model: 'BMP-2',
  family: 'BMP-2',
  equipment_category: 'Infantry Fighting Vehicles',
} as const;

const wanted = (
  change: Partial<LossFacts> = {},
  claimOrdinal = 0,
  itemOrdinal = 0,
): WantedLoss => ({
  claimId: `claim ${claimOrdinal}`,
  claimOrdinal,
  itemOrdinal,
  facts: factsOf(change),
});

function standingAfter({ told, gone }: SightingsOfPost): readonly StandingSighting[] {
  return [
    ...told.map(({ id, originKey, facts }) => ({ id, originKey, facts, isTold: true })),
    ...gone.map((id) => ({ id, originKey: `post/9/${id}`, facts: factsOf(), isTold: false })),
  ];
}

const first = sightingsOfPost('post', [], [wanted(), wanted(BMP, 1)]);
const again = (items: readonly WantedLoss[]) =>
  sightingsOfPost('post', standingAfter(first), items);

describe('the tellings of a post', () => {
  it('are named after where they were first told', () => {
    expect(first.told.map(({ id }) => id)).toEqual([idOf('post'), idOf('post', 1)]);
    expect(first.told[1]).toMatchObject({
      witness: 'post',
      originKey: 'post/1/0',
      claimId: 'claim 1',
    });
  });

  it('keep their ids when the text tells of them elsewhere', () => {
    const { told, gone } = again([wanted(BMP, 0), wanted({}, 1)]);
    expect(told.map(({ id, claimOrdinal }) => [id, claimOrdinal])).toEqual([
      [idOf('post', 1), 0],
      [idOf('post'), 1],
    ]);
    expect(gone).toEqual([]);
  });

  it('keep their ids when the model is read better', () => {
    const { told } = again([wanted({ model: 'T-72A' }), wanted(BMP, 1)]);
    expect(told[0]).toMatchObject({ id: idOf('post'), facts: { model: 'T-72A' } });
  });

  it('are new when another kind of thing stands in their place', () => {
    const { told, gone } = again([wanted({ equipment_category: 'Aircraft' }), wanted(BMP, 1)]);
    expect(told[0]?.id).toBe(idOf('post', 0, 1));
    expect(gone).toEqual([idOf('post')]);
  });

  it('are gone when they are told no more, and come back as what they were', () => {
    expect(again([wanted()]).gone).toEqual([idOf('post', 1)]);
    expect(again([wanted(), wanted(BMP, 1)])).toEqual(first);
  });
});

describe('tellings that changed', () => {
  const changed = (before: readonly StandingSighting[], items: readonly WantedLoss[]) => [
    ...changedTellings(new Map([['post', before]]), [sightingsOfPost('post', before, items)]),
  ];
  const before = standingAfter(first);

  it('are those that are new, say something else, or are gone', () => {
    expect(changed([], [wanted()])).toEqual([idOf('post')]);
    expect(changed(before, [wanted(), wanted(BMP, 1)])).toEqual([]);
    expect(changed(before, [wanted({ status: 'damaged' }), wanted(BMP, 1)])).toEqual([
      idOf('post'),
    ]);
    expect(changed(before, [wanted()])).toEqual([idOf('post', 1)]);
  });

  it('are those that come back, as they were or not, and none that was gone before', () => {
    const gone = before.map((each) => ({ ...each, isTold: false }));
    expect(changed(gone, [wanted()])).toEqual([idOf('post')]);
    expect(changed(gone, [])).toEqual([]);
  });
});
