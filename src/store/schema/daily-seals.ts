import { sql } from 'drizzle-orm';
import { check, date, integer, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** The Merkle root over what a day (UTC) brought. Append-only, one day after the other. */
export const dailyRoots = ledgerSchema.table('daily_roots', {
  day: date('day', { mode: 'string' }).primaryKey(),
  /** Records sealed that day; the tree has one leaf more, its heading. */
  leaves: integer('leaves').notNull(),
  root: text('root').notNull(),
  previousRoot: text('previous_root').notNull(),
  computedAt: instant('computed_at').notNull(),
  algorithm: text('algorithm').notNull(),
});

/** What each root is over: each record once, on the day it was sealed with. Append-only. */
export const dailyLeaves = ledgerSchema.table(
  'daily_leaves',
  {
    day: date('day', { mode: 'string' }).notNull(),
    /** 0-based, after the heading. */
    position: integer('position').notNull(),
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    /** RFC 6962 leaf hash. */
    leaf: bytes('leaf').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.position] }),
    unique('daily_leaves_identity').on(table.kind, table.id),
    check(
      'daily_leaves_kind',
      sql`${table.kind} in ('capture', 'media', 'wording', 'reading', 'revision', 'takedown', 'lift', 'erasure')`,
    ),
    check('daily_leaves_are_hashes', sql`octet_length(${table.leaf}) = 32`),
  ],
);
