import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { PostMedia } from '../../domain/post.ts';
import { articles } from './articles.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** The platform of a witness that is no post: an article in its own prose. */
export const ARTICLE = 'article';

/**
 * One witness: a social-media post, or an article that speaks for itself. Its id never changes,
 * whatever more becomes known of it.
 */
export const posts = ledgerSchema.table(
  'posts',
  {
    postId: text('post_id').primaryKey(),
    /** Where it was posted; `article` for an article's own prose. */
    platform: text('platform').notNull(),
    /** The platform's own id; null while unresolved. */
    nativeId: text('native_id'),
    url: text('url'),
    handle: text('handle'),
    authorName: text('author_name'),
    /** The instant of posting, where it is known. */
    postedAt: instant('posted_at'),
    /** The day of posting as printed, where no instant is known. */
    postedOn: date('posted_on', { mode: 'string' }),
    postedAtBasis: text('posted_at_basis'),
    /** The platform's ids of the posts it quotes and answers. */
    quotes: text('quotes'),
    repliesTo: text('replies_to'),
    firstSeenAt: instant('first_seen_at').notNull(),
    /** The article that speaks; null for a post. */
    articleId: text('article_id')
      .unique()
      .references(() => articles.articleId),
  },
  (table) => [
    // Where copies of an account's posts of a day are looked for.
    index('posts_by_handle_and_day').on(
      table.platform,
      sql`lower(${table.handle})`,
      sql`coalesce((${table.postedAt} at time zone 'UTC')::date, ${table.postedOn})`,
    ),
    // Where what carries a post is looked for.
    index('posts_by_quoted').on(table.quotes).where(sql`quotes is not null`),
    index('posts_by_answered').on(table.repliesTo).where(sql`replies_to is not null`),
    check(
      'posts_article_is_its_own_platform',
      sql`(${table.platform} = ${sql.raw(`'${ARTICLE}'`)}) = (${table.articleId} is not null)`,
    ),
  ],
);

/** The names a post is known by. Resolving a post adds an alias and changes no id. */
export const postAliases = ledgerSchema.table(
  'post_aliases',
  {
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    postId: text('post_id')
      .notNull()
      .references(() => posts.postId),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key] }),
    index('post_aliases_by_post').on(table.postId),
  ],
);

/** One wording of a post. An edit is a new one; none is overwritten. */
export const postRevisions = ledgerSchema.table(
  'post_revisions',
  {
    postRevisionId: text('post_revision_id').primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => posts.postId),
    textHash: text('text_hash').notNull(),
    text: text('text').notNull(),
    lang: text('lang'),
    media: jsonb('media').$type<readonly PostMedia[]>().notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
  },
  (table) => [unique('post_revisions_identity').on(table.postId, table.textHash)],
);
