import postgres from 'postgres';
import { openStore, type Store } from '../../src/store/connection.ts';
import { migrateStore } from '../../src/store/migrate.ts';
import { startDatabase } from '../_support/backends.ts';

export interface TestStore {
  readonly url: string;
  readonly store: Store;
  /** A connection that knows nothing of the program, to look at what it did. */
  readonly sql: postgres.Sql;
  stop(): Promise<void>;
}

/** A migrated database on a server of the test's own. */
export async function startTestStore(poolMax = 4): Promise<TestStore> {
  const database = await startDatabase();
  await commitWithoutFlush(database.url);
  const store = openStore({ url: database.url, poolMax, applicationName: 'lossledger test' });
  const sql = postgres(database.url, { max: 4, onnotice: () => undefined });
  await migrateStore(store);
  return {
    url: database.url,
    store,
    sql,
    async stop() {
      await sql.end();
      await store.close();
      await database.stop();
    },
  };
}

/** A test's rows need not outlive a power cut; waiting for the disk is most of what it would do. */
async function commitWithoutFlush(url: string): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  await admin`do $$ begin
    execute format('alter database %I set synchronous_commit = off', current_database());
  end $$`;
  await admin.end();
}

/** The URL of another database on the same server. */
export function otherDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
