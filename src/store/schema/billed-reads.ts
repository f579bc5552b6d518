import { date, index, primaryKey, text } from 'drizzle-orm/pg-core';
import { ledgerSchema } from './ledger-schema.ts';

/** What an upstream charges for, once for each thing and UTC day. */
export const billedReads = ledgerSchema.table(
  'billed_reads',
  {
    upstream: text('upstream').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    /** `post` or `user`. */
    resource: text('resource').notNull(),
    nativeId: text('native_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.upstream, table.day, table.resource, table.nativeId] }),
    index('billed_reads_by_day').on(table.upstream, table.day),
  ],
);
