import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '../../src/app/verify/verify-ledger.ts';
import { sealDays, sealState } from '../../src/store/queries/seal-days.ts';
import { pageOf, type SealedLedger, startSealedLedger } from './sealed-ledger.ts';

let ledger: SealedLedger;
beforeAll(async () => {
  ledger = await startSealedLedger();
});
afterAll(async () => {
  await ledger.stop();
});

const roots = () => ledger.test.sql<
  { day: string; leaves: number; root: string; previous_root: string }[]
>`
  select to_char(day, 'YYYY-MM-DD') as day, leaves, root, previous_root from lossledger.daily_roots order by 1`;

const refused = (statement: string) =>
  expect(ledger.test.sql.unsafe(statement)).rejects.toThrow(/append-only|sealed|not over/);

describe('a sealed day', () => {
  it('hangs on the day before, without a gap, whether it brought anything or not', async () => {
    const days = await roots();
    expect(days.map(({ leaves }) => leaves > 0)).toEqual([true, true, false, false]);
    for (const [n, { previous_root: before }] of days.entries()) {
      expect(before).toBe(days[n - 1]?.root ?? '0'.repeat(64));
    }
  });

  it('has every record of the ledger once', async () => {
    const [counts] = await ledger.test.sql`
      select (select sum(leaves)::integer from lossledger.daily_roots) as sealed,
        (select count(*)::integer from lossledger.captures) + (select count(*)::integer from lossledger.media)
        + (select count(*)::integer from lossledger.post_revisions) + (select count(*)::integer from lossledger.readings)
        + (select count(*)::integer from lossledger.loss_revisions) as recorded`;
    expect(counts?.['sealed']).toBe(counts?.['recorded']);
    expect(await sealState(ledger.test.store.sql)).toMatchObject({ unsealed: 0 });
  });

  it('is not sealed twice', async () => {
    const before = await roots();
    expect(await sealDays(ledger.test.store, null)).toEqual([]);
    expect(await sealDays(ledger.test.store, before[0]?.day ?? '')).toEqual([]);
    expect(await roots()).toEqual(before);
  });

  it('is not sealed while it is not over', async () => {
    const today = new Date().toISOString().slice(0, 10);
    await expect(sealDays(ledger.test.store, today)).rejects.toThrow('cannot be sealed yet');
    await refused(`insert into lossledger.daily_roots select '${today}', leaves, root, previous_root, computed_at, algorithm
      from lossledger.daily_roots limit 1`);
  });

  it('takes nothing more, and nothing of it can be changed or deleted', async () => {
    await refused(
      `insert into lossledger.daily_leaves select day, 1000, kind, 'late', leaf from lossledger.daily_leaves limit 1`,
    );
    await refused(`insert into lossledger.daily_roots select day - 100, leaves, root, previous_root, computed_at, algorithm
      from lossledger.daily_roots limit 1`);
    for (const table of ['daily_leaves', 'daily_roots']) {
      await refused(`update lossledger.${table} set day = day`);
      await refused(`delete from lossledger.${table}`);
      await refused(`truncate lossledger.${table}`);
    }
  });

  it('is not changed by what comes late: that is sealed with the first day still open', async () => {
    const before = await roots();
    const first = before[0]?.day ?? '';
    await ledger.ingest(pageOf(20, '1 BMP-2 destroyed.', '/9/original.jpg'));
    await ledger.test.sql.begin((tx) =>
      tx.unsafe(`set local session_replication_role = replica;
        update lossledger.captures set recorded_at = '${first}T12:00:00Z' where recorded_at > now() - interval '1 hour'`),
    );
    expect(await sealDays(ledger.test.store, null)).toEqual([]);
    expect((await sealState(ledger.test.store.sql)).unsealed).toBeGreaterThan(0);
    // A day later.
    await ledger.test.sql.begin((tx) =>
      tx.unsafe(`set local session_replication_role = replica;
        delete from lossledger.daily_leaves where day = (select max(day) from lossledger.daily_roots);
        delete from lossledger.daily_roots where day = (select max(day) from lossledger.daily_roots)`),
    );
    const [sealed] = await sealDays(ledger.test.store, null);
    expect(sealed?.day).toBe(before.at(-1)?.day);
    const leaves = await ledger.test.sql`
      select l.kind from lossledger.daily_leaves l where l.day = ${sealed?.day ?? ''} order by 1`;
    expect(leaves.map(({ kind }) => kind)).toContain('capture');
    expect((await roots()).slice(0, -1)).toEqual(before.slice(0, -1));
  });

  it('is told missing when the ledger is to have a root that it has not', async () => {
    const wanted = (await roots()).map(({ root }) => root);
    const options = {
      parts: new Set(['roots'] as const),
      since: null,
      sample: null,
      signal: new AbortController().signal,
    };
    const faults = async (wantedRoots: readonly string[]) => {
      const found: unknown[] = [];
      for await (const finding of verifyLedger(
        { store: ledger.test.store, blobs: ledger.blobs },
        { ...options, wantedRoots },
      )) {
        if ('fault' in finding) found.push(finding.fault);
      }
      return found;
    };
    expect(await faults(wanted)).toEqual([]);
    expect(await faults(['f'.repeat(64)])).toMatchObject([{ kind: 'day', id: 'f'.repeat(64) }]);
  });
});
