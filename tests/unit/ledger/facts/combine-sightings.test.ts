import { describe, expect, it } from 'vitest';
import type { LossFacts } from '../../../../src/domain/loss.ts';
import { combineSightings } from '../../../../src/ledger/facts/combine-sightings.ts';
import type { ItemSighting } from '../../../../src/ledger/item-sighting.ts';
import { AT, factsOf, idOf, on, sighting } from '../../../_support/sightings.ts';

/** What tellings say together; each is by a witness of its own, who speaks for itself. */
function combined(...tellings: readonly [Partial<LossFacts>, ...Partial<LossFacts>[]]) {
  const [first, ...rest] = tellings.map((change, n) => sighting(`w${n}`, change));
  if (first === undefined) throw new Error('no telling');
  return combineSightings([first, ...rest], (witness) => witness);
}

const facts = (...tellings: readonly [Partial<LossFacts>, ...Partial<LossFacts>[]]) =>
  combined(...tellings).facts;

describe('what is published of an item', () => {
  it('is what the only telling says', () => {
    const only = { ...AT.nearKreminna, ...on('2024-03-01'), caused_by: 'Lancet', tags: ['burnt'] };
    expect(facts(only)).toEqual(factsOf(only));
    expect(facts({ lost_by: null, review_state: 'needs_review' })).toMatchObject({
      lost_by: null,
      review_state: 'needs_review',
    });
  });

  it('does not depend on the order of the tellings', () => {
    const tellings = [
      { ...AT.kreminna, ...on('2024-03-01') },
      { ...AT.avdiivka, model: null, caused_by: 'Lancet' },
      { ...AT.luhanskOblast, ...on('2024-03-05'), caused_by: 'Javelin' },
    ].map((change, n) => sighting(`w${n}`, change));
    const [a, b, c] = tellings as [ItemSighting, ItemSighting, ItemSighting];
    const voiceOf = (witness: string) => witness;
    expect(combineSightings([c, a, b], voiceOf)).toEqual(combineSightings([a, b, c], voiceOf));
  });

  it('has the most exact name of the thing, with all that goes with it', () => {
    const family = { model: null, model_raw: 'tank', country_of_production: null };
    expect(facts(family, {})).toMatchObject({
      model: 'T-72B3',
      model_raw: 'T-72B3',
      country_of_production: 'RUS',
      tags: [],
    });
    expect(facts({ model: 'T-72B' }, { model: 'T-72B Obr. 1989' }).model).toBe('T-72B Obr. 1989');
  });

  it('has the status that goes before, and every one that was told', () => {
    expect(
      facts({ status: 'destroyed' }, { status: 'captured' }, { status: 'damaged' }),
    ).toMatchObject({
      status: 'captured',
      status_all: ['captured', 'destroyed', 'damaged'],
    });
  });

  it('has the earliest instant of posting', () => {
    const early = '2024-03-09T23:00:00Z';
    expect(facts({}, { posted_at: early }, { posted_at: null }).posted_at).toBe(early);
  });

  it('fills one telling from another, and names the owner that any names', () => {
    expect(
      facts({ lost_by: null, review_state: 'needs_review' }, { attacker: 'UKR' }),
    ).toMatchObject({
      lost_by: 'RUS',
      attacker: 'UKR',
      review_state: 'auto',
    });
  });

  it('asks for a look when each telling does, or the number is not known', () => {
    expect(facts({ review_state: 'needs_review' }, {}).review_state).toBe('auto');
    expect(
      facts({ review_state: 'needs_review' }, { review_state: 'needs_review' }).review_state,
    ).toBe('needs_review');
    expect(facts({ tags: ['count_unknown'] }, {}).review_state).toBe('needs_review');
  });
});

describe('the published place', () => {
  it('is the most exact that contradicts none', () => {
    const { facts: published, conflicts } = combined(
      AT.luhanskOblast,
      AT.nearKreminna,
      AT.kreminna,
    );
    expect(published).toMatchObject({ ...AT.kreminna, tags: [], review_state: 'auto' });
    expect(conflicts).toEqual([]);
  });

  it('is the area all agree on where two points in it do not', () => {
    const inOblast = { ...AT.avdiivka, admin1: 'Luhansk Oblast' };
    expect(combined(AT.kreminna, AT.luhanskOblast, inOblast).facts).toMatchObject({
      place_name: 'Luhansk Oblast',
      where_prec: 4,
    });
  });

  it('is what most voices say where they contradict, and never a mean', () => {
    const { facts: published, conflicts } = combined(AT.avdiivka, AT.kreminna, AT.nearKreminna);
    expect(published).toMatchObject({
      ...AT.kreminna,
      tags: ['place_conflict'],
      review_state: 'needs_review',
    });
    expect(conflicts).toEqual([{ field: 'place', published: idOf('w1'), against: [idOf('w0')] }]);
  });

  it('counts those who carry a voice as that voice', () => {
    const [a, b, c, d] = [
      sighting('a', AT.avdiivka),
      sighting('b', AT.avdiivka),
      sighting('c', AT.kreminna),
      sighting('d', AT.kreminna),
    ] as const;
    const voiceOf = (witness: string) => (witness === 'b' ? 'a' : witness);
    expect(combineSightings([a, b, c, d], voiceOf).facts.place_name).toBe('Kreminna');
  });

  it('is a name without a point only where none has more', () => {
    const shared = {
      ...AT.kreminna,
      place_id: null,
      latitude: null,
      longitude: null,
      where_prec: null,
    };
    expect(facts(shared, AT.nearKreminna)).toMatchObject(AT.nearKreminna);
  });
});

describe('the published date', () => {
  it('is the shortest span that is told, before any day of a post', () => {
    const week = {
      loss_date_start: '2024-03-01',
      loss_date_end: '2024-03-07',
      date_basis: 'stated',
    } as const;
    expect(facts({}, week, on('2024-03-04'))).toMatchObject(on('2024-03-04'));
  });

  it('is the earliest day of a post where only such are known', () => {
    expect(facts({ loss_date_end: '2024-03-12' }, { loss_date_end: '2024-03-09' })).toMatchObject({
      loss_date_start: null,
      loss_date_end: '2024-03-09',
      date_basis: 'post_date',
    });
  });

  it('is marked where stated days contradict by more than a night', () => {
    expect(facts(on('2024-03-01'), on('2024-03-02')).tags).toEqual([]);
    expect(facts(on('2024-03-01'), on('2024-03-03'))).toMatchObject({
      tags: ['date_conflict'],
      review_state: 'needs_review',
    });
  });

  it('is that of the first stage of a loss, with all of them in the timeline', () => {
    const {
      facts: published,
      timeline,
      conflicts,
    } = combined(
      { ...on('2024-04-20'), status: 'captured' },
      { ...on('2024-03-01'), status: 'abandoned' },
    );
    expect(published).toMatchObject({ ...on('2024-03-01'), status: 'captured' });
    expect(conflicts).toEqual([]);
    expect(timeline).toMatchObject([
      { status: 'abandoned', date_start: '2024-03-01', sighting: idOf('w1') },
      { status: 'captured', date_start: '2024-04-20', sighting: idOf('w0') },
    ]);
  });
});

describe('cause and attacker', () => {
  it('are shown as in conflict when two are named', () => {
    expect(
      facts({ caused_by: 'Lancet' }, { caused_by: 'Javelin' }, { caused_by: 'Lancet' }),
    ).toMatchObject({
      caused_by: 'Lancet',
      tags: ['cause_conflict'],
      review_state: 'needs_review',
    });
  });
});
