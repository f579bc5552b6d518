import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LossFacts } from '../../src/domain/loss.ts';
import type { ItemSighting } from '../../src/ledger/item-sighting.ts';
import { blockingKeys, probeKeys } from '../../src/ledger/matching/blocking-keys.ts';
import { compareTellings } from '../../src/ledger/matching/comparison.ts';
import { judgeText } from '../../src/ledger/matching/rules.ts';
import { writeSightings } from '../../src/store/queries/ledger-sightings.ts';
import { readTellingsLike } from '../../src/store/queries/tellings-like.ts';
import { AT, on, sighting } from '../_support/sightings.ts';
import { Chance } from '../_support/world/random.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
}, 60_000);
afterAll(async () => {
  await test.stop();
}, 60_000);

/** As many as a key may be shared by. */
const TELLINGS = 200;

const WAYS: readonly (readonly Partial<LossFacts>[])[] = [
  [
    {},
    {},
    { model: null, family: 'T-72' },
    { model: 'T-80BV', family: 'T-80' },
    { model: null, family: null },
  ],
  [{}, {}, { lost_by: 'UKR' }, { lost_by: null }],
  [{}, { status: 'damaged' }, { status: 'captured' }],
  [
    {},
    { loss_date_end: '2024-03-16' },
    { loss_date_end: '2024-03-30' },
    on('2024-03-05'),
    on('2024-03-09'),
    {
      loss_date_start: '2024-03-01',
      loss_date_end: '2024-03-14',
      date_prec: 2,
      date_basis: 'stated',
    },
  ],
  [
    {},
    ...Object.values(AT),
    { ...AT.kreminna, latitude: 49.2 },
    { ...AT.kreminna, latitude: 49.2, place_id: 'll:dibrova' },
  ],
];

function drawn(): readonly ItemSighting[] {
  const chance = new Chance(7);
  return Array.from({ length: TELLINGS }, (_, n) => {
    let told: Partial<LossFacts> = {};
    for (const ways of WAYS) told = { ...told, ...chance.oneOf(ways) };
    return sighting(`post-${n}`, told);
  });
}

function sharesKey(a: ItemSighting, b: ItemSighting): boolean {
  const keys = new Set(blockingKeys(b.facts));
  return probeKeys(a.facts).some((key) => keys.has(key));
}

it('finds every telling that shares a key and that the rule proposes, and few others', async () => {
  const tellings = drawn();
  const changed = new Set(tellings.map(({ id }) => id));
  const found = await test.store.db.transaction(async (tx) => {
    const posts = tellings.map((one) => ({ told: [one], gone: [] }));
    await writeSightings(tx, posts, changed);
    return readTellingsLike(tx, tellings);
  });

  let [proposed, kept, sharing] = [0, 0, 0];
  for (const one of tellings) {
    const candidates = new Set(found.candidatesFor(one).map(({ id }) => id));
    for (const other of tellings) {
      if (one === other || !sharesKey(one, other)) continue;
      sharing += 1;
      if (candidates.has(other.id)) kept += 1;
      if (judgeText(compareTellings(one.facts, other.facts), one.facts, other.facts) === null)
        continue;
      proposed += 1;
      expect(candidates, `${JSON.stringify(one.facts)} ${JSON.stringify(other.facts)}`).toContain(
        other.id,
      );
    }
  }
  expect(proposed).toBeGreaterThan(1_000);
  expect(kept).toBeLessThan(sharing * 0.6);
  expect(kept).toBeLessThan(proposed * 2);
});
