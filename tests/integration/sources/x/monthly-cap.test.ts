import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asLossledgerError } from '../../../../src/domain/errors.ts';
import { readAccount } from '../../../../src/pipeline/stages/budget.ts';
import type { Spending } from '../../../../src/sources/configured-source.ts';
import { lookUpKnownPosts } from '../../../../src/sources/x/look-up-posts.ts';
import { costOf } from '../../../../src/sources/x/spend.ts';
import { xAccount } from '../../../../src/sources/x/x-account.ts';
import type { XParts } from '../../../../src/sources/x/x-reader.ts';
import { openStore, type Store } from '../../../../src/store/connection.ts';
import { billedBetween } from '../../../../src/store/queries/billed-reads.ts';
import { HandClock } from '../../../_support/x-server/clock.ts';
import { Seeded } from '../../../_support/x-server/seeded.ts';
import { XServer } from '../../../_support/x-server/x-server.ts';
import { startTestStore, type TestStore } from '../../test-store.ts';
import { contextFor, PARTS, PRICES } from './x-poll.ts';

const MINUTE = 60_000;

let store: TestStore;
/** Another process that reads from the same ledger: connections of its own. */
let beside: Store;
let server: XServer;
let clock: HandClock;

beforeAll(async () => {
  store = await startTestStore();
  beside = openStore({ url: store.url, poolMax: 2, applicationName: 'lossledger beside' });
});
afterAll(async () => {
  await beside.close();
  await store.stop();
});
beforeEach(async () => {
  clock = new HandClock('2026-11-20T13:00:00Z');
  server = await XServer.start(clock.now);
});
afterEach(async () => {
  await server.close();
  await store.sql`truncate lossledger.billed_reads, lossledger.read_reservations`;
});

const spendingOf = (monthlyCap: number | null): Spending => ({
  upstream: 'x',
  ...PRICES,
  monthlyCap,
});
const partsOf = ({ db }: Pick<Store, 'db'>, monthlyCap: number | null): XParts => ({
  ...PARTS,
  account: readAccount(db, spendingOf(monthlyCap)),
});

/** An account whose posts mostly quote one stranger and answer another: answers cost nearly what they can at most. */
function populate(name: string, count: number, chance: Seeded): string[] {
  const { id } = server.world.addUser(name);
  const stranger = (what: string) =>
    server.world.post(server.world.addUser(`${name}_${what}`).id, { text: 'джерело' }).id;
  return Array.from({ length: count }, (_, n) => {
    const others = chance.happens(0.9)
      ? { quotes: stranger(`q${n}`), repliesTo: stranger(`r${n}`) }
      : {};
    return server.world.post(id, { text: `Знищено танк №${n}`, ...others }).id;
  });
}

/** Polls an account until nothing more may be read; what ends it is told. */
async function readOn(parts: XParts, handle: string): Promise<string> {
  const account = xAccount(parts);
  const config = account.config.parse({ handle, backfill: 3_200 });
  let cursor: unknown = null;
  for (;;) {
    try {
      const polled = await account.poll(config, cursor, contextFor(server, clock.now));
      cursor = polled.cursor;
      if (polled.more === null) return 'read all';
    } catch (thrown) {
      const { code, retryAt } = asLossledgerError(thrown);
      const isHeldUp =
        code === 'BUDGET_SPENT' && (retryAt?.getTime() ?? 0) < Date.parse('2026-11-21');
      if (!isHeldUp) return code;
    }
  }
}

const recorded = async () =>
  costOf(await billedBetween(store.store.db, 'x', '2026-11-01', '2026-12-01'), PRICES);
const charged = () => Math.round(Number(server.billing.usd) * 1_000);

describe("the month's cap", () => {
  test.each([1, 2, 3])(
    'is never passed by processes that read at once, and is counted as X charges it (seed %i)',
    async (seed) => {
      const chance = new Seeded(seed);
      const cap = 700 + chance.below(1_500);
      const ids = populate('first', 260, chance);
      populate('second', 260, chance);
      populate('third', 120, chance);
      clock.advance(31 * MINUTE);
      const [here, there] = [partsOf(store.store, cap), partsOf(beside, cap)];
      const lookUp = lookUpKnownPosts(ids.slice(0, 150), there, contextFor(server, clock.now));
      const check = xAccount(here);
      const ends = await Promise.all([
        readOn(here, 'first'),
        readOn(there, 'second'),
        readOn(there, 'third'),
        lookUp.then(
          () => 'looked up',
          () => 'refused',
        ),
        check.check(check.config.parse({ handle: 'third' }), contextFor(server, clock.now)).then(
          () => 'checked',
          () => 'refused',
        ),
      ]);
      expect(ends).toContain('BUDGET_SPENT');
      expect(charged()).toBeLessThanOrEqual(cap);
      expect(await recorded()).toBe(charged());
      // Less than what one post may cost at the worst is left unused.
      expect(cap - charged()).toBeLessThan(5 * (8 * 5 + 2 * 10) + 10 + 5);
      expect(await store.sql`select from lossledger.read_reservations`).toHaveLength(0);
    },
  );

  test('counts what a dead process had set aside for ten minutes, and not longer', async () => {
    populate('first', 5, new Seeded(1));
    clock.advance(31 * MINUTE);
    const cap = 400;
    await readAccount(beside.db, spendingOf(cap)).hold(
      () => ({ posts: 1, price: 390 }),
      clock.now(),
    );
    const account = xAccount(partsOf(store.store, cap));
    const config = account.config.parse({ handle: 'first' });
    const poll = () => account.poll(config, null, contextFor(server, clock.now));
    await expect(poll()).rejects.toMatchObject({
      code: 'BUDGET_SPENT',
      retryAt: new Date(clock.now().getTime() + MINUTE),
    });
    clock.advance(10 * MINUTE);
    expect((await poll()).documents).toHaveLength(1);
  });

  test('gives back what a request that failed had set aside', async () => {
    populate('first', 5, new Seeded(1));
    clock.advance(31 * MINUTE);
    server.faults.push('unavailable');
    const account = xAccount(partsOf(store.store, 400));
    const config = account.config.parse({ handle: 'first' });
    await expect(account.poll(config, null, contextFor(server, clock.now))).rejects.toMatchObject({
      code: 'HTTP_UNAVAILABLE',
    });
    expect(await store.sql`select from lossledger.read_reservations`).toHaveLength(0);
    expect(await recorded()).toBe(0);
  });

  test('that is none lets all be read, and counts it', async () => {
    populate('first', 30, new Seeded(2));
    clock.advance(31 * MINUTE);
    expect(await readOn(partsOf(store.store, null), 'first')).toBe('read all');
    expect(await recorded()).toBe(charged());
  });
});
