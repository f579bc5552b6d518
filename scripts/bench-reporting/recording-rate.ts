import { randomUUID } from 'node:crypto';
import type { LossFacts } from '../../src/domain/loss.ts';
import type { Store, Tx } from '../../src/store/connection.ts';
import { lockLedger } from '../../src/store/queries/ledger-parts.ts';
import { writeSightings } from '../../src/store/queries/ledger-sightings.ts';
import { settleLedger } from '../../src/store/queries/settle-ledger.ts';
import { claims, postRevisions, posts } from '../../src/store/schema/index.ts';

const BATCHES = 100;
const POSTS_IN_BATCH = 50;

const FACTS: LossFacts = {
  lost_by: 'RUS',
  equipment_category: 'Tanks',
  model: 'T-72B3',
  model_raw: 'a T-72B3',
  family: 'T-72',
  country_of_production: 'RUS',
  status: 'destroyed',
  status_all: ['destroyed'],
  tags: [],
  loss_date_start: null,
  loss_date_end: '2023-02-07',
  date_prec: null,
  date_basis: 'post_date',
  posted_at: '2023-02-07T12:00:00Z',
  place_name: 'Kreminna',
  admin1: 'Luhansk Oblast',
  admin2: null,
  country: 'UKR',
  place_id: 'll:kreminna',
  latitude: 49.0492,
  longitude: 38.2175,
  where_prec: 2,
  uncertainty_km: 10,
  location_basis: 'text',
  caused_by: 'Lancet',
  attacker: 'UKR',
  review_state: 'auto',
  confidence: 0.9,
};

/** Losses a second that batches of posts, one loss each, add to a ledger as the stage `record` does. */
export async function recordingRate(store: Store): Promise<number> {
  const began = performance.now();
  for (let batch = 0; batch < BATCHES; batch += 1) await store.db.transaction(recordBatch);
  return (BATCHES * POSTS_IN_BATCH) / ((performance.now() - began) / 1000);
}

async function recordBatch(tx: Tx): Promise<void> {
  const at = new Date();
  const ids = Array.from({ length: POSTS_IN_BATCH }, () => randomUUID());
  await tx.insert(posts).values(
    ids.map((id) => ({
      postId: `post_${id}`,
      platform: 'x',
      nativeId: id,
      url: `https://x.com/watcher/status/${id}`,
      handle: 'watcher',
      firstSeenAt: at,
    })),
  );
  await tx.insert(postRevisions).values(
    ids.map((id) => ({
      postRevisionId: `postrev_${id}`,
      postId: `post_${id}`,
      textHash: id,
      text: 'A T-72B3 was destroyed.',
      media: [],
      firstSeenAt: at,
    })),
  );
  await tx.insert(claims).values(
    ids.map((id) => ({
      claimId: `claim_${id}`,
      postRevisionId: `postrev_${id}`,
      extractor: 'bench/1',
      ordinal: 0,
      kind: 'loss',
      status: 'destroyed',
      tags: [],
      confidence: 0.9,
      needsReview: false,
    })),
  );
  const told = ids.map((id) => ({
    id: `loss_${id}`,
    originKey: `post_${id}/0/0`,
    witness: `post_${id}`,
    claimId: `claim_${id}`,
    claimOrdinal: 0,
    itemOrdinal: 0,
    facts: FACTS,
  }));
  const changed = new Set(told.map(({ id }) => id));
  await lockLedger(tx);
  await writeSightings(
    tx,
    told.map((one) => ({ told: [one], gone: [] })),
    changed,
  );
  const witnesses = told.map(({ witness }) => witness);
  await settleLedger(tx, witnesses, { author: 'bench/1', at }, changed);
}
