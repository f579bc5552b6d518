import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepToConflict } from '../../src/store/queries/ledger-conflict.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const MIGRATION = new URL('../../drizzle/0003_ledger_conflict.sql', import.meta.url);

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

/** The tests of this group follow one ledger from the first work on it. */
describe('a ledger', () => {
  it('is of the conflict that first works on it, whoever of two comes first', async () => {
    const { db } = test.store;
    const asked = ['war-a', 'war-b'].map((name) => keepToConflict(db, name));
    const outcomes = (await Promise.allSettled(asked)).map(({ status }) => status);
    expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes the same conflict again and refuses another, naming both', async () => {
    const [row] = await test.sql`select conflict from lossledger.ledger_conflict`;
    const own = String(row?.['conflict']);
    await keepToConflict(test.store.db, own);
    await expect(keepToConflict(test.store.db, 'war-c')).rejects.toMatchObject({
      code: 'CONFLICT_MISMATCH',
      message: expect.stringMatching(`${own}.*war-c`),
    });
  });

  it('can be of no second conflict at once', async () => {
    const second = test.sql`
      insert into lossledger.ledger_conflict (only_row, conflict) values (false, 'war-d')`;
    await expect(second).rejects.toThrow(/ledger_conflict_is_one/);
  });

  it('of the time before conflicts had names is of the one war there was, if it was read', async () => {
    const statement = (await readFile(MIGRATION, 'utf8')).split('--> statement-breakpoint')[1];
    const fill = () => test.sql.unsafe(statement ?? '');
    const kept = () => test.sql`select conflict from lossledger.ledger_conflict`;
    await test.sql`delete from lossledger.ledger_conflict`;
    await fill();
    expect(await kept()).toHaveLength(0);
    await test.sql`set session_replication_role = replica`;
    await test.sql`
      insert into lossledger.readings (post_revision_id, extractor) values ('prev_1', 'words/1')`;
    await fill();
    expect(await kept()).toMatchObject([{ conflict: 'ukraine-2022' }]);
  });
});
