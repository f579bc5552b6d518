import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { ledgerRun } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test);
});
afterAll(async () => {
  await test.stop();
});
beforeEach(async () => {
  await run.clear();
  await run.ingest({
    html: `<!doctype html><html><body><p>News.</p><blockquote class="twitter-tweet"><p lang="en" dir="ltr">1 T-72 destroyed, 1 BMP-2 captured</p>&mdash; Name (@notes) <a href="https://twitter.com/notes/status/1767500000000000000">March 12, 2024</a></blockquote></body></html>`,
    url: null,
  });
});

async function problems(): Promise<string[]> {
  const found: string[] = [];
  for await (const loss of checkedLosses(test.store.sql)) found.push(...loss.problems);
  return found;
}

/** As somebody would who means harm: past triggers and keys. */
async function tamper(statement: string): Promise<void> {
  await test.sql.begin((tx) =>
    tx.unsafe(`set local session_replication_role = replica; ${statement}`),
  );
}

describe('checkedLosses', () => {
  it('finds nothing wrong with what the stages wrote', async () => {
    const [row] = await test.sql`select count(*)::integer as losses from lossledger.losses`;
    expect(row).toEqual({ losses: 2 });
    expect(await problems()).toEqual([]);
  });

  it.each([
    ["model = 'forged'", 'model'],
    ["tags = '{forged}'", 'tags'],
    ['latitude = 1.5', 'latitude'],
    ["posted_at = posted_at + interval '1 second'", 'posted_at'],
    ["updated_at = updated_at - interval '1 second'", 'updated_at'],
    ["post_id = 'post_other'", 'origin_key'],
  ])('finds a row forged by %s', async (change, column) => {
    await tamper(`update lossledger.losses set ${change} where model = 'T-72'`);
    expect(await problems()).toEqual([`the row is not what its history says: ${column}`]);
  });

  it('finds a row that no revision gave', async () => {
    await tamper(
      "delete from lossledger.loss_revisions v using lossledger.losses l where l.loss_id = v.loss_id and l.model = 'T-72'",
    );
    expect(await problems()).toEqual(['the row has no revision']);
  });

  it('finds a history whose row is gone', async () => {
    await tamper("delete from lossledger.losses where model = 'T-72'");
    expect(await problems()).toEqual(['its revisions have no row']);
  });

  it('finds facts changed in the history itself', async () => {
    await tamper(
      `update lossledger.loss_revisions set facts = jsonb_set(facts, '{model}', '"forged"') where facts->>'model' = 'T-72'`,
    );
    expect(await problems()).toEqual([
      'history does not hold from revision 1: its facts, their salt or their digest are not what was sealed',
      'the row is not what its history says: model',
    ]);
  });
});
