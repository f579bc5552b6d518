import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/domain/claim.ts';
import { conflictDayIn } from '../../../src/domain/conflict-time.ts';
import { lossesOfPost, type PostForLedger } from '../../../src/ledger/losses-of-post.ts';

const known = {
  conflictDay: conflictDayIn('Europe/Kyiv'),
  countryOfProduction: (model: string | null) => (model === 'BMP-2' ? 'SUN' : null),
  admin2: (placeId: string | null) => (placeId === 'll:kreminna' ? 'Sievierodonetsk Raion' : null),
};

const CLAIM: Claim = {
  kind: 'loss',
  model: 'BMP-2',
  model_raw: 'BMP-2',
  family: 'BMP-2',
  category: 'Infantry Fighting Vehicles',
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
  extractor: 'test/1',
};

function losses(
  change: Partial<Claim>,
  post: { postedAt?: string | null; readAsOf?: string | null } = {},
) {
  const { postedAt = null, readAsOf = null } = post;
  const given: PostForLedger = {
    postId: 'post_1',
    toldBefore: [],
    postedAt,
    claims: [{ claimId: 'claim_1', ordinal: 0, claim: { ...CLAIM, ...change }, readAsOf }],
  };
  return lossesOfPost(given, known);
}

describe('how many losses a claim makes', () => {
  it('makes one row an item', () => {
    const two = losses({ quantity: 2 });
    expect(two.map((loss) => loss.itemOrdinal)).toEqual([0, 1]);
    expect(two[0]?.facts).toEqual(two[1]?.facts);
    expect(two[0]).toMatchObject({ claimId: 'claim_1', claimOrdinal: 0 });
    expect(two[0]?.facts).toMatchObject({ review_state: 'auto', tags: [] });
  });

  it('makes one row of an unknown plural, says so, and asks for a look', () => {
    const [one, ...more] = losses({ quantity: null, tags: ['burnt'] });
    expect(more).toEqual([]);
    expect(one?.facts).toMatchObject({
      tags: ['burnt', 'count_unknown'],
      review_state: 'needs_review',
    });
  });

  it('makes none of no item', () => {
    expect(losses({ quantity: 0 })).toEqual([]);
    expect(losses({ quantity: -1 })).toEqual([]);
  });

  it('takes fifty at their word, and no more without an editor', () => {
    expect(losses({ quantity: 50 }).at(-1)?.facts).toMatchObject({
      tags: [],
      review_state: 'auto',
    });
    const capped = losses({ quantity: 1_000 });
    expect(capped).toHaveLength(50);
    expect(capped[0]?.facts).toMatchObject({
      tags: ['count_capped'],
      review_state: 'needs_review',
    });
  });

  it('makes none of a tally', () => {
    expect(losses({ kind: 'tally', quantity: 500 })).toEqual([]);
  });

  it('keeps the ordinals of claims, tallies between them or not', () => {
    const post: PostForLedger = {
      postId: 'post_1',
      toldBefore: [],
      postedAt: null,
      claims: [
        { claimId: 'a', ordinal: 0, claim: { ...CLAIM, kind: 'tally' }, readAsOf: null },
        { claimId: 'b', ordinal: 1, claim: CLAIM, readAsOf: null },
      ],
    };
    expect(lossesOfPost(post, known)).toMatchObject([{ claimId: 'b', claimOrdinal: 1 }]);
  });
});

describe('an article beside the posts it carries', () => {
  const told = (change: Partial<Claim>, postedAt: string | null, readAsOf: string | null) => ({
    postedAt,
    claims: [{ claimId: 'told', ordinal: 0, claim: { ...CLAIM, ...change }, readAsOf }],
  });
  const article = (toldBefore: PostForLedger['toldBefore'], change: Partial<Claim> = {}) =>
    lossesOfPost({ postId: 'article_1', ...told(change, '2024-03-20', null), toldBefore }, known);

  it('tells what no post tells', () => {
    expect(article([])).toHaveLength(1);
    expect(article([told({ lost_by: 'UKR' }, null, null)])).toHaveLength(1);
  });

  it('leaves to a post what that tells too, whatever it is called in short', () => {
    expect(article([told({}, null, null)])).toEqual([]);
    expect(article([told({}, null, null)], { model: null, family: null })).toEqual([]);
  });

  it('goes by the best known day of the post', () => {
    const date = { from: '2024-03-10', to: '2024-03-10', date_prec: 1, basis: 'stated' } as const;
    const late = { ...date, from: '2024-03-14', to: '2024-03-14', basis: 'relative' } as const;
    const post = (postedAt: string) => [told({ date: late }, postedAt, '2024-03-14')];
    expect(article(post('2024-03-14'), { date })).toHaveLength(1);
    expect(article(post('2024-03-13T10:00:00Z'), { date })).toEqual([]);
  });
});

