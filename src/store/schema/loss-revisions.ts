import { integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import type { LossFacts } from '../../domain/loss.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** One change of a loss. Append-only: the database itself refuses UPDATE and DELETE. */
export const lossRevisions = ledgerSchema.table(
  'loss_revisions',
  {
    lossId: text('loss_id').notNull(),
    revision: integer('revision').notNull(),
    /** Extractor and version, or reviewer. */
    author: text('author').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
    facts: jsonb('facts').$type<LossFacts>().notNull(),
    /** Random, so that withdrawn facts cannot be guessed back from their digest. */
    salt: text('salt').notNull(),
    /** SHA-256 of salt and facts. */
    digest: text('digest').notNull(),
    /** SHA-256 of the previous chain value, this digest, author, reason and time. */
    chain: text('chain').notNull(),
  },
  (table) => [primaryKey({ columns: [table.lossId, table.revision] })],
);
