import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeDown } from '../../src/app/take-down.ts';
import { takedownTarget } from '../../src/cli/takedown-target.ts';
import { checkedDays } from '../../src/store/queries/check-seals.ts';
import { sealDays } from '../../src/store/queries/seal-days.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { type SealedLedger, sealingDaysAgo, startSealedLedger } from './sealed-ledger.ts';

let ledger: SealedLedger;
const asReplica = (change: string) =>
  ledger.test.sql.begin((tx) =>
    tx.unsafe(`set local session_replication_role = replica; ${change}`),
  );

async function problems(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const day of checkedDays(ledger.test.store.sql, { from: null, sample: null })) {
    found.push(...day.problems);
  }
  return found;
}

beforeAll(async () => {
  ledger = await startSealedLedger();
  // Yesterday brought nothing: it is opened again, and a takedown made on it.
  await asReplica(`delete from lossledger.daily_roots
    where day = (select max(day) from lossledger.daily_roots)`);
  await takeDown(
    { store: ledger.test.store, blobs: ledger.blobs, facts: NO_FACTS },
    takedownTarget('author', 'x:@notes0', {}),
    { by: 'ana', reason: 'asked for', at: sealingDaysAgo(1) },
    { erase: true, dryRun: false },
  );
  await sealDays(ledger.test.store, null);
});
afterAll(async () => {
  await ledger.stop();
});

describe('a takedown and its erasure', () => {
  it('are sealed with their day, and excuse what they emptied', async () => {
    const sealed = await ledger.test.sql`
      select kind from lossledger.daily_leaves where kind in ('takedown', 'lift', 'erasure') order by 1`;
    expect(sealed.map((row) => row['kind'])).toEqual(['erasure', 'takedown']);
    expect(await problems()).toEqual([]);
  });

  it.each([
    [
      'takedown 1,',
      `update lossledger.takedowns set reason = 'another'`,
      `'asked for'`,
      'takedowns set reason',
    ],
    [
      'erasure 1,',
      `update lossledger.takedown_erasures set erased_by = 'bo'`,
      `'ana'`,
      'takedown_erasures set erased_by',
    ],
  ])('are told where they were changed: %s', async (name, change, before, column) => {
    await asReplica(change);
    expect((await problems()).join('\n')).toContain(name);
    await asReplica(`update lossledger.${column} = ${before}`);
    expect(await problems()).toEqual([]);
  });

  it('excuse nothing of a picture or a revision, which lose nothing that is sealed', async () => {
    await asReplica(`update lossledger.media set bytes = bytes + 1;
      insert into lossledger.erased select 'media', sha256, 1 from lossledger.media on conflict do nothing;
      update lossledger.loss_revisions set chain = repeat('0', 64);
      insert into lossledger.erased select 'revision', loss_id || '/' || revision, 1
        from lossledger.loss_revisions on conflict do nothing`);
    const told = (await problems()).join('\n');
    expect(told).toMatch(/media [0-9a-f]{64}, leaf \d+, is not what was sealed/);
    expect(told).toMatch(/revision loss_\w+\/\d+, leaf \d+, is not what was sealed/);
  });
});
