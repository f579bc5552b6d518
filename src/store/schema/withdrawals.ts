import { text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';

/**
 * Posts that their platform no longer shows, under the platform's own names for them: the news may come
 * before the post does. Which posts on record they are is said by the view `post_tombstones`: their text
 * is withheld, the facts taken from it stay.
 */
export const withdrawals = ledgerSchema.table('withdrawals', {
  /** Platform and id, as the alias of kind `platform_id` that the post goes by once it is met. */
  aliasKey: text('alias_key').primaryKey(),
  platform: text('platform').notNull(),
  nativeId: text('native_id').notNull(),
  reason: text('reason').notNull(),
  /** The source that noticed first. */
  sourceId: text('source_id').notNull(),
  noticedAt: instant('noticed_at').notNull(),
});
