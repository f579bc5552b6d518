import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkUp } from '../../src/app/check-up.ts';
import { loadSettings } from '../../src/config/load.ts';
import { costOf } from '../../src/sources/x/spend.ts';
import { billedBetween } from '../../src/store/queries/billed-reads.ts';
import { XServer } from '../_support/x-server/x-server.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
let folder: string;
let server: XServer;
beforeAll(async () => {
  test = await startTestStore();
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-home-'));
  await writeFile(
    path.join(folder, 'sources.yaml'),
    'sources:\n  - { name: tracker, kind: x_account, handle: tracker }\n',
  );
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  server = await XServer.start(() => new Date());
  const author = server.world.addUser('tracker').id;
  for (let n = 0; n < 5; n += 1) server.world.post(author, { text: `Знищено танк №${n}` });
});
afterEach(async () => {
  await server.close();
  await test.sql`truncate lossledger.billed_reads, lossledger.read_reservations`;
});

async function check(env: Readonly<Record<string, string>>) {
  const loaded = loadSettings(
    { X_BEARER_TOKEN: server.bearerToken, X_API_BASE_URL: server.url, ...env },
    () => '',
  );
  if (!loaded.ok) throw new Error(loaded.problems.join());
  return (await checkUp(loaded.settings, folder)).find((each) => each.check === 'tracker');
}

async function counted(): Promise<number> {
  const read = await billedBetween(test.store.db, 'x', '2000-01-01', '2100-01-01');
  return costOf(read, { postPrice: 5, userPrice: 10 });
}

describe('a look at a source that charges', () => {
  it('is counted in the ledger as X charges it', async () => {
    expect(await check({ DATABASE_URL: test.url })).toMatchObject({ state: 'ok' });
    expect(await counted()).toBeGreaterThan(0);
    expect(await counted()).toBe(Math.round(Number(server.billing.usd) * 1_000));
  });

  it("keeps to the month's cap", async () => {
    const found = await check({ DATABASE_URL: test.url, X_MONTHLY_BUDGET_USD: '0.30' });
    expect(found).toMatchObject({
      state: 'problem',
      detail: expect.stringContaining('BUDGET_SPENT'),
    });
    expect(Number(server.billing.usd)).toBeLessThanOrEqual(0.3);
  });

  it('is not taken where no ledger runs to count it in', async () => {
    expect(await check({})).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('not tried'),
    });
    expect(server.requests).toEqual([]);
  });
});
