import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeError } from '../../src/store/connection.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const POOL = 2;

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore(POOL);
  await test.sql`create table notes (note text)`;
});
afterAll(async () => {
  await test.stop();
});
beforeEach(async () => {
  await test.sql`truncate notes`;
});

async function notes(): Promise<unknown[]> {
  const rows = await test.sql`select note from notes order by note`;
  return rows.map((row) => row['note']);
}

/** The pool is whole when all of it can be had at once, and nothing of it is in a transaction. */
async function expectWholePool(): Promise<void> {
  const statement = sql`select pg_current_xact_id_if_assigned() is null as clean, pg_sleep(0.01)`;
  const all = await Promise.all(
    Array.from({ length: POOL }, () => test.store.db.execute(statement)),
  );
  expect(all.flatMap(({ rows }) => rows)).toMatchObject(Array(POOL).fill({ clean: true }));
  const [row] = await test.sql`
    select count(*)::integer as stuck from pg_stat_activity where state like 'idle in transaction%'`;
  expect(row).toEqual({ stuck: 0 });
}

describe('a transaction', () => {
  const write = (note: string) => sql`insert into notes values (${note})`;

  it('writes all or nothing', async () => {
    await test.store.db.transaction(async (tx) => {
      await tx.execute(write('one'));
      await tx.execute(write('two'));
    });
    const failing = test.store.db.transaction(async (tx) => {
      await tx.execute(write('three'));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await notes()).toEqual(['one', 'two']);
    await expectWholePool();
  });

  it('gives its connection back, however it fails', async () => {
    for (let n = 0; n < 3 * POOL; n += 1) {
      const failing = test.store.db.transaction((tx) => tx.execute(sql`select 1 / 0`));
      await expect(failing).rejects.toThrow();
    }
    await expectWholePool();
  });

  it('says that the server went away when its connection dies, and the pool goes on', async () => {
    const dying = test.store.db.transaction(async (tx) => {
      await tx.execute(write('lost'));
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await test.sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`;
      await tx.execute(sql`select 1`);
    });
    const error = await dying.catch((thrown: unknown) => storeError(thrown));
    expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await notes()).toEqual([]);
    await expectWholePool();
  });

  it('goes on after all idle connections were closed by the server', async () => {
    await expectWholePool();
    await test.sql`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lossledger test'`;
    await expect
      .poll(() =>
        expectWholePool().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  });
});

describe('the template for SQL', () => {
  it('makes every value a parameter, a list an array, and nothing of either into SQL', async () => {
    const nasty = `'); drop table notes; --`;
    const rows = await test.store.sql<{ text: string; list: string[]; nothing: null }[]>`
      select ${nasty}::text as text, ${[nasty, 'b']}::text[] as list, ${null}::text as nothing`;
    expect([...rows]).toEqual([{ text: nasty, list: [nasty, 'b'], nothing: null }]);
    expect(await notes()).toEqual([]);
  });

  it('nests', async () => {
    const condition = (n: number) => test.store.sql`x.n > ${n}`;
    const rows = await test.store.sql<{ n: number }[]>`
      select n from generate_series(1, ${4}::integer) as x (n) where ${condition(1)} and not ${condition(3)}`;
    expect([...rows]).toEqual([{ n: 2 }, { n: 3 }]);
  });

  it('runs nothing until it is awaited', async () => {
    const statement = test.store.sql`insert into notes values ('once')`;
    expect(await notes()).toEqual([]);
    await statement;
    expect(await notes()).toEqual(['once']);
  });

  it('begins a transaction that a failure undoes', async () => {
    const failing = test.store.sql.begin(async (tx) => {
      await tx`insert into notes values ('never')`;
      await tx`select 1 / 0`;
    });
    await expect(failing).rejects.toThrow();
    expect(await notes()).toEqual([]);
    const told = await test.store.sql.begin(async (tx) => {
      await tx`insert into notes values ('kept')`;
      return 'done';
    });
    expect(told).toBe('done');
    expect(await notes()).toEqual(['kept']);
    await expectWholePool();
  });
});
