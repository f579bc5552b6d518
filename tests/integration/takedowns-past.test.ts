import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mergeLosses, splitLoss } from '../../src/store/queries/review-losses.ts';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { everythingShown, tablesHolding } from '../_support/everything-shown.ts';
import { ledgerRun } from './ledger-run.ts';
import { takingDown } from './taking-down.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;

beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test);
});
afterEach(() => run.clear());
afterAll(() => test.stop());

const page = (text: string, id: string, handle: string, day: string) => ({
  html: `<!doctype html><html lang="en"><head><title>${handle}</title></head><body><blockquote class="twitter-tweet"><p lang="en">${text}</p>&mdash; ${handle} name (@${handle}) <a href="https://twitter.com/${handle}/status/${id}">${day}</a></blockquote></body></html>`,
  url: `https://news.example/${handle}`,
});
const ID = '1622905800000000001';
const OURS = page('Near the ford 1 T-72 damaged yesterday', ID, 'zz_source', 'February 7, 2023');
const OTHER = page(
  'Seen: 1 T-72 damaged',
  '1622905900000000000',
  'other_source',
  'February 8, 2023',
);
const THIRD = page(
  'Also: 1 T-72 damaged',
  '1622906900000000000',
  'third_source',
  'February 9, 2023',
);
/** As it is in what the post that is taken down says alone. */
const WORDS = 'damaged yesterday';

const by = (reason: string) => ({ reviewer: 'ana', reason, at: new Date(), seenRevision: null });
const transact: TestStore['store']['db']['transaction'] = (act) => test.store.db.transaction(act);

async function lossOf(handle: string): Promise<string> {
  const [row] = await test.sql<{ id: string }[]>`
    select s.sighting_id as id from lossledger.item_sightings s
    join lossledger.posts p using (post_id) where p.handle = ${handle}`;
  return row?.id ?? '';
}

const take = (erase: boolean) =>
  takingDown(test, run).take('post', `https://x.com/zz_source/status/${ID}`, { erase });

/** Where the words are shown: in what view, and by what function for what instant. */
async function shownIn(): Promise<readonly string[]> {
  const shown = await everythingShown(test.sql, test.store);
  return shown.filter(({ text }) => text.includes(WORDS)).map(({ name }) => name);
}

async function problems(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const loss of checkedLosses(test.store.sql)) found.push(...loss.problems);
  return found;
}

/** The test itself: the words are in the past of a loss that is not the telling's own. */
async function expectTold(lossId: string): Promise<void> {
  const said = await test.sql`
    select from lossledger.loss_revisions
    where loss_id = ${lossId} and facts ->> 'model_raw' like ${`%${WORDS}`}`;
  expect(said.length).toBeGreaterThan(0);
}

/** Of another's loss for a while, and then of its own again. */
async function mergedAndSplit(): Promise<void> {
  for (const each of [OTHER, OURS]) await run.ingest(each);
  const [kept, gone] = [await lossOf('other_source'), await lossOf('zz_source')];
  await transact((tx) => mergeLosses(tx, kept, gone, by('same hull')));
  await transact((tx) => splitLoss(tx, kept, [gone], by('two after all')));
  await expectTold(kept);
}

/** Of one loss of others for a while, and then of another's. */
async function movedOn(): Promise<void> {
  for (const each of [OTHER, OURS, THIRD]) await run.ingest(each);
  const [first, ours, second] = [
    await lossOf('other_source'),
    await lossOf('zz_source'),
    await lossOf('third_source'),
  ];
  await transact((tx) => mergeLosses(tx, first, ours, by('same hull')));
  await transact((tx) => splitLoss(tx, first, [ours], by('two after all')));
  await transact((tx) => mergeLosses(tx, second, ours, by('same turret')));
  await expectTold(first);
}

const HISTORIES = [
  ['was split from another loss', mergedAndSplit],
  ['was moved from one loss to another', movedOn],
] as const;

describe.each(HISTORIES)('a telling that %s', (_what, live) => {
  it('is hidden in the past of every loss it was ever of', async () => {
    await live();
    expect(await shownIn()).not.toEqual([]);
    await take(false);
    expect(await shownIn()).toEqual([]);
  });

  it('is known by the migration to have been of all of them, from their history', async () => {
    await live();
    const told = () => test.sql`
      select sighting_id, loss_id from lossledger.told_before order by 1, 2`;
    const before = [...(await told())];
    expect(before.length).toBeGreaterThan(0);
    const migration = await readFile('drizzle/0016_told_before.sql', 'utf8');
    const filling = migration
      .split('--> statement-breakpoint')
      .find((statement) => statement.includes('WITH RECURSIVE merged'));
    await test.sql.begin((tx) =>
      tx.unsafe(`set local session_replication_role = replica;
        delete from lossledger.told_before; ${filling ?? ''}`),
    );
    expect([...(await told())]).toEqual(before);
  });

  it('is erased from the past of every loss it was ever of', async () => {
    await live();
    expect(await tablesHolding(test.sql, WORDS)).toContain('loss_revisions.facts');
    await take(true);
    expect(await tablesHolding(test.sql, WORDS)).toEqual([]);
    expect(await problems()).toEqual([]);
  });
});

it('keeps what a telling was ever of, whoever asks to change it', async () => {
  await mergedAndSplit();
  const [kept, gone] = [await lossOf('other_source'), await lossOf('zz_source')];
  const held = await test.sql`select sighting_id, loss_id from lossledger.told_before`;
  expect([...held]).toEqual([{ sighting_id: gone, loss_id: kept }]);
  for (const change of [
    'update lossledger.told_before set loss_id = loss_id',
    'delete from lossledger.told_before',
    'truncate lossledger.told_before',
  ]) {
    await expect(test.sql.unsafe(change)).rejects.toThrow(/append-only/);
  }
});
