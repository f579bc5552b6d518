import { describe, expect, it } from 'vitest';
import type { ItemSighting, WitnessTies } from '../../../../src/ledger/item-sighting.ts';
import { matchSightings } from '../../../../src/ledger/matching/match-sightings.ts';
import { carrying, sighting, tiesOf } from '../../../_support/sightings.ts';

const UNSAID = { lost_by: null };

/** How many items the tellings are of. */
function itemsOf(sightings: readonly ItemSighting[], ties: readonly WitnessTies[]): number {
  return matchSightings(sightings, ties, []).clusters.length;
}

describe('an owner that a telling does not name', () => {
  it('is the one that the post it carries names, whichever of the two leaves it out', () => {
    const ties = [tiesOf('a'), tiesOf('b', carrying('quote', 'a'))];
    expect(itemsOf([sighting('a'), sighting('b', UNSAID)], ties)).toBe(1);
    expect(itemsOf([sighting('a', UNSAID), sighting('b')], ties)).toBe(1);
  });

  it('is that of the line for all who show the picture of the carried post', () => {
    const picture = { pictures: ['p'] };
    const ties = [
      tiesOf('a', picture),
      tiesOf('b', carrying('translation', 'a')),
      tiesOf('c', picture),
    ];
    expect(itemsOf([sighting('a', UNSAID), sighting('b'), sighting('c')], ties)).toBe(1);
  });

  it('stays open where only a picture, or an answer, ties the tellings', () => {
    const picture = { pictures: ['p'] };
    const two = [sighting('a'), sighting('b', UNSAID)];
    expect(itemsOf(two, [tiesOf('a', picture), tiesOf('b', picture)])).toBe(2);
    expect(itemsOf(two, [tiesOf('a'), tiesOf('b', carrying('reply', 'a'))])).toBe(2);
  });

  it('stays open where the line names two, or another thing, or the telling shows something more', () => {
    const quoted = tiesOf('b', carrying('quote', 'a'));
    const both = [sighting('a'), sighting('a', { lost_by: 'UKR' }, 1), sighting('b', UNSAID)];
    expect(itemsOf(both, [tiesOf('a'), quoted])).toBe(3);
    const other = sighting('a', { model: 'T-80U', family: 'T-80' });
    expect(itemsOf([other, sighting('b', UNSAID)], [tiesOf('a'), quoted])).toBe(2);
    const more = [tiesOf('a', { pictures: ['p'] }), { ...quoted, pictures: ['q'] }];
    expect(itemsOf([sighting('a'), sighting('b', UNSAID)], more)).toBe(2);
  });
});
