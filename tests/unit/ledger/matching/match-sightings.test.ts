import { describe, expect, it } from 'vitest';
import type { LossFacts } from '../../../../src/domain/loss.ts';
import type { Decision } from '../../../../src/ledger/decisions.ts';
import type { ItemSighting, WitnessTies } from '../../../../src/ledger/item-sighting.ts';
import { matchSightings, textProposals } from '../../../../src/ledger/matching/match-sightings.ts';
import { AT, carrying, idOf, on, sighting, tiesOf } from '../../../_support/sightings.ts';

const P = { pictures: ['p'] };

/** Clusters by the names of their tellings, and the proposals between them. */
function matched(
  sightings: readonly ItemSighting[],
  ties: readonly WitnessTies[],
  decisions: readonly Decision[] = [],
) {
  const names = new Map(
    sightings.map(({ id, witness, claimOrdinal, itemOrdinal }) => [
      id,
      `${witness}${claimOrdinal > 0 || itemOrdinal > 0 ? `/${claimOrdinal}.${itemOrdinal}` : ''}`,
    ]),
  );
  const found = matchSightings(sightings, ties, decisions);
  return {
    clusters: found.clusters.map((ids) => ids.map((id) => names.get(id)).sort()).sort(),
    proposals: found.proposals.map(({ a, b }) => [names.get(a), names.get(b)].sort()).sort(),
    joins: found.joins,
  };
}

/** Two posts with the picture p, each telling of one item. */
function twoOfAPicture(a: Partial<LossFacts>, b: Partial<LossFacts>) {
  return matched([sighting('a', a), sighting('b', b)], [tiesOf('a', P), tiesOf('b', P)]);
}

const ONE = { clusters: [['a', 'b']], proposals: [] };
const PROPOSED = { clusters: [['a'], ['b']], proposals: [['a', 'b']] };
const APART = { clusters: [['a'], ['b']], proposals: [] };

describe('tellings with one picture', () => {
  it('are of one item when what they say agrees', () => {
    expect(twoOfAPicture({}, {})).toMatchObject(ONE);
    expect(twoOfAPicture({}, { model: null })).toMatchObject(ONE);
    expect(twoOfAPicture({}, { model: null, family: null })).toMatchObject(ONE);
    expect(twoOfAPicture({ status: 'damaged' }, { status: 'abandoned' })).toMatchObject(ONE);
  });

  it('are of one item when one has only the day of its post, however late', () => {
    expect(twoOfAPicture(on('2023-01-05'), {})).toMatchObject(ONE);
  });

  it('are of one item though one names another place, when the rest is told alike', () => {
    expect(twoOfAPicture(AT.kreminna, AT.avdiivka)).toMatchObject(ONE);
    expect(twoOfAPicture(AT.kreminna, { ...AT.avdiivka, model: null })).toMatchObject(PROPOSED);
  });

  it('are only proposed where an owner is not named, or a variant is another', () => {
    expect(twoOfAPicture({}, { lost_by: null })).toMatchObject(PROPOSED);
    expect(twoOfAPicture({}, { model: 'T-72A' })).toMatchObject(PROPOSED);
    expect(twoOfAPicture({}, { tags: ['count_unknown'] })).toMatchObject(PROPOSED);
  });

  it('are of one item where neither names an owner', () => {
    expect(twoOfAPicture({ lost_by: null }, { lost_by: null })).toMatchObject(ONE);
  });

  it('are kept apart by what contradicts: owner, thing, days', () => {
    expect(twoOfAPicture({}, { lost_by: 'UKR' })).toMatchObject(APART);
    expect(twoOfAPicture({}, { model: 'BMP-2', family: 'BMP-2' })).toMatchObject(APART);
    expect(twoOfAPicture(on('2024-03-01'), on('2024-03-20'))).toMatchObject(APART);
  });

  it('do not merge by picture what may be two stages of one loss', () => {
    const abandoned = { ...on('2024-03-01'), status: 'abandoned' } as const;
    const captured = { ...on('2024-03-20'), status: 'captured' } as const;
    expect(twoOfAPicture(abandoned, captured)).toMatchObject(PROPOSED);
  });

  it('keep what decided: rule, score and features', () => {
    expect(twoOfAPicture({}, { model: null }).joins).toMatchObject([
      { rule: 'picture', state: 'auto', score: 0.89, features: { thing: 'open', pictures: 1 } },
    ]);
  });
});

