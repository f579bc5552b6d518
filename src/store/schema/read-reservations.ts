import { bigint, index, integer, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** Money set aside for a request to an upstream that charges, until what it cost is known. */
export const readReservations = ledgerSchema.table(
  'read_reservations',
  {
    reservationId: bigint('reservation_id', { mode: 'number' })
      .primaryKey()
      .generatedAlwaysAsIdentity(),
    upstream: text('upstream').notNull(),
    /** The most the answer can cost, in tenths of a US cent. */
    amount: integer('amount').notNull(),
    /** Its process is dead if it still stands then: it counts no longer. */
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('read_reservations_by_upstream').on(table.upstream, table.expiresAt)],
);
