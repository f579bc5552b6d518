import type { MatchFeatures } from '../../ledger/matching/rules.ts';
import type { Store } from '../connection.ts';

/** Two losses that may be one. */
export interface ProposedMerge {
  readonly loss_id: string;
  readonly other_id: string;
  readonly rule: string;
  readonly score: number;
  readonly features: MatchFeatures;
}

/** Pairs of losses that are proposed to be one, the surest first; of one loss, if it is named. */
export async function proposedMerges(
  sql: Store['sql'],
  limit: number,
  lossId: string | null = null,
): Promise<readonly ProposedMerge[]> {
  const rows = await sql<{ proposal: string }[]>`
    select to_jsonb(found)::text as proposal from (
      select distinct on (loss_id, other_id) loss_id, other_id, rule, score, features
      from (
        select least(a.loss_id, b.loss_id) as loss_id, greatest(a.loss_id, b.loss_id) as other_id,
          e.rule, e.score, e.features
        from lossledger.match_edges e
        join lossledger.item_sightings a on a.sighting_id = e.sighting_a
        join lossledger.item_sightings b on b.sighting_id = e.sighting_b
        where e.state = 'proposed' and a.is_told and b.is_told and a.loss_id <> b.loss_id
          and (${lossId}::text is null or ${lossId} in (a.loss_id, b.loss_id))
      ) pairs
      where not exists (
        select from lossledger.review_decisions d
        join lossledger.item_sightings x on x.sighting_id = d.sighting_a
        join lossledger.item_sightings y on y.sighting_id = d.sighting_b
        where d.kind = 'different'
          and least(x.loss_id, y.loss_id) = pairs.loss_id
          and greatest(x.loss_id, y.loss_id) = pairs.other_id)
      order by loss_id, other_id, score desc
    ) found
    join lossledger.losses one on one.loss_id = found.loss_id
    join lossledger.losses other on other.loss_id = found.other_id
    where one.merged_into is null and other.merged_into is null
      and one.review_state not in ('rejected', 'withdrawn')
      and other.review_state not in ('rejected', 'withdrawn')
    order by found.score desc, found.loss_id, found.other_id limit ${limit}`;
  return rows.map((row) => {
    const proposal: ProposedMerge = JSON.parse(row.proposal);
    return proposal;
  });
}

/** Losses that ask for a look, the longest waiting first. */
export async function lossesToReview(sql: Store['sql'], limit: number): Promise<readonly string[]> {
  const rows = await sql<{ loss_id: string }[]>`
    select loss_id from reporting.losses where review_state = 'needs_review'
    order by updated_at, loss_id limit ${limit}`;
  return rows.map((row) => row.loss_id);
}

/** Where the id of an absorbed loss leads; null for one that stands, or is none. */
export async function redirectOf(sql: Store['sql'], lossId: string): Promise<string | null> {
  const [row] = await sql<{ leads_to: string }[]>`
    select leads_to from reporting.loss_redirects where loss_id = ${lossId}`;
  return row?.leads_to ?? null;
}

/** Ids of losses that begin so, in whatever state, the shortest first. */
export async function lossIdsOnRecord(
  sql: Store['sql'],
  begins: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await sql<{ loss_id: string }[]>`
    select loss_id from lossledger.losses where starts_with(loss_id, ${begins})
    order by length(loss_id), loss_id limit ${limit}`;
  return rows.map((row) => row.loss_id);
}

/** Why tellings of a loss are taken for one item. */
export interface Joined {
  readonly a: string;
  readonly b: string;
  readonly rule: string;
  readonly score: number;
  readonly features: MatchFeatures;
}

export async function joinsOf(sql: Store['sql'], lossId: string): Promise<readonly Joined[]> {
  const rows = await sql<{ joined: string }[]>`
    select jsonb_build_object('a', e.sighting_a, 'b', e.sighting_b, 'rule', e.rule, 'score', e.score,
      'features', e.features)::text as joined
    from lossledger.match_edges e
    join lossledger.item_sightings a on a.sighting_id = e.sighting_a
    join lossledger.item_sightings b on b.sighting_id = e.sighting_b
    where e.state = 'auto' and a.loss_id = ${lossId} and b.loss_id = ${lossId}
    order by e.score desc, e.sighting_a, e.sighting_b`;
  return rows.map((row) => {
    const joined: Joined = JSON.parse(row.joined);
    return joined;
  });
}

/** One revision, with what it changed. */
export interface RevisionOnRecord {
  readonly revision: number;
  readonly at: string;
  readonly author: string;
  readonly reason: string;
  readonly changed: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

export async function revisionsOf(
  sql: Store['sql'],
  lossId: string,
): Promise<readonly RevisionOnRecord[]> {
  const rows = await sql<{ revision: string }[]>`
    select jsonb_build_object('revision', v.revision, 'author', v.author, 'reason', v.reason,
      'at', to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'changed', case when before.facts is null or exists (
          select from lossledger.losses_told_by_hidden told where told.loss_id = v.loss_id) then '{}'::jsonb else (
        select coalesce(jsonb_object_agg(now.key,
          jsonb_build_object('from', before.facts -> now.key, 'to', now.value)), '{}')
        from jsonb_each(v.facts) now
        where now.value is distinct from coalesce(before.facts -> now.key, 'null')) end)::text as revision
    from lossledger.loss_revisions v
    left join lossledger.loss_revisions before
      on before.loss_id = v.loss_id and before.revision = v.revision - 1
    where v.loss_id = ${lossId} order by v.revision`;
  return rows.map((row) => {
    const revision: RevisionOnRecord = JSON.parse(row.revision);
    return revision;
  });
}