describe('several items', () => {
  const two = (witness: string) => [sighting(witness), sighting(witness, {}, 0, 1)];

  it('are never one when one witness tells of them', () => {
    expect(matched(two('a'), [tiesOf('a', P)]).clusters).toEqual([['a'], ['a/0.1']]);
  });

  it('are matched one to one', () => {
    const ties = [tiesOf('a', P), tiesOf('b', P), tiesOf('c', P)];
    const { clusters } = matched([...two('a'), ...two('b'), sighting('c')], ties);
    expect(clusters).toEqual([
      ['a', 'b', 'c'],
      ['a/0.1', 'b/0.1'],
    ]);
  });

  it('go to different pictures when others tell of one each', () => {
    const { clusters } = matched(
      [...two('a'), sighting('b'), sighting('c')],
      [
        tiesOf('a', { pictures: ['p', 'q'] }),
        tiesOf('b', { pictures: ['p'] }),
        tiesOf('c', { pictures: ['q'] }),
      ],
    );
    expect(clusters).toHaveLength(2);
    expect(clusters.map((cluster) => cluster.length)).toEqual([2, 2]);
  });

  it('are one where all pictures of a single item are', () => {
    const { clusters } = matched(
      [sighting('a'), sighting('b'), sighting('c')],
      [
        tiesOf('a', { pictures: ['p', 'q'] }),
        tiesOf('b', { pictures: ['p'] }),
        tiesOf('c', { pictures: ['q'] }),
      ],
    );
    expect(clusters).toEqual([['a', 'b', 'c']]);
  });

  it('are proposed, not guessed, where one telling fits two different ones', () => {
    const { clusters, proposals } = matched(
      [sighting('a'), sighting('a', { model: 'T-72A' }, 1), sighting('b', { model: null })],
      [tiesOf('a', P), tiesOf('b', P)],
    );
    expect(clusters).toEqual([['a'], ['a/1.0'], ['b']]);
    expect(proposals).toEqual([
      ['a', 'b'],
      ['a/1.0', 'b'],
    ]);
  });

  it('are not matched by their kind alone where one witness tells of more of it', () => {
    const many = [sighting('a'), sighting('a', { model: 'T-80U', family: 'T-80' }, 1)];
    const tank = sighting('b', { model: null, family: null });
    const family = sighting('b', { model: null });
    const ties = [tiesOf('a', P), tiesOf('b', P)];
    expect(matched([...many, tank], ties).clusters).toHaveLength(3);
    expect(matched([...many, family], ties).clusters).toHaveLength(3);
    expect(matched([...many, sighting('b')], ties).clusters).toHaveLength(2);
  });

  it('are told apart by what is said of each', () => {
    const { clusters } = matched(
      [
        sighting('a', AT.kreminna),
        sighting('a', AT.avdiivka, 1),
        sighting('b', AT.avdiivka),
        sighting('b', AT.kreminna, 1),
      ],
      [tiesOf('a', P), tiesOf('b', P)],
    );
    expect(clusters).toEqual([
      ['a', 'b/1.0'],
      ['a/1.0', 'b'],
    ]);
  });

  it('stay nine in one photograph, whoever shows it', () => {
    const nine = (witness: string) =>
      Array.from({ length: 9 }, (_, n) => sighting(witness, {}, 0, n));
    const { clusters } = matched([...nine('a'), ...nine('b')], [tiesOf('a', P), tiesOf('b', P)]);
    expect(clusters).toHaveLength(9);
    expect(clusters.every((cluster) => cluster.length === 2)).toBe(true);
  });
});

describe('tellings that are chained', () => {
  it('are not one through a third that says less than either', () => {
    const { clusters } = matched(
      [sighting('a'), sighting('b', { model: null }), sighting('c', { model: 'T-72A' })],
      [tiesOf('a', P), tiesOf('b', P), tiesOf('c', P)],
    );
    expect(clusters).toHaveLength(2);
    expect(clusters.some((cluster) => cluster.includes('a') && cluster.includes('c'))).toBe(false);
  });

  it('are not one through a third when they were seen at different places', () => {
    const { clusters } = matched(
      [sighting('a', AT.kreminna), sighting('b'), sighting('c', AT.avdiivka)],
      [
        tiesOf('a', { pictures: ['p'] }),
        tiesOf('b', { pictures: ['p', 'q'] }),
        tiesOf('c', { pictures: ['q'] }),
      ],
    );
    expect(clusters).toHaveLength(2);
  });
});

describe('tellings that carry another', () => {
  const carriedBy = (
    kind: Parameters<typeof carrying>[0],
    change: Partial<LossFacts> = {},
    pictures: Partial<WitnessTies> = {},
  ) =>
    matched(
      [sighting('a', on('2024-03-01')), sighting('b', { ...on('2024-03-01'), ...change })],
      [tiesOf('a'), tiesOf('b', { ...carrying(kind, 'a'), ...pictures })],
    );

  it('are of its item, by their own marker', () => {
    for (const kind of ['repost', 'translation', 'quote', 'reply'] as const) {
      expect(carriedBy(kind)).toMatchObject(ONE);
    }
    expect(carriedBy('quote').joins).toMatchObject([
      { rule: 'lineage', features: { lineage: 'quote' } },
    ]);
  });

  it('are of its item when they tell what became of it', () => {
    expect(carriedBy('quote', { ...on('2024-04-01'), status: 'captured' })).toMatchObject(ONE);
  });

  it('are only proposed when they show a picture of their own, but for a quote that says the same', () => {
    expect(carriedBy('quote', {}, P)).toMatchObject(ONE);
    expect(carriedBy('quote', AT.kreminna, P)).toMatchObject(PROPOSED);
    expect(carriedBy('reply', {}, P)).toMatchObject(PROPOSED);
  });

  it('are only proposed as answers that say something else', () => {
    expect(carriedBy('reply', { model: null })).toMatchObject(PROPOSED);
  });

  it('are of another item when what they say contradicts', () => {
    expect(carriedBy('quote', { lost_by: 'UKR' })).toMatchObject(APART);
  });

  it('meet through what they both carry, on record or not', () => {
    const { clusters } = matched(
      [sighting('b'), sighting('c')],
      [tiesOf('b', carrying('quote', 'unseen')), tiesOf('c', carrying('quote', 'unseen'))],
    );
    expect(clusters).toEqual([['b', 'c']]);
  });

  it('show the pictures of what they carry', () => {
    const { clusters } = matched(
      [sighting('b'), sighting('c')],
      [tiesOf('a', P), tiesOf('b', carrying('repost', 'a')), tiesOf('c', P)],
    );
    expect(clusters).toEqual([['b', 'c']]);
  });
});

