import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeDown } from '../../src/app/take-down.ts';
import { takedownTarget } from '../../src/cli/takedown-target.ts';
import type { Tx } from '../../src/store/connection.ts';
import type { Reviewing } from '../../src/store/queries/review-decisions.ts';
import {
  judgeLoss,
  keepApart,
  mergeLosses,
  splitLoss,
} from '../../src/store/queries/review-losses.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { ledgerRun } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
/** Three losses, each told by a post of its own. */
let a = '';
let b = '';
let c = '';

beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test);
});
afterAll(() => test.stop());
beforeEach(async () => {
  await run.clear();
  for (const [n, handle] of ['ann', 'bea', 'cleo'].entries()) {
    await run.ingest({
      html: `<!doctype html><html lang="en"><body><p>Something.</p><blockquote class="twitter-tweet"><p lang="en">1 T-72 destroyed, seen by ${handle}.</p>&mdash; Name (@${handle}) <a href="https://twitter.com/${handle}/status/162290580000000000${n}">February 7, 2023</a></blockquote></body></html>`,
      url: null,
    });
  }
  const rows = await test.sql<{ id: string }[]>`
    select loss_id as id from reporting.losses order by recorded_at, loss_id`;
  [a = '', b = '', c = ''] = rows.map(({ id }) => id);
  expect(new Set([a, b, c]).size).toBe(3);
});

const by = (seenRevision: number | null = null): Reviewing => ({
  reviewer: 'ann',
  reason: 'looked',
  at: new Date(),
  seenRevision,
});
const decide = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => test.store.db.transaction(act);
const merge = (one: string, other: string, seen: number | null = null) =>
  decide((tx) => mergeLosses(tx, one, other, by(seen)));
const split = (loss: string, off: readonly string[], seen: number | null = null) =>
  decide((tx) => splitLoss(tx, loss, off, by(seen)));
const judge = (
  loss: string,
  kind: Parameters<typeof judgeLoss>[2],
  fields: Parameters<typeof judgeLoss>[3] = {},
  seen: number | null = null,
) => decide((tx) => judgeLoss(tx, loss, kind, fields, by(seen)));
const apart = (one: string, other: string) => decide((tx) => keepApart(tx, one, other, by()));
const takeDownOf = (handle: string) =>
  takeDown(
    { store: test.store, blobs: run.blobs, facts: NO_FACTS },
    takedownTarget('author', `x:${handle}`, {}),
    { by: 'ana', reason: 'asked', at: new Date() },
    { dryRun: false, erase: false },
  );
const nothing = () => Promise.resolve();

interface Refusal {
  readonly what: string;
  before(): Promise<unknown>;
  attempt(): Promise<unknown>;
  readonly code: 'DECISION_REFUSED' | 'DECISION_OUTDATED' | 'NOT_FOUND';
}

const REFUSALS: readonly Refusal[] = [
  {
    what: 'to merge a loss with itself',
    before: nothing,
    attempt: () => merge(a, a),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge what was merged, the other way round',
    before: () => merge(a, b),
    attempt: () => merge(b, a),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to close a circle of three merges',
    before: async () => [await merge(a, b), await merge(b, c)],
    attempt: () => merge(c, a),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge what two sides lost',
    before: () => judge(b, 'corrected', { lost_by: 'UKR' }),
    attempt: () => merge(a, b),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge into a loss that was retracted',
    before: () => judge(a, 'retracted'),
    attempt: () => merge(a, b),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge a loss that was retracted',
    before: () => judge(b, 'retracted'),
    attempt: () => merge(a, b),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge into a loss that was rejected',
    before: () => judge(a, 'rejected'),
    attempt: () => merge(a, b),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge by an id whose loss was merged and retracted since',
    before: async () => [await merge(a, b), await judge(a, 'retracted')],
    attempt: () => merge(b, c),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge what was split by decision',
    before: async () => [await merge(a, b), await split(a, [b])],
    attempt: () => merge(a, b),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge what was said to be two',
    before: () => apart(a, b),
    attempt: () => merge(b, a),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge two groups of which members were said to be two',
    before: async () => [await apart(a, b), await merge(b, c)],
    attempt: () => merge(c, a),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to split a stranger off',
    before: () => merge(a, b),
    attempt: () => split(a, [c]),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to split off all there is',
    before: () => merge(a, b),
    attempt: () => split(a, [a, b]),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to split off nothing',
    before: () => merge(a, b),
    attempt: () => split(a, []),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to part one loss from itself',
    before: () => merge(a, b),
    attempt: () => apart(a, b),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge with a loss that is none',
    before: nothing,
    attempt: () => merge(a, 'loss_ffffffffffffffffffff'),
    code: 'NOT_FOUND',
  },
  {
    what: 'to confirm what was taken down',
    before: () => takeDownOf('ann'),
    attempt: () => judge(a, 'confirmed'),
    code: 'DECISION_REFUSED',
  },
  {
    what: 'to merge with what was taken down',
    before: () => takeDownOf('bea'),
    attempt: () => merge(a, b),
    code: 'DECISION_REFUSED',
  },
  ...(
    [
      ['merge', () => merge(a, b, 1)],
      ['split', () => split(a, [b], 1)],
      ['confirm', () => judge(a, 'confirmed', {}, 1)],
      ['correct', () => judge(a, 'corrected', { caused_by: 'Lancet' }, 1)],
      ['reject', () => judge(a, 'rejected', {}, 1)],
      ['retract', () => judge(a, 'retracted', {}, 1)],
    ] as const
  ).map(
    ([verb, attempt]): Refusal => ({
      what: `to ${verb} what another reviewer changed since it was looked at`,
      before: () => judge(a, 'corrected', { caused_by: 'Javelin' }),
      attempt,
      code: 'DECISION_OUTDATED',
    }),
  ),
];

describe('a decision that cannot stand', () => {
  it.each(REFUSALS)('is refused, with nothing half done: $what', async (refusal) => {
    await refusal.before();
    const before = await run.everything();
    await expect(refusal.attempt()).rejects.toMatchObject({ code: refusal.code });
    expect(await run.everything()).toEqual(before);
  });

  it('is told to the second of two reviewers who decide at once', async () => {
    const outcomes = await Promise.allSettled(
      ['Lancet', 'Javelin', 'Stugna'].map((weapon) =>
        judge(a, 'corrected', { caused_by: weapon }, 1),
      ),
    );
    const refused = outcomes.filter((each) => each.status === 'rejected');
    expect(outcomes.length - refused.length).toBe(1);
    for (const each of refused) {
      expect(each.reason).toMatchObject({ code: 'DECISION_OUTDATED' });
      expect(String(each.reason)).toContain('revision 2');
    }
  });
});
