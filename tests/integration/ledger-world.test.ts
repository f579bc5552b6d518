import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuiltLosses } from '../../src/store/queries/rebuild-losses.ts';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { BLOB_KINDS, blobsOnRecord } from '../../src/store/queries/verify-blobs.ts';
import { MemoryLedger } from '../_support/world/memory-ledger.ts';
import { Chance } from '../_support/world/random.ts';
import { drawWorld, inAnotherOrder } from '../_support/world/world.ts';
import { asStored, worldReader } from '../_support/world/world-documents.ts';
import { rowsInExports } from './counted-exports.ts';
import { FeedFollower, rowsOfNow, rowsThen, standingLosses } from './feed-follower.ts';
import { expectReconciled } from './reconciled-totals.ts';
import { startTestStore, type TestStore } from './test-store.ts';
import { Happenings, readLater } from './world-decisions.ts';
import {
  factsInStore,
  publishedWorld,
  settleEverything,
  storedIds,
  worldRun,
} from './world-run.ts';

/** LOSSLEDGER_WORLD=full records the world at the size of a war's year, in several orders: an hour. */
const IS_FULL = process.env['LOSSLEDGER_WORLD'] === 'full';
const ITEMS = Number(process.env['LOSSLEDGER_WORLD_ITEMS'] ?? (IS_FULL ? 5_000 : 150));
const SIZE = { items: ITEMS, posts: 4 * ITEMS, articles: Math.round(0.06 * ITEMS) };
const ORDERS = Number(process.env['LOSSLEDGER_WORLD_ORDERS'] ?? (IS_FULL ? 4 : 1));
const TIMEOUT = IS_FULL ? 7_200_000 : 300_000;
const HAPPENINGS = {
  all: Number(process.env['LOSSLEDGER_WORLD_HAPPENINGS'] ?? (IS_FULL ? 1_000 : 50)),
  between: IS_FULL ? 20 : 10,
};
const SEED = Number(process.env['LOSSLEDGER_WORLD_SEED'] ?? 11);

const world = drawWorld(SEED, SIZE);
const wordings = world.arrivals.filter(({ kind }) => kind === 'wording');
const takedowns = world.arrivals.filter(({ kind }) => kind === 'takedown');

let test: TestStore;
let run: ReturnType<typeof worldRun>;
/** What the world comes to, recorded in the order in which it was drawn. */
let inOrder: readonly string[];

beforeAll(async () => {
  test = await startTestStore();
  run = worldRun(test, world);
});
afterAll(async () => {
  await test.stop();
});

describe('a generated world that is recorded in Postgres', () => {
  it('makes the ledger that the rules alone make of it', { timeout: TIMEOUT }, async () => {
    const began = performance.now();
    await run.take(wordings);
    const seconds = (performance.now() - began) / 1000;
    const memory = new MemoryLedger();
    const stored = asStored(world, await storedIds(test));
    memory.take(stored.arrivals.filter(({ kind }) => kind === 'wording'));
    expect(await factsInStore(test)).toEqual(memory.published());
    const losses = await expectReconciled(test.sql);
    process.stdout.write(
      `${SIZE.posts} posts and ${SIZE.articles} articles of ${SIZE.items} items in ${seconds.toFixed(1)} s: ${losses} losses, ${(wordings.length / seconds).toFixed(0)} documents/s\n`,
    );
    await run.take(takedowns);
    await expectReconciled(test.sql);
    inOrder = await publishedWorld(test);
  });

  it('makes the same ledger in any order of arrival', { timeout: TIMEOUT }, async () => {
    for (let order = 1; order <= ORDERS; order += 1) {
      await run.clear();
      await run.take(inAnotherOrder(world, order), 20 + order * 10);
      expect(await publishedWorld(test), `order ${order}`).toEqual(inOrder);
      await expectReconciled(test.sql);
    }
  });

  it('makes the same ledger when several workers record at once', {
    timeout: TIMEOUT,
  }, async () => {
    await run.clear();
    await run.takeAtOnce(inAnotherOrder(world, 99), 3);
    expect(await publishedWorld(test)).toEqual(inOrder);
    await expectReconciled(test.sql);
  });
});

describe('a ledger to which anything happens', () => {
  it('adds up after every batch, as readers of the feed and of the past see it too', {
    timeout: TIMEOUT,
  }, async () => {
    const later = worldRun(test, world, worldReader(world, 'world/2', readLater), run.blobs);
    const happenings = new Happenings(test, world, new Chance(SEED), { run, later });
    const follower = new FeedFollower(test.sql);
    const past: { at: string; rows: string }[] = [];
    const began = performance.now();
    for (let done = 0; done < HAPPENINGS.all; done += HAPPENINGS.between) {
      for (let n = 0; n < HAPPENINGS.between; n += 1) await happenings.next();
      const rows = await expectReconciled(test.sql);
      expect((await rowsInExports(test.store))['csv']).toBe(rows);
      await follower.readOn();
      expect(follower.standing()).toEqual(await standingLosses(test.sql));
      past.push(await rowsOfNow(test.sql));
    }
    const seconds = (performance.now() - began) / 1000;
    const told = [...happenings.done].map(([what, times]) => `${what} ${times}`).sort();
    process.stdout.write(`${seconds.toFixed(0)} s: ${told.join('; ')}\n`);
    const counts = await rowsInExports(test.store);
    expect(new Set(Object.values(counts)), JSON.stringify(counts)).toEqual(
      new Set([await expectReconciled(test.sql)]),
    );
    for (const { at, rows } of past) expect(await rowsThen(test.sql, at), at).toBe(rows);
  });

  it('is what its histories say, whole and unbroken', { timeout: TIMEOUT }, async () => {
    for await (const { lossId, problems } of rebuiltLosses(test.store, { isCheck: true }))
      expect(problems, lossId).toEqual([]);
    for await (const { lossId, problems } of checkedLosses(test.store.sql))
      expect(problems, lossId).toEqual([]);
    const all = { since: null, sample: null };
    for (const kind of BLOB_KINDS) {
      for await (const { sha256 } of blobsOnRecord(test.store.sql, kind, all)) {
        expect(await run.blobs.check(sha256), sha256).toBe('ok');
      }
    }
  });

  it('is what its tellings and reviewers say: settled again, nothing is written', {
    timeout: TIMEOUT,
  }, async () => {
    const before = await publishedWorld(test);
    expect(await settleEverything(test)).toEqual([]);
    expect(await publishedWorld(test)).toEqual(before);
  });
});