describe('decisions of reviewers', () => {
  const same = (a: string, b: string, seq = 1) =>
    ({ kind: 'same', seq, a: idOf(a), b: idOf(b) }) as const;
  const different = (a: string, b: string, seq = 1) =>
    ({ kind: 'different', seq, a: idOf(a), b: idOf(b) }) as const;
  const three = [sighting('a'), sighting('b'), sighting('c')];
  const shared = [tiesOf('a', P), tiesOf('b', P), tiesOf('c', P)];

  it('make one of what nothing ties, and of two items of one witness', () => {
    expect(
      matched(
        three,
        three.map(({ witness }) => tiesOf(witness)),
        [same('a', 'c')],
      ).clusters,
    ).toEqual([['a', 'c'], ['b']]);
    const twice = [sighting('a'), sighting('a', {}, 1)];
    const decision = { ...same('a', 'a'), b: idOf('a', 1) };
    expect(matched(twice, [tiesOf('a')], [decision]).clusters).toHaveLength(1);
  });

  it('keep apart what a picture joins, and do not propose it again', () => {
    const found = matched(three, shared, [different('a', 'b'), different('b', 'c')]);
    expect(found).toMatchObject({ clusters: [['a', 'c'], ['b']], proposals: [] });
  });

  it('hold through what was decided to be the same', () => {
    const found = matched(three, shared, [same('a', 'b'), different('b', 'c')]);
    expect(found.clusters).toEqual([['a', 'b'], ['c']]);
  });

  it('leave whole what was joined before', () => {
    const ties = [
      tiesOf('a', P),
      tiesOf('b', P),
      tiesOf('c', { pictures: ['q'] }),
      tiesOf('d', { pictures: ['q'] }),
    ];
    const four = [
      sighting('a'),
      sighting('b'),
      sighting('c', { model: 'T-72A' }),
      sighting('d', { model: 'T-72A' }),
    ];
    expect(matched(four, ties, [same('a', 'c')]).clusters).toEqual([['a', 'b', 'c', 'd']]);
  });

  it('take back an earlier one on the same two, in whatever order they are given', () => {
    const decisions = [same('a', 'b', 1), different('a', 'b', 2)];
    const free = [tiesOf('a'), tiesOf('b'), tiesOf('c')];
    expect(matched(three, free, decisions).clusters).toHaveLength(3);
    expect(matched(three, free, [...decisions].reverse()).clusters).toHaveLength(3);
    expect(matched(three, free, [...decisions, same('a', 'b', 3)]).clusters).toHaveLength(2);
  });
});

describe('words alone', () => {
  const proposed = (a: Partial<LossFacts>, b: Partial<LossFacts>) => {
    const [one, other] = [sighting('a', a), sighting('b', b)];
    return textProposals([one], () => [other], [[one.id], [other.id]], []);
  };
  const there = { ...AT.kreminna, ...on('2024-03-10') };

  it('propose what agrees, and merge nothing however alike', () => {
    expect(proposed(there, there)).toMatchObject([{ rule: 'text', state: 'proposed' }]);
  });

  it('propose what has no place only when it is told of in the same days', () => {
    expect(proposed(there, on('2024-03-11'))).toHaveLength(1);
    expect(proposed(there, { loss_date_end: '2024-03-30' })).toEqual([]);
  });

  it('propose nothing that contradicts, or of which too little is known', () => {
    expect(proposed(there, { ...there, lost_by: 'UKR' })).toEqual([]);
    expect(proposed(there, { ...there, ...AT.avdiivka })).toEqual([]);
    expect(proposed(there, { ...on('2024-03-10'), lost_by: null, model: null })).toEqual([]);
  });

  it('propose one match for two losses, and none inside a loss or against a decision', () => {
    const [a, b, c] = [sighting('a', there), sighting('b', there), sighting('c', there)];
    expect(textProposals([a], () => [b, c], [[a.id], [b.id, c.id]], [])).toHaveLength(1);
    expect(textProposals([a], () => [b], [[a.id, b.id]], [])).toEqual([]);
    const decision = { kind: 'different', seq: 1, a: a.id, b: b.id } as const;
    expect(textProposals([a], () => [b], [[a.id], [b.id]], [decision])).toEqual([]);
  });
});
