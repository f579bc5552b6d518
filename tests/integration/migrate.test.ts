import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStore, type Store } from '../../src/store/connection.ts';
import { migrateStore, migrationState, readMigrations } from '../../src/store/migrate.ts';
import { startDatabase, type TestDatabase } from '../_support/backends.ts';
import { otherDatabase } from './test-store.ts';

const OURS = fileURLToPath(new URL('../../drizzle', import.meta.url));

let server: TestDatabase;
let admin: postgres.Sql;
let folder: string;
const opened: Store[] = [];
let databases = 0;

beforeAll(async () => {
  server = await startDatabase();
  admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-migrations-'));
});
afterAll(async () => {
  await admin.end();
  for (const store of opened) await store.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

function storeAt(url: string): Store {
  const store = openStore({ url, poolMax: 2, applicationName: 'lossledger test' });
  opened.push(store);
  return store;
}

async function emptyDatabase(): Promise<string> {
  databases += 1;
  const name = `empty_${databases}`;
  await admin.unsafe(`create database ${name} encoding 'UTF8' template template0`);
  return otherDatabase(server.url, name);
}

/** Everything a migration makes, by name and definition. */
async function shapeOf(store: Store): Promise<unknown> {
  return store.sql`
    select n.nspname, c.relname, c.relkind::text,
      (select json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0)::text as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('lossledger', 'reporting', 'drizzle') order by 1, 2`;
}

const journalFile = z.looseObject({ entries: z.array(z.looseObject({ when: z.number() })) });

/** A copy of the migrations with a changed journal. */
async function migrationsWith(
  name: string,
  change: (entries: z.infer<typeof journalFile>['entries']) => unknown[],
): Promise<string> {
  const copy = path.join(folder, name);
  await cp(OURS, copy, { recursive: true });
  const file = path.join(copy, 'meta', '_journal.json');
  const journal = journalFile.parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...journal, entries: change(journal.entries) }));
  return copy;
}

describe('migrateStore', () => {
  it('takes an empty database to current, and a second time changes nothing', async () => {
    const store = storeAt(await emptyDatabase());
    expect(await migrationState(store)).toMatchObject({ state: 'empty' });
    await migrateStore(store);
    expect(await migrationState(store)).toMatchObject({ state: 'current' });
    const shape = await shapeOf(store);
    await migrateStore(store);
    expect(await shapeOf(store)).toEqual(shape);
  });

  it('keeps a ledger of what it applied, in the order of the journal', async () => {
    const store = storeAt(await emptyDatabase());
    await migrateStore(store);
    const applied = await store.sql`
      select hash, created_at::text as when from drizzle.__drizzle_migrations order by id`;
    const wanted = await readMigrations();
    expect([...applied]).toEqual(
      wanted.map((migration) => ({ hash: migration.hash, when: String(migration.when) })),
    );
  });

  it('applies each migration once when four processes begin at once', async () => {
    const url = await emptyDatabase();
    const stores = Array.from({ length: 4 }, () => storeAt(url));
    await Promise.all(stores.map((store) => migrateStore(store)));
    const [store] = stores;
    if (store === undefined) throw new Error('no store');
    const [row] = await store.sql<{ applied: number }[]>`
      select count(*)::integer as applied from drizzle.__drizzle_migrations`;
    expect(row?.applied).toBe((await readMigrations()).length);
    expect(await migrationState(store)).toMatchObject({ state: 'current' });
  });

  it('migrates several databases of one server at once, though they share its roles', async () => {
    const stores = [storeAt(await emptyDatabase()), storeAt(await emptyDatabase())];
    await Promise.all(stores.map((store) => migrateStore(store)));
    for (const store of stores) {
      expect(await migrationState(store)).toMatchObject({ state: 'current' });
    }
  });

  it('applies what is new to a database that is behind', async () => {
    const older = await migrationsWith('older', (entries) => entries.slice(0, -1));
    const store = storeAt(await emptyDatabase());
    await migrateStore(store, older);
    expect(await migrationState(store)).toMatchObject({
      state: 'behind',
      detail: '1 still to apply',
    });
    await migrateStore(store);
    expect(await migrationState(store)).toMatchObject({ state: 'current' });
  });

  it('leaves nothing of a set of migrations of which one fails', async () => {
    const broken = await migrationsWith('broken', (entries) => entries);
    const [last] = (await readMigrations()).slice(-1);
    await writeFile(path.join(broken, `${last?.tag}.sql`), 'create table nonsense (');
    const store = storeAt(await emptyDatabase());
    await expect(migrateStore(store, broken)).rejects.toMatchObject({ code: 'UNEXPECTED' });
    const schemas = await store.sql`
      select from pg_namespace where nspname in ('lossledger', 'reporting')`;
    expect(schemas).toHaveLength(0);
    await migrateStore(store);
    expect(await migrationState(store)).toMatchObject({ state: 'current' });
  });

  it('refuses a database that a newer version migrated, and changes nothing', async () => {
    const store = storeAt(await emptyDatabase());
    await migrateStore(store);
    await store.sql`
      insert into drizzle.__drizzle_migrations (hash, created_at) values ('from the future', 9e15)`;
    expect(await migrationState(store)).toMatchObject({
      state: 'ahead',
      detail: '1 newer than this program',
    });
    await expect(migrateStore(store)).rejects.toMatchObject({ code: 'DATABASE_AHEAD' });
  });

  it('refuses a database that holds another migration in the place of one of ours', async () => {
    const store = storeAt(await emptyDatabase());
    await migrateStore(store);
    await store.sql`
      update drizzle.__drizzle_migrations set hash = 'edited'
      where id = (select min(id) from drizzle.__drizzle_migrations)`;
    expect(await migrationState(store)).toMatchObject({
      state: 'different',
      detail: 'applied migration 1 is not 0000_tables',
    });
    await expect(migrateStore(store)).rejects.toMatchObject({ code: 'MIGRATIONS_OUT_OF_ORDER' });
  });

  it('changes nothing in a database of another history before it refuses it', async () => {
    const older = await migrationsWith('older-edited', (entries) => entries.slice(0, 2));
    await writeFile(path.join(older, '0000_tables.sql'), 'create schema lossledger;');
    await writeFile(path.join(older, '0001_reporting.sql'), 'create schema reporting;');
    const store = storeAt(await emptyDatabase());
    await migrateStore(store, older);
    const shape = await shapeOf(store);
    await expect(migrateStore(store)).rejects.toMatchObject({ code: 'MIGRATIONS_OUT_OF_ORDER' });
    expect(await shapeOf(store)).toEqual(shape);
  });

  it('refuses a journal out of order before it touches the database', async () => {
    const turned = await migrationsWith('turned', (entries) => [
      ...entries,
      { ...entries.at(-1), tag: '0001_reporting', when: (entries[0]?.when ?? 0) - 1 },
    ]);
    const store = storeAt(await emptyDatabase());
    await expect(migrateStore(store, turned)).rejects.toMatchObject({
      code: 'MIGRATIONS_OUT_OF_ORDER',
    });
    expect(await migrationState(store)).toMatchObject({ state: 'empty' });
  });
});
