import type { Store } from '../connection.ts';
import type { WorkId, WorkState } from './work.ts';

export interface TreeCount {
  readonly stage: string;
  readonly state: WorkState;
  readonly items: number;
  /** Of these, those that wait because a try failed. */
  readonly failedOnce: number;
}

/** The roots and all work that followed from them, counted by stage and state. */
export async function countWorkTree(
  sql: Store['sql'],
  roots: readonly WorkId[],
): Promise<readonly TreeCount[]> {
  return sql<TreeCount[]>`
    with recursive tree as (
      select w.stage, w.key, w.state, w.error_code, w.next
      from jsonb_to_recordset(${JSON.stringify(roots)}::text::jsonb) as root (stage text, key text)
      join lossledger.work w using (stage, key)
      union
      select w.stage, w.key, w.state, w.error_code, w.next
      from tree t
      cross join lateral jsonb_to_recordset(t.next) as n (stage text, key text)
      join lossledger.work w on w.stage = n.stage and w.key = n.key
    )
    select stage, state, count(*)::integer as items,
      (count(*) filter (where state = 'waiting' and error_code is not null))::integer as "failedOnce"
    from tree group by stage, state`;
}

export interface Trouble {
  readonly stage: string;
  readonly key: string;
  readonly subject: string;
  readonly state: WorkState;
  readonly code: string | null;
  readonly message: string | null;
}

/** The roots themselves with how they stand, and whatever after them did not end well. */
export async function troubleInTree(
  sql: Store['sql'],
  roots: readonly WorkId[],
): Promise<readonly Trouble[]> {
  return sql<Trouble[]>`
    with recursive tree as (
      select w.* from jsonb_to_recordset(${JSON.stringify(roots)}::text::jsonb) as root (stage text, key text)
      join lossledger.work w using (stage, key)
      union
      select w.* from tree t
      cross join lateral jsonb_to_recordset(t.next) as n (stage text, key text)
      join lossledger.work w on w.stage = n.stage and w.key = n.key
    )
    select stage, key, subject, state, error_code as code, error_message as message
    from tree where state in ('failed', 'quarantined')
    union all
    -- Parts of a piece of work that were set aside alone, while the rest of it went on.
    select q.stage, q.subject_key, q.subject, 'quarantined', q.code, q.message
    from lossledger.quarantine q join tree t on t.stage = q.stage and t.key = q.work_key
    where q.subject_key <> q.work_key
    order by stage, subject`;
}

export interface DocumentResult {
  /** Of the bytes, for a document that was supplied; null for a page. */
  readonly sha256: string | null;
  /** As asked for, for a page that was fetched; null for a file. */
  readonly url: string | null;
  readonly posts: number;
  readonly claims: number;
  readonly losses: readonly string[];
}

export type DocumentName = { readonly sha256: string } | { readonly url: string };

/** What a document with these bytes, or a page fetched from this address, holds as the ledger has it now. */
export async function documentResult(
  sql: Store['sql'],
  document: DocumentName,
): Promise<DocumentResult> {
  const captured =
    'sha256' in document
      ? sql`select capture_id from lossledger.captures where sha256 = ${document.sha256}`
      : sql`select capture_id from lossledger.retrievals where md5(requested_url) = md5(${document.url}::text) and requested_url = ${document.url}`;
  const [row] = await sql<{ posts: number; claims: number; losses: string[] }[]>`
    with captured as (${captured}), carried as (
      select t.post_id
      from captured
      join lossledger.article_captures ac using (capture_id)
      join lossledger.told_in t using (article_id)
      union
      select s.post_id from captured join lossledger.post_sightings s using (capture_id)
    )
    select
      (select count(*)::integer from carried join lossledger.posts p using (post_id)
        where p.article_id is null) as posts,
      (select count(*)::integer from carried
        join lossledger.post_revisions r using (post_id)
        join lossledger.claims k using (post_revision_id)) as claims,
      (select coalesce(array_agg(l.loss_id order by l.loss_id), '{}')
        from carried join lossledger.losses l using (post_id)
        where l.review_state not in ('rejected', 'withdrawn')) as losses`;
  return {
    sha256: 'sha256' in document ? document.sha256 : null,
    url: 'url' in document ? document.url : null,
    posts: row?.posts ?? 0,
    claims: row?.claims ?? 0,
    losses: row?.losses ?? [],
  };
}
