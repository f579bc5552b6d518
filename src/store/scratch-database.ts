import { randomBytes } from 'node:crypto';
import { LossledgerError } from '../domain/errors.ts';
import { openStore, type Store, storeError } from './connection.ts';

/**
 * Lets something use an empty database of its own on the server that a URL points at, and drops it
 * afterwards with whatever is still connected to it. The database of the URL is not written to.
 */
export async function withScratchDatabase<T>(
  serverUrl: string,
  purpose: 'bench',
  use: (url: string, name: string) => Promise<T>,
): Promise<T> {
  // Letters, digits and underscores alone: it goes into statements that take no parameters.
  const name = `lossledger_${purpose}_${randomBytes(6).toString('hex')}`;
  await asAdministrator(serverUrl, (sql) => create(sql, name));
  try {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    return await use(url.href, name);
  } finally {
    await asAdministrator(serverUrl, (sql) => drop(sql, name));
  }
}

async function create(sql: Store['sql'], name: string): Promise<void> {
  const [may] = await sql<{ create: boolean }[]>`
    select rolsuper or rolcreatedb as create from pg_roles where rolname = current_user`;
  if (may?.create !== true) {
    throw new LossledgerError(
      'SETTINGS_INVALID',
      'DATABASE_URL: its role may not create databases, and this needs one of its own beside the ledger. Give a role with CREATEDB, or leave DATABASE_URL unset.',
    );
  }
  // From template0, so that nothing a server keeps in template1 is measured or in the way.
  await sql.unsafe(`create database ${name} encoding 'UTF8' template template0`);
}

async function drop(sql: Store['sql'], name: string): Promise<void> {
  try {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
  } catch (error) {
    const { code, message } = storeError(error);
    throw new LossledgerError(
      code,
      `The database ${name} is still there and may be dropped by hand: ${message}`,
      { cause: error },
    );
  }
}

async function asAdministrator(
  url: string,
  act: (sql: Store['sql']) => Promise<void>,
): Promise<void> {
  const store = openStore({
    url,
    poolMax: 1,
    applicationName: 'lossledger scratch',
    // Making a database copies files and waits for the disk.
    unlimitedStatements: true,
  });
  try {
    await act(store.sql);
  } catch (error) {
    throw storeError(error);
  } finally {
    await store.close();
  }
}
