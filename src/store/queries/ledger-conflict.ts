import { LossledgerError } from '../../domain/errors.ts';
import type { Db } from '../connection.ts';
import { ledgerConflict } from '../schema/index.ts';
import type { Sql } from '../sql-tag.ts';

/** Makes the ledger one of this conflict, if it is of none yet; refuses one of another. */
export async function keepToConflict(db: Db, conflict: string): Promise<void> {
  await db.insert(ledgerConflict).values({ conflict }).onConflictDoNothing();
  const [row] = await db.select({ conflict: ledgerConflict.conflict }).from(ledgerConflict);
  if (row === undefined || row.conflict === conflict) return;
  throw new LossledgerError(
    'CONFLICT_MISMATCH',
    `This ledger is of the conflict ${row.conflict}; it takes nothing read as ${conflict}.`,
  );
}

/** The conflict the ledger is of; null where nobody has worked on it yet. */
export async function ledgerConflictOf(sql: Sql): Promise<string | null> {
  const [row] = await sql<{ conflict: string }[]>`select conflict from lossledger.ledger_conflict`;
  return row?.conflict ?? null;
}
