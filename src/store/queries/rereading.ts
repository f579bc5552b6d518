import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { LossFacts } from '../../domain/loss.ts';
import type { Store, Tx } from '../connection.ts';
import {
  articles,
  losses,
  lossRevisions,
  postRevisions,
  posts,
  readings,
} from '../schema/index.ts';
import { sqlTag } from '../sql-tag.ts';
import { bestTime } from './known-names.ts';
import { type WorkSelection, workCondition } from './operator.ts';
import { inBatches } from './wordings.ts';

/** A document that is to be read again. */
export interface DocumentToReread {
  readonly key: string;
  readonly run: number;
  readonly subject: string;
  readonly input: unknown;
}

/** Which documents are read again, and which posts were looked at: kept outside the program's memory. */
export interface Rereading {
  readonly documents: number;
  /** The next of them, in the order they came; none at the end. */
  next(limit: number): Promise<readonly DocumentToReread[]>;
  /** Of these witnesses, those that nobody asked for before. */
  unseen(postIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Of these witnesses, those that one of the documents shows. */
  shownAmong(postIds: readonly string[]): Promise<ReadonlySet<string>>;
  close(): Promise<void>;
}

/** Lists the documents in a table of this connection's own, which nobody sees and which ends with it. */
export async function openRereading(
  store: Store,
  chosen: Omit<WorkSelection, 'stage'>,
): Promise<Rereading> {
  const connection = store.dedicated();
  await connection.connect();
  try {
    const db = drizzle(connection);
    const own = sqlTag(db);
    await own.unsafe(`create temp table reread_documents
      (n bigint generated always as identity primary key, key text not null, capture_id text)`);
    await own.unsafe('create temp table reread_posts (post_id text primary key)');
    await own`
      insert into reread_documents (key, capture_id)
      select key, input ->> 'captureId' from lossledger.work
      where ${workCondition(own, { ...chosen, stage: 'extract' })}
      order by created_at, key`;
    await own.unsafe('create index on reread_documents (capture_id)');
    await own.unsafe('analyze reread_documents');
    const [row] = await own<{ n: number }[]>`select count(*)::integer as n from reread_documents`;
    let last = '0';
    const idsIn = async (query: ReturnType<typeof sql>): Promise<ReadonlySet<string>> => {
      const { rows } = await db.execute<{ post_id: string }>(query);
      return new Set(rows.map((one) => one.post_id));
    };
    return {
      documents: row?.n ?? 0,
      async next(limit) {
        const rows = await own<(DocumentToReread & { n: string; json: string })[]>`
          select d.n::text as n, w.key, w.run, w.subject, w.input::text as json
          from reread_documents d join lossledger.work w on w.stage = 'extract' and w.key = d.key
          where d.n > ${last}::bigint order by d.n limit ${limit}`;
        last = rows.at(-1)?.n ?? last;
        return rows.map(({ key, run, subject, json }) => {
          const input: unknown = JSON.parse(json);
          return { key, run, subject, input };
        });
      },
      unseen: (postIds) =>
        idsIn(sql`
        insert into reread_posts
        select distinct id from jsonb_array_elements_text(${JSON.stringify(postIds)}::jsonb) wanted (id)
        on conflict do nothing returning post_id`),
      shownAmong: (postIds) =>
        idsIn(sql`
        select distinct wanted.id as post_id
        from jsonb_array_elements_text(${JSON.stringify(postIds)}::jsonb) wanted (id)
        join lossledger.posts p on p.post_id = wanted.id
        where exists (
          select from lossledger.post_sightings s join reread_documents d using (capture_id)
          where s.post_id = p.post_id
        ) or exists (
          select from lossledger.embeds e
          join lossledger.article_captures a on a.article_id = e.article_id
          join reread_documents d on d.capture_id = a.capture_id
          where e.post_id = p.post_id
        ) or exists (
          select from lossledger.article_captures a join reread_documents d using (capture_id)
          where a.article_id = p.article_id
        )`),
      close: () => connection.end(),
    };
  } catch (error) {
    await connection.end();
    throw error;
  }
}

/** A wording on record that an extractor has not read yet. */
export interface UnreadWording {
  readonly postId: string;
  readonly revision: string;
  readonly textHash: string;
  readonly text: string;
  readonly lang: string | null;
  readonly postedAt: string | null;
  readonly isArticle: boolean;
}

export async function unreadWordings(
  tx: Tx,
  postIds: readonly string[],
  extractor: string,
): Promise<readonly UnreadWording[]> {
  const found: UnreadWording[] = [];
  await inBatches(postIds, async (ids) => {
    const rows = await tx
      .select({
        postId: postRevisions.postId,
        revision: postRevisions.postRevisionId,
        textHash: postRevisions.textHash,
        text: postRevisions.text,
        lang: postRevisions.lang,
        postedAt: posts.postedAt,
        postedOn: posts.postedOn,
        articleId: articles.articleId,
      })
      .from(postRevisions)
      .innerJoin(posts, eq(posts.postId, postRevisions.postId))
      .leftJoin(articles, eq(articles.articleId, posts.articleId))
      .leftJoin(
        readings,
        and(
          eq(readings.postRevisionId, postRevisions.postRevisionId),
          eq(readings.extractor, extractor),
        ),
      )
      .where(
        and(
          inArray(postRevisions.postId, ids),
          isNull(readings.postRevisionId),
          // What was erased is no wording any more.
          ne(postRevisions.text, ''),
        ),
      );
    found.push(
      ...rows.map(({ articleId, postedAt, postedOn, ...row }) => ({
        ...row,
        postedAt: bestTime({ postedAt, postedOn }),
        isArticle: articleId !== null,
      })),
    );
  });
  return found;
}

/** What losses are now, by their last revisions. */
export async function factsOfLosses(
  db: Tx,
  lossIds: readonly string[],
): Promise<ReadonlyMap<string, LossFacts>> {
  const found = new Map<string, LossFacts>();
  await inBatches(lossIds, async (ids) => {
    const rows = await db
      .select({ lossId: losses.lossId, facts: lossRevisions.facts })
      .from(losses)
      .innerJoin(
        lossRevisions,
        and(eq(lossRevisions.lossId, losses.lossId), eq(lossRevisions.revision, losses.revision)),
      )
      .where(inArray(losses.lossId, ids));
    for (const { lossId, facts } of rows) found.set(lossId, facts);
  });
  return found;
}

/** What posts are called, for people. */
export async function namesForPeople(
  db: Tx,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly handle: string | null; readonly url: string | null }>> {
  const rows = await db
    .select({
      postId: posts.postId,
      handle: posts.handle,
      url: sql<string | null>`coalesce(${posts.url}, ${articles.url})`,
    })
    .from(posts)
    .leftJoin(articles, eq(articles.articleId, posts.articleId))
    .where(inArray(posts.postId, [...postIds]));
  return new Map(rows.map(({ postId, ...named }) => [postId, named]));
}
