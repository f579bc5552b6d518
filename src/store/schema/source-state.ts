import { bigint, boolean, integer, jsonb, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';
import { sources } from './sources.ts';

/** How far a watched source has been read, and how its last poll went. */
export const sourceState = ledgerSchema.table('source_state', {
  sourceId: text('source_id')
    .primaryKey()
    .references(() => sources.sourceId),
  /** The adapter's own; written with what it brought, in one transaction. */
  cursor: jsonb('cursor').$type<unknown>(),
  /** Raised by each poll that was written; a poll that began under an older one writes nothing. */
  polls: integer('polls').notNull().default(0),
  paused: boolean('paused').notNull().default(false),
  lastPolledAt: instant('last_polled_at'),
  /** What the last poll brought. */
  lastDocuments: integer('last_documents').notNull().default(0),
  /** What all polls brought together. */
  documents: bigint('documents', { mode: 'number' }).notNull().default(0),
  /** When something new came last. */
  lastNewAt: instant('last_new_at'),
  /** When it is to be gone on with, where an upstream's limit cut a walk short. */
  resumeAt: instant('resume_at'),
});
