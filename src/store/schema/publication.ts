import { sql } from 'drizzle-orm';
import { bigint, boolean, check, jsonb, text } from 'drizzle-orm/pg-core';
import { bytes } from './bytes.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** What everybody may see; the newest is in force. Append-only. */
export const publicationPolicies = ledgerSchema.table('publication_policies', {
  policyId: bigint('policy_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  policy: jsonb('policy').$type<unknown>().notNull(),
  publishedBy: text('published_by').notNull(),
  publishedAt: instant('published_at').notNull().defaultNow(),
});

/** The two pads of the key of the account hashes (RFC 2104). Replaced to forget. */
export const publicationKeys = ledgerSchema.table(
  'publication_keys',
  {
    onlyRow: boolean('only_row').primaryKey().notNull().default(true),
    innerPad: bytes('inner_pad').notNull(),
    outerPad: bytes('outer_pad').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (table) => [
    check('publication_keys_is_one', sql`${table.onlyRow}`),
    check(
      'publication_keys_are_blocks',
      sql`octet_length(${table.innerPad}) = 64 and octet_length(${table.outerPad}) = 64`,
    ),
  ],
);
