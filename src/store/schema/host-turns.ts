import { text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** When each host of the web may be asked next, whichever process asks. */
export const hostTurns = ledgerSchema.table('host_turns', {
  host: text('host').primaryKey(),
  nextAt: instant('next_at').notNull(),
});
