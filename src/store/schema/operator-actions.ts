import { bigint, integer, jsonb, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** What operators did by hand, and why. */
export const operatorActions = ledgerSchema.table('operator_actions', {
  actionId: bigint('action_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  action: text('action').notNull(),
  actor: text('actor').notNull(),
  reason: text('reason').notNull(),
  selection: jsonb('selection').$type<unknown>().notNull(),
  items: integer('items').notNull(),
  at: instant('at').notNull().defaultNow(),
});
