import { sql } from 'drizzle-orm';
import { bigint, boolean, check, customType, index, primaryKey, text } from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';
import { posts } from './posts.ts';

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/** What somebody asked to be taken down. It stands until it is lifted; what it hides follows from its names. */
export const takedowns = ledgerSchema.table(
  'takedowns',
  {
    takedownId: bigint('takedown_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').notNull(),
    /** Of a picture: what is linked to it as the same goes with it. */
    withCopies: boolean('with_copies').notNull(),
    reason: text('reason').notNull(),
    takenBy: text('taken_by').notNull(),
    takenAt: instant('taken_at').notNull(),
  },
  (table) => [
    check('takedowns_kind', sql`${table.kind} in ('post', 'picture', 'author', 'article')`),
  ],
);

/** What it goes by, met before or not. */
export const takedownNames = ledgerSchema.table(
  'takedown_names',
  {
    takedownId: bigint('takedown_id', { mode: 'number' })
      .notNull()
      .references(() => takedowns.takedownId),
    /** SHA-256 of the name; of a picture, of the file. */
    digest: text('digest').notNull(),
    /** Null once it was erased. */
    name: text('name'),
  },
  (table) => [
    primaryKey({ columns: [table.takedownId, table.digest] }),
    index('takedown_names_by_digest').on(table.digest),
  ],
);

export const takedownLifts = ledgerSchema.table('takedown_lifts', {
  takedownId: bigint('takedown_id', { mode: 'number' })
    .primaryKey()
    .references(() => takedowns.takedownId),
  reason: text('reason').notNull(),
  liftedBy: text('lifted_by').notNull(),
  liftedAt: instant('lifted_at').notNull(),
});

/** That words and bytes were removed for good, and the transaction that removed them. */
export const takedownErasures = ledgerSchema.table(
  'takedown_erasures',
  {
    erasureId: bigint('erasure_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    takedownId: bigint('takedown_id', { mode: 'number' })
      .notNull()
      .references(() => takedowns.takedownId),
    transactionId: xid8('transaction_id').notNull().default(sql`pg_current_xact_id()`),
    erasedBy: text('erased_by').notNull(),
    erasedAt: instant('erased_at').notNull(),
  },
  (table) => [index('takedown_erasures_by_transaction').on(table.transactionId)],
);

/** What no longer says or holds what its digest was made of. */
export const erased = ledgerSchema.table(
  'erased',
  {
    kind: text('kind').notNull(),
    /** Of a revision, `<loss id>/<number>`; of a file or blob, its SHA-256; else the row's own id. */
    id: text('id').notNull(),
    takedownId: bigint('takedown_id', { mode: 'number' })
      .notNull()
      .references(() => takedowns.takedownId),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.id] }),
    check(
      'erased_kind',
      sql`${table.kind} in ('post', 'wording', 'capture', 'media', 'blob', 'revision')`,
    ),
  ],
);

/** The witnesses on record that standing takedowns hide: kept by `lossledger.hide`. */
export const hiddenPosts = ledgerSchema.table(
  'hidden_posts',
  {
    postId: text('post_id')
      .primaryKey()
      .references(() => posts.postId),
    takedownId: bigint('takedown_id', { mode: 'number' })
      .notNull()
      .references(() => takedowns.takedownId),
  },
  (table) => [index('hidden_posts_by_takedown').on(table.takedownId)],
);

/** The documents on record that are themselves taken down. */
export const hiddenArticles = ledgerSchema.table('hidden_articles', {
  articleId: text('article_id')
    .primaryKey()
    .references(() => articles.articleId),
  takedownId: bigint('takedown_id', { mode: 'number' })
    .notNull()
    .references(() => takedowns.takedownId),
});
