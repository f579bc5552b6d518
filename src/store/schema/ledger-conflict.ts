import { sql } from 'drizzle-orm';
import { boolean, check, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** The conflict the ledger is of: one row, written by whoever first works on the ledger. */
export const ledgerConflict = ledgerSchema.table(
  'ledger_conflict',
  {
    onlyRow: boolean('only_row').primaryKey().default(true),
    conflict: text('conflict').notNull(),
    since: instant('since').notNull().defaultNow(),
  },
  (table) => [check('ledger_conflict_is_one', sql`${table.onlyRow}`)],
);