describe('what a loss says', () => {
  it('leaves absent what the claim does not give, and asks for no look because of it', () => {
    const [loss] = losses({ model: null, family: null });
    expect(loss?.facts).toMatchObject({
      model: null,
      country_of_production: null,
      place_name: null,
      latitude: null,
      where_prec: null,
      location_basis: null,
      loss_date_start: null,
      loss_date_end: null,
      date_basis: null,
      caused_by: null,
      attacker: null,
      review_state: 'auto',
    });
  });

  it('adds what the model and the place are known for', () => {
    const place = {
      name: 'Kreminna',
      admin1: 'Luhansk Oblast',
      country: 'UKR',
      latitude: 49.05,
      longitude: 38.22,
      where_prec: 2,
      uncertainty_km: 5,
      place_id: 'll:kreminna',
      basis: 'text',
    } as const;
    expect(losses({ place })[0]?.facts).toMatchObject({
      country_of_production: 'SUN',
      place_name: 'Kreminna',
      admin1: 'Luhansk Oblast',
      admin2: 'Sievierodonetsk Raion',
      latitude: 49.05,
      where_prec: 2,
      uncertainty_km: 5,
      location_basis: 'text',
    });
  });

  it('asks for a look where nobody knows whose it was', () => {
    expect(losses({ lost_by: null })[0]?.facts.review_state).toBe('needs_review');
  });

  it('asks for a look where the reader does', () => {
    expect(losses({ needs_review: true })[0]?.facts.review_state).toBe('needs_review');
  });

  it('sorts tags, so that their order in the text leaves no trace', () => {
    expect(losses({ tags: ['dpr', 'burnt'] })[0]?.facts.tags).toEqual(['burnt', 'dpr']);
  });

  it.each([
    ['2023-02-07T10:00:00.000Z', '2023-02-07T10:00:00.000Z'],
    ['2023-02-07', null],
    [null, null],
  ])('gives a post of %j the instant %j', (postedAt, instant) => {
    expect(losses({}, { postedAt })[0]?.facts.posted_at).toBe(instant);
  });
});

describe('when a loss was', () => {
  it('is on or before the day of the post in Kyiv where nothing else is known', () => {
    expect(losses({}, { postedAt: '2023-02-07T22:30:00.000Z' })[0]?.facts).toMatchObject({
      loss_date_start: null,
      loss_date_end: '2023-02-08',
      date_prec: null,
      date_basis: 'post_date',
    });
  });

  it('is on or before the printed day where no instant is known', () => {
    expect(losses({}, { postedAt: '2023-02-07' })[0]?.facts.loss_date_end).toBe('2023-02-07');
  });

  const relative = (from: string, to: string): Partial<Claim> => ({
    date: { from, to, date_prec: 1, basis: 'relative' },
  });

  it('moves with the best known day of the post where it hangs on that day', () => {
    const read = { postedAt: '2023-02-07T22:30:00.000Z', readAsOf: '2023-02-07' };
    expect(losses(relative('2023-02-06', '2023-02-06'), read)[0]?.facts).toMatchObject({
      loss_date_start: '2023-02-07',
      loss_date_end: '2023-02-07',
      date_prec: 1,
      date_basis: 'relative',
    });
    const postDate: Partial<Claim> = {
      date: { from: null, to: '2023-02-07', date_prec: null, basis: 'post_date' },
    };
    expect(losses(postDate, read)[0]?.facts).toMatchObject({
      loss_date_start: null,
      loss_date_end: '2023-02-08',
    });
  });

  it('is the same whether the post was read before its instant was known or after', () => {
    const postedAt = '2023-10-29T22:30:00.000Z';
    const before = losses(relative('2023-10-28', '2023-10-29'), {
      postedAt,
      readAsOf: '2023-10-29',
    });
    const after = losses(relative('2023-10-29', '2023-10-30'), {
      postedAt,
      readAsOf: '2023-10-30',
    });
    expect(before).toEqual(after);
  });

  it('stays where the text states it', () => {
    const stated: Partial<Claim> = {
      date: { from: '2023-02-05', to: '2023-02-05', date_prec: 1, basis: 'stated' },
    };
    const read = { postedAt: '2023-02-07T22:30:00.000Z', readAsOf: '2023-02-07' };
    expect(losses(stated, read)[0]?.facts.loss_date_end).toBe('2023-02-05');
  });

  it('stays as read where the day it was read as of, or the day of the post, is not known', () => {
    const claim = relative('2023-02-06', '2023-02-06');
    expect(losses(claim, { postedAt: '2023-02-09' })[0]?.facts.loss_date_end).toBe('2023-02-06');
    expect(losses(claim, { readAsOf: '2023-02-07' })[0]?.facts.loss_date_end).toBe('2023-02-06');
  });
});
