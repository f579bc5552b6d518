import { sql } from 'drizzle-orm';
import { toPgSafe } from '../../domain/text.ts';
import type { Store, Tx } from '../connection.ts';
import { takedownLifts, takedownNames, takedowns } from '../schema/index.ts';
import { inBatches } from './wordings.ts';

export const TAKEDOWN_KINDS = ['post', 'picture', 'author', 'article'] as const;
export type TakedownKind = (typeof TAKEDOWN_KINDS)[number];

/** A name that something goes by, and what it is compared by. */
export interface TakedownName {
  /** SHA-256 of the name; of a picture, of the file. */
  readonly digest: string;
  readonly name: string;
}

export interface NewTakedown {
  readonly kind: TakedownKind;
  readonly names: readonly TakedownName[];
  readonly withCopies: boolean;
}

/** Who takes down or lets back, why and when. */
export interface TakingDown {
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
}

/** Posts that came to be hidden, or to be seen again. */
export interface HiddenChange {
  readonly postId: string;
  /** Null for one that is seen again. */
  readonly takedownId: number | null;
}

/** Spells "TAKE": the lock that `lossledger.hide` shares, held here alone. */
const TAKEDOWN_LOCK = 0x54414b45;

/** Waits for documents that are being written; those after see what this transaction takes down. */
export async function lockTakedowns(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${TAKEDOWN_LOCK})`);
}

/** Puts a takedown on record. It hides nothing yet: see `hideWhatIsTakenDown`. */
export async function addTakedown(
  tx: Tx,
  { kind, names, withCopies }: NewTakedown,
  { by, reason, at }: TakingDown,
): Promise<number> {
  const [row] = await tx
    .insert(takedowns)
    .values({ kind, withCopies, reason: toPgSafe(reason), takenBy: toPgSafe(by), takenAt: at })
    .returning({ takedownId: takedowns.takedownId });
  if (row === undefined) throw new Error('unreachable: an insert returns its row');
  const { takedownId } = row;
  await inBatches(
    names.map(({ digest, name }) => ({ takedownId, digest, name: toPgSafe(name) })),
    (batch) => tx.insert(takedownNames).values(batch).onConflictDoNothing(),
  );
  return takedownId;
}

/** False where it does not stand. */
export async function addLift(
  tx: Tx,
  takedownId: number,
  { by, reason, at }: TakingDown,
): Promise<boolean> {
  const written = await tx
    .insert(takedownLifts)
    .values({ takedownId, reason: toPgSafe(reason), liftedBy: toPgSafe(by), liftedAt: at })
    .onConflictDoNothing()
    .returning({ takedownId: takedownLifts.takedownId });
  return written.length > 0;
}

/** Makes what is hidden of these what standing takedowns say, and says what that changed. */
export async function hideWhatIsTakenDown(
  tx: Tx,
  postIds: readonly string[],
  articleIds: readonly string[],
): Promise<readonly HiddenChange[]> {
  const { rows } = await tx.execute<{ post: string; takedown: string | null }>(sql`
    select changed_post as post, by_takedown::text as takedown
    from lossledger.hide(${sql.param([...postIds])}::text[], ${sql.param([...articleIds])}::text[])
    order by 1`);
  return rows.map(({ post, takedown }) => ({
    postId: post,
    takedownId: takedown === null ? null : Number(takedown),
  }));
}

/** What of the ledger the names of a takedown mean now, and what they hide. */
export interface TakedownReach {
  readonly posts: readonly string[];
  readonly articles: readonly string[];
  readonly pictures: readonly string[];
}

export async function reachOf(tx: Tx, takedownId: number): Promise<TakedownReach> {
  const { rows } = await tx.execute<{ kind: string; id: string }>(sql`
    select distinct 'post' as kind, post_id as id from lossledger.posts_taken_down
    where takedown_id = ${takedownId}
    union
    select 'article', article_id from lossledger.articles_taken_down where takedown_id = ${takedownId}
    union
    select 'picture', sha256 from lossledger.pictures_taken_down where takedown_id = ${takedownId}
    order by 1, 2`);
  return reachIn(rows);
}

/** What a takedown hides as it stands, itself and what follows from it. */
export async function hiddenBy(tx: Tx, takedownId: number): Promise<TakedownReach> {
  const { rows } = await tx.execute<{ kind: string; id: string }>(sql`
    select 'post' as kind, post_id as id from lossledger.hidden_posts where takedown_id = ${takedownId}
    union
    select 'article', article_id from lossledger.hidden_articles where takedown_id = ${takedownId}
    union
    select 'picture', sha256 from lossledger.hidden_media where takedown_id = ${takedownId}
    order by 1, 2`);
  return reachIn(rows);
}

function reachIn(rows: readonly { readonly kind: string; readonly id: string }[]): TakedownReach {
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  return { posts: of('post'), articles: of('article'), pictures: of('picture') };
}

/** Of what one takedown hid, what nothing hides any more: no other takedown, and no erasure. */
export async function shownAgain(tx: Tx, hidden: TakedownReach): Promise<TakedownReach> {
  const ids = JSON.stringify(hidden);
  const { rows } = await tx.execute<{ kind: string; id: string }>(sql`
    with was as (select ${ids}::jsonb as hidden)
    select 'post' as kind, id from was, jsonb_array_elements_text(hidden -> 'posts') w (id)
    where not exists (select from lossledger.hidden_posts h where h.post_id = w.id)
    union
    select 'article', id from was, jsonb_array_elements_text(hidden -> 'articles') w (id)
    where not exists (select from lossledger.hidden_articles h where h.article_id = w.id)
    union
    select 'picture', id from was, jsonb_array_elements_text(hidden -> 'pictures') w (id)
    where not exists (select from lossledger.hidden_media h where h.sha256 = w.id)
    order by 1, 2`);
  return reachIn(rows);
}

/** Of the witnesses, those that are hidden. */
export async function hiddenAmong(
  tx: Tx,
  postIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = JSON.stringify(postIds);
  const { rows } = await tx.execute<{ post_id: string }>(sql`
    select h.post_id from jsonb_array_elements_text(${ids}::jsonb) wanted (id)
    join lossledger.hidden_posts h on h.post_id = wanted.id`);
  return new Set(rows.map((row) => row.post_id));
}

/** Changes whenever something is taken down or let back. */
export async function takedownMark(tx: Tx): Promise<string> {
  const { rows } = await tx.execute<{ mark: string }>(sql`
    select (select count(*) from lossledger.takedowns) || '/'
      || (select count(*) from lossledger.takedown_lifts) as mark`);
  return rows[0]?.mark ?? '';
}

/** Has reporting gather anew what shows these files. */
export async function noteFiles(tx: Tx, files: readonly string[]): Promise<void> {
  await tx.execute(sql`select lossledger.note_files(${sql.param([...files])}::text[])`);
}

/** Takes the account's name out of work that waits, ended or failed with these posts. */
export async function forgetHandlesInWork(tx: Tx, postIds: readonly string[]): Promise<void> {
  const ids = JSON.stringify(postIds);
  await tx.execute(sql`
    with meant as (
      select w.stage, w.key from lossledger.work w
      where w.stage = 'record' and exists (
        select from jsonb_array_elements(w.input -> 'posts') told
        join jsonb_array_elements_text(${ids}::jsonb) wanted (id) on wanted.id = told ->> 'postId')
    ), of_work as (
      update lossledger.work w set subject = 'posts, of which some were taken down', input = jsonb_set(
        w.input, '{posts}', (
          select jsonb_agg(case when wanted.id is null then told
            else told || '{"handle": null}' end order by n)
          from jsonb_array_elements(w.input -> 'posts') with ordinality each (told, n)
          left join jsonb_array_elements_text(${ids}::jsonb) wanted (id)
            on wanted.id = told ->> 'postId'))
      from meant m where m.stage = w.stage and m.key = w.key
      returning w.stage, w.key, w.subject, w.input
    )
    update lossledger.quarantine q set subject = w.subject, input = w.input
    from of_work w where q.stage = w.stage and q.work_key = w.key`);
}

/** Whose every name a post goes by, so that it is known again under any of them. */
export async function namesOfPosts(tx: Tx, postIds: readonly string[]): Promise<readonly string[]> {
  const ids = JSON.stringify(postIds);
  const { rows } = await tx.execute<{ key: string }>(sql`
    select distinct a.key from jsonb_array_elements_text(${ids}::jsonb) wanted (id)
    join lossledger.post_aliases a on a.post_id = wanted.id order by 1`);
  return rows.map(({ key }) => key);
}

/** The posts that go by any of these names, and, of a copy, the post it was found to be. */
export async function postsNamed(tx: Tx, names: readonly string[]): Promise<readonly string[]> {
  const keys = JSON.stringify(names);
  const { rows } = await tx.execute<{ post_id: string }>(sql`
    with named as (
      select a.post_id from jsonb_array_elements_text(${keys}::jsonb) wanted (key)
      join lossledger.post_aliases a on a.key = wanted.key
      union
      select p.post_id from jsonb_array_elements_text(${keys}::jsonb) wanted (id)
      join lossledger.posts p on p.post_id = wanted.id
    )
    select post_id from named
    union
    select r.post_id from named join lossledger.post_resolutions r on r.copy_id = named.post_id
    where r.undone_at is null order by 1`);
  return rows.map((row) => row.post_id);
}

/** The keys of articles that go by an id of ours, or were made from a file. */
export async function articleKeysOf(tx: Tx, named: string): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ article_key: string }>(sql`
    select article_key from lossledger.articles where article_id = ${named}
    union
    select a.article_key from lossledger.captures c
    join lossledger.article_captures using (capture_id)
    join lossledger.articles a using (article_id)
    where c.sha256 = ${named} order by 1`);
  return rows.map((row) => row.article_key);
}

/** Every file that links tie to one, directly or through others. */
export async function copiesOfPicture(tx: Tx, sha256: string): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ sha256: string }>(sql`
    with recursive alike (sha256) as (
      select ${sha256}::text
      union
      select case when k.sha_a = alike.sha256 then k.sha_b else k.sha_a end
      from alike join lossledger.media_links k
        on alike.sha256 in (k.sha_a, k.sha_b) and k.state in ('auto', 'confirmed')
    )
    select sha256 from alike order by 1`);
  return rows.map((row) => row.sha256);
}

export interface TakedownOnRecord {
  readonly takedown_id: number;
  readonly kind: TakedownKind;
  /** As it was given; null once it was erased. */
  readonly target: string | null;
  readonly digest: string;
  readonly with_copies: boolean;
  readonly reason: string;
  readonly taken_by: string;
  readonly taken_at: string;
  readonly posts: number;
  readonly articles: number;
  readonly pictures: number;
  readonly erased_at: string | null;
  readonly lifted_at: string | null;
  readonly lift_reason: string | null;
}

export async function listTakedowns(
  sqlOf: Store['sql'],
  chosen: { readonly id?: number; readonly isStanding?: boolean; readonly limit: number },
): Promise<readonly TakedownOnRecord[]> {
  const rows = await sqlOf<{ takedown: string }[]>`
    select jsonb_build_object('takedown_id', t.takedown_id, 'kind', t.kind, 'target', n.name,
      'digest', n.digest, 'with_copies', t.with_copies, 'reason', t.reason, 'taken_by', t.taken_by,
      'taken_at', to_char(t.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'posts', (select count(*) from lossledger.hidden_posts h where h.takedown_id = t.takedown_id),
      'articles', (select count(*) from lossledger.hidden_articles h where h.takedown_id = t.takedown_id),
      'pictures', (select count(distinct sha256) from lossledger.hidden_media h
        where h.takedown_id = t.takedown_id),
      'erased_at', (select to_char(max(e.erased_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        from lossledger.takedown_erasures e where e.takedown_id = t.takedown_id),
      'lifted_at', to_char(l.lifted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'lift_reason', l.reason)::text as takedown
    from lossledger.takedowns t
    left join lossledger.takedown_lifts l using (takedown_id)
    join lateral (
      select name, digest from lossledger.takedown_names
      where takedown_id = t.takedown_id order by name is null, name, digest limit 1
    ) n on true
    where ${chosen.id === undefined ? sqlOf`true` : sqlOf`t.takedown_id = ${chosen.id}`}
      and ${chosen.isStanding === true ? sqlOf`l.takedown_id is null` : sqlOf`true`}
    order by t.takedown_id desc limit ${chosen.limit}`;
  return rows.map((row) => {
    const takedown: TakedownOnRecord = JSON.parse(row.takedown);
    return takedown;
  });
}
