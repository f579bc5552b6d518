import { describe, expect, it } from 'vitest';
import { lossId, lossOriginKey } from '../../../src/domain/identity.ts';
import type { LossFacts } from '../../../src/domain/loss.ts';
import { changesOfPost, type StandingPost } from '../../../src/ledger/changes-of-post.ts';
import type { WantedLoss } from '../../../src/ledger/losses-of-post.ts';
import { CHAIN_START } from '../../../src/ledger/revision-chain.ts';

const FACTS: LossFacts = {
  lost_by: 'RUS',
  equipment_category: 'Tanks',
  model: 'T-72B3',
  model_raw: 'T-72B3',
  family: 'T-72',
  country_of_production: 'RUS',
  status: 'destroyed',
  status_all: ['destroyed'],
  tags: [],
  loss_date_start: null,
  loss_date_end: '2023-02-07',
  date_prec: null,
  date_basis: 'post_date',
  posted_at: null,
  place_name: null,
  admin1: null,
  admin2: null,
  country: null,
  place_id: null,
  latitude: null,
  longitude: null,
  where_prec: null,
  uncertainty_km: null,
  location_basis: null,
  caused_by: null,
  attacker: null,
  review_state: 'auto',
  confidence: 0.9,
};

const POST = 'post_1';
const originOf = (itemOrdinal: number) => ({ postId: POST, claimOrdinal: 0, itemOrdinal });
const idOf = (itemOrdinal: number): string => lossId(originOf(itemOrdinal));

function wanted(
  itemOrdinal: number,
  facts: Partial<LossFacts> = {},
  claimId = 'claim_1',
): WantedLoss {
  return { claimId, claimOrdinal: 0, itemOrdinal, facts: { ...FACTS, ...facts } };
}

/** The ledger with one item of the post, at its second revision. */
function standing(facts: Partial<LossFacts> = {}): StandingPost {
  return {
    losses: [
      {
        lossId: idOf(0),
        originKey: lossOriginKey(originOf(0)),
        revision: 2,
        facts: { ...FACTS, ...facts },
        chain: 'c'.repeat(64),
      },
    ],
    evidence: [{ lossId: idOf(0), claimId: 'claim_1' }],
  };
}

const NOTHING: StandingPost = { losses: [], evidence: [] };

describe('changesOfPost', () => {
  it('adds what is new, one loss an item, with its evidence', () => {
    expect(changesOfPost(POST, NOTHING, [wanted(0), wanted(1)])).toEqual({
      postId: POST,
      changes: [0, 1].map((item) => ({
        lossId: idOf(item),
        originKey: lossOriginKey(originOf(item)),
        revision: 1,
        previousChain: CHAIN_START,
        facts: FACTS,
        reason: 'claimed by a post',
      })),
      evidenceAdded: [0, 1].map((item) => ({ lossId: idOf(item), claimId: 'claim_1' })),
      evidenceGone: [],
    });
  });

  it('leaves a loss the item it is when a fuller wording names another item before it', () => {
    const other = {
      model: 'BMP-2',
      family: 'BMP-2',
      equipment_category: 'Infantry Fighting Vehicles',
    } as const;
    const { changes, evidenceAdded } = changesOfPost(POST, standing(), [
      wanted(0, other, 'claim_2'),
      { ...wanted(0, {}, 'claim_3'), claimOrdinal: 1 },
    ]);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ revision: 1, facts: { model: 'BMP-2' } });
    expect(changes[0]?.lossId).not.toBe(idOf(0));
    expect(evidenceAdded).toContainEqual({ lossId: idOf(0), claimId: 'claim_3' });
  });

  it('enters neither twice nor not at all what stands beside a reviewed loss', () => {
    const other = {
      model: 'BMP-2',
      family: 'BMP-2',
      equipment_category: 'Infantry Fighting Vehicles',
    } as const;
    const { changes } = changesOfPost(POST, standing({ review_state: 'confirmed' }), [
      wanted(0, other, 'claim_2'),
      { ...wanted(0, {}, 'claim_3'), claimOrdinal: 1 },
    ]);
    expect(changes.map((change) => change.facts.model)).toEqual(['BMP-2']);
  });

  it('changes nothing of what is as wanted already, in whatever order its facts come', () => {
    const turned: LossFacts = Object.assign(
      Object.fromEntries(Object.entries(FACTS).reverse()),
      FACTS,
    );
    expect(changesOfPost(POST, standing(), [wanted(0, turned)])).toEqual({
      postId: POST,
      changes: [],
      evidenceAdded: [],
      evidenceGone: [],
    });
  });

  it('revises what is now read otherwise, on the chain of what was', () => {
    const { changes } = changesOfPost(POST, standing(), [wanted(0, { lost_by: 'UKR' })]);
    expect(changes).toEqual([
      {
        lossId: idOf(0),
        originKey: lossOriginKey(originOf(0)),
        revision: 3,
        previousChain: 'c'.repeat(64),
        facts: { ...FACTS, lost_by: 'UKR' },
        reason: 'the post is now read otherwise',
      },
    ]);
  });

  it('withdraws what is no longer claimed, keeping what it said, and its evidence goes', () => {
    const { changes, evidenceGone } = changesOfPost(POST, standing(), []);
    expect(changes).toMatchObject([
      {
        revision: 3,
        facts: { ...FACTS, review_state: 'withdrawn' },
        reason: 'no longer claimed by the post',
      },
    ]);
    expect(evidenceGone).toEqual([{ lossId: idOf(0), claimId: 'claim_1' }]);
  });

  it('says of an article that it is one', () => {
    const reasonsOf = (before: StandingPost, items: readonly WantedLoss[]) =>
      changesOfPost(POST, before, items, 'article').changes.map(({ reason }) => reason);
    expect(reasonsOf(NOTHING, [wanted(0)])).toEqual(['claimed by an article']);
    expect(reasonsOf(standing(), [])).toEqual(['no longer claimed by the article itself']);
  });

  it('withdraws once', () => {
    const withdrawn = { ...standing({ review_state: 'withdrawn' }), evidence: [] };
    expect(changesOfPost(POST, withdrawn, []).changes).toEqual([]);
  });

  it('brings back under its own id what is claimed again', () => {
    const withdrawn = { ...standing({ review_state: 'withdrawn' }), evidence: [] };
    const { changes, evidenceAdded } = changesOfPost(POST, withdrawn, [wanted(0)]);
    expect(changes).toMatchObject([{ lossId: idOf(0), revision: 3, facts: FACTS }]);
    expect(evidenceAdded).toEqual([{ lossId: idOf(0), claimId: 'claim_1' }]);
  });

  it('exchanges the evidence when another wording claims the same', () => {
    const changes = changesOfPost(POST, standing(), [wanted(0, {}, 'claim_2')]);
    expect(changes).toMatchObject({
      changes: [],
      evidenceAdded: [{ lossId: idOf(0), claimId: 'claim_2' }],
      evidenceGone: [{ lossId: idOf(0), claimId: 'claim_1' }],
    });
  });

  describe.each(['confirmed', 'corrected', 'rejected'] as const)('what a reviewer %s', (state) => {
    const reviewed = standing({ review_state: state, lost_by: 'UKR' });

    it('is not touched by a later reading', () => {
      expect(changesOfPost(POST, reviewed, [wanted(0)]).changes).toEqual([]);
    });

    it('stays, with its evidence, when the post no longer claims it', () => {
      expect(changesOfPost(POST, reviewed, [])).toMatchObject({ changes: [], evidenceGone: [] });
    });
  });
});
