import { LossledgerError } from '../domain/errors.ts';
import type { Store } from './connection.ts';

/** The role that sees schema `reporting` and nothing else. */
export const READER_ROLE = 'lossledger_reader';

/** Lets the read-only role log in with this password. */
export async function setReaderPassword(store: Store, password: string): Promise<void> {
  // ALTER ROLE takes no parameters: the server itself quotes the value.
  const [quoted] = await store.sql<{ command: string }[]>`
    select format('alter role %I with login password %L', ${READER_ROLE}::text, ${password}::text) as command`;
  if (quoted === undefined) {
    throw new LossledgerError('INVARIANT_BROKEN', 'Postgres did not quote a password.');
  }
  await store.sql.unsafe(quoted.command);
}
