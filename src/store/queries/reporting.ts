import type { Witness } from '../../domain/vocabulary.ts';
import type { Store } from '../connection.ts';

/** A row of reporting.losses as the driver gives it: instants as text in UTC, numbers as numbers. */
export type ReportedLoss = Readonly<Record<string, unknown>> & {
  readonly loss_id: string;
};

export interface LossFilter {
  readonly ids?: readonly string[];
  readonly lostBy?: string;
  readonly model?: string;
  readonly status?: string;
  readonly since?: string;
  readonly limit: number;
}

/** Rows of reporting.losses, oldest record first. */
export async function listLosses(
  sql: Store['sql'],
  filter: LossFilter,
): Promise<readonly ReportedLoss[]> {
  const rows = await sql<{ loss: string }[]>`
    select row_to_json(l)::text as loss from reporting.losses l
    where ${filter.ids === undefined ? sql`true` : sql`loss_id = any(${[...filter.ids]})`}
      and ${filter.lostBy === undefined ? sql`true` : sql`lost_by = ${filter.lostBy}`}
      and ${filter.model === undefined ? sql`true` : sql`(model = ${filter.model} or family = ${filter.model})`}
      and ${filter.status === undefined ? sql`true` : sql`status = ${filter.status}`}
      and ${filter.since === undefined ? sql`true` : sql`updated_at >= ${filter.since}::text::timestamptz`}
    order by recorded_at, loss_id limit ${filter.limit}`;
  return rows.map((row) => parsed(row.loss));
}

/** The view's columns, in the view's order. */
function parsed(json: string): ReportedLoss {
  const loss: ReportedLoss = JSON.parse(json);
  return loss;
}

export interface LossEvidence {
  readonly claim_id: string;
  readonly extractor: string;
  readonly witness: Witness;
  /** Where it was posted; null for an article. */
  readonly platform: string | null;
  readonly handle: string | null;
  readonly post_url: string | null;
  readonly posted: string | null;
  /** Null where it is withheld. */
  readonly text: string | null;
  /** Why the text is not shown: the post's platform shows it no more. */
  readonly withheld: { readonly reason: string; readonly noticed: string } | null;
  readonly spans: readonly { field: string; start: number; end: number }[];
  readonly articles: readonly {
    readonly title: string | null;
    readonly url: string | null;
    /** Of the supplied file. */
    readonly name: string | null;
    readonly sha256: string | null;
  }[];
}

/** The posts and documents a loss rests on, with the characters each field was read from. */
export async function evidenceOf(
  sql: Store['sql'],
  lossId: string,
): Promise<readonly LossEvidence[]> {
  const rows = await sql<{ evidence: string }[]>`
    select jsonb_build_object(
      'claim_id', k.claim_id, 'extractor', k.extractor,
      'witness', case when p.article_id is null then 'post' else 'article' end,
      'platform', case when p.article_id is null then p.platform end,
      'handle', p.handle, 'post_url', p.url,
      'posted', coalesce(to_char(p.posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), p.posted_on::text),
      'text', case when w.post_id is null then r.text end,
      'withheld', case when w.post_id is not null then jsonb_build_object('reason', w.reason,
        'noticed', to_char(w.noticed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end,
      'spans', (select coalesce(jsonb_agg(jsonb_build_object('field', s.field, 'start', s.span_start, 'end', s.span_end) order by s.span_start), '[]')
        from lossledger.claim_spans s where s.claim_id = k.claim_id),
      'articles', (select coalesce(jsonb_agg(jsonb_build_object('title', a.title, 'url', a.url, 'name', c.name,
          'sha256', c.sha256) order by a.first_captured_at, a.article_id), '[]')
        from lossledger.told_in t join lossledger.articles a using (article_id)
        left join lossledger.captures c on c.capture_id = t.capture_id
        where t.post_id = p.post_id)
    )::text as evidence
    from lossledger.evidence e
    join lossledger.claims k using (claim_id)
    join lossledger.post_revisions r using (post_revision_id)
    join lossledger.posts p using (post_id)
    left join lossledger.post_tombstones w on w.post_id = p.post_id
    where e.loss_id = ${lossId}
      and not exists (select from lossledger.hidden_posts h where h.post_id = p.post_id)
    order by k.claim_id`;
  return rows.map((row) => {
    const evidence: LossEvidence = JSON.parse(row.evidence);
    return evidence;
  });
}

export interface HistoryRow {
  readonly revision: number;
  readonly author: string;
  readonly reason: string;
  readonly at: string;
}

export async function historyOf(sql: Store['sql'], lossId: string): Promise<readonly HistoryRow[]> {
  return sql<HistoryRow[]>`
    select revision, author, reason, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from lossledger.loss_revisions where loss_id = ${lossId} order by revision`;
}

/** A picture or video of a post that tells of a loss: a row of reporting.loss_media. */
export interface LossMedia {
  readonly media_sha256: string | null;
  readonly state: 'kept' | 'waiting' | 'missing' | 'not_asked';
  readonly kind: string | null;
  readonly mime: string | null;
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly decode_error: string | null;
  readonly quality: number | null;
  readonly alt_text: string | null;
  readonly source_url: string;
  readonly post_url: string | null;
  readonly alike_sha256: readonly string[];
}

export async function mediaOf(sql: Store['sql'], lossId: string): Promise<readonly LossMedia[]> {
  const rows = await sql<{ media: string }[]>`
    select (to_jsonb(m) - 'loss_id')::text as media from reporting.loss_media m
    where loss_id = ${lossId} order by post_url, position, source_url, media_sha256`;
  return rows.map((row) => {
    const media: LossMedia = JSON.parse(row.media);
    return media;
  });
}
