import type { Sql } from '../sql-tag.ts';

/** Most faults of one kind that are named. */
const MOST_NAMED = 1_000;

export interface ErasureFault {
  readonly kind: 'wording' | 'claim' | 'capture' | 'media' | 'loss';
  readonly id: string;
  readonly problem: string;
}

/**
 * Records that are said to be erased, and are not: no takedown erased them, or what they said is there.
 * A row in `erased` excuses that a record is not what its digest was made of, so it must be true itself.
 */
export async function untrueErasures(sql: Sql): Promise<readonly ErasureFault[]> {
  return sql<ErasureFault[]>`
    (select case e.kind when 'revision' then 'loss' when 'post' then 'wording' when 'blob' then 'capture'
        else e.kind end as kind,
      e.id, 'it is said to be erased by takedown ' || e.takedown_id || ', which erased nothing' as problem
      from lossledger.erased e
      where not exists (
        select from lossledger.takedowns t
        join lossledger.takedown_erasures x on x.takedown_id = t.takedown_id
        where t.takedown_id = e.takedown_id)
      order by 1, 2 limit ${MOST_NAMED})
    union all
    (select 'wording', r.post_revision_id, 'it is said to be erased, and has words'
      from lossledger.erased e
      join lossledger.post_revisions r on r.post_revision_id = e.id
      where e.kind = 'wording' and (r.text <> '' or r.media <> '[]' or r.lang is not null)
      order by 2 limit ${MOST_NAMED})
    union all
    (select 'claim', c.claim_id, 'the words it was read in are said to be erased, and it quotes some'
      from lossledger.erased e
      join lossledger.claims c on c.post_revision_id = e.id
      where e.kind = 'wording' and num_nonnulls(
        c.model_raw, c.place_name, c.place_id, c.place_latitude, c.place_longitude) > 0
      order by 2 limit ${MOST_NAMED})
    union all
    (select 'capture', c.capture_id, 'it is said to be erased, and says where it is from'
      from lossledger.erased e
      join lossledger.captures c on c.capture_id = e.id
      left join lossledger.retrievals t on t.capture_id = c.capture_id
      where e.kind = 'capture' and (num_nonnulls(c.url, c.name, t.address, t.etag, t.last_modified) > 0
        or t.requested_url <> '' or t.final_url <> '' or t.redirects <> '[]'
        or t.request_headers <> '{}' or t.response_headers <> '{}')
      order by 2 limit ${MOST_NAMED})
    union all
    (select 'loss', v.loss_id, 'revision ' || v.revision || ' is said to be erased, and has words'
      from lossledger.erased e
      join lossledger.loss_revisions v
        on v.loss_id = split_part(e.id, '/', 1) and v.revision = split_part(e.id, '/', 2)::integer
      where e.kind = 'revision' and (v.salt <> '' or jsonb_strip_nulls(v.facts)
        ?| array['model_raw', 'place_name', 'place_id', 'latitude', 'longitude'])
      order by 2, 3 limit ${MOST_NAMED})`;
}
