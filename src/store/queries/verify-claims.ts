import { digestOf, sha256 } from '../../domain/digest.ts';
import { claimId, postRevisionId } from '../../domain/identity.ts';
import { canonicalPostText } from '../../extract/text/post-text.ts';
import type { Sql } from '../sql-tag.ts';

const PAGE = 1_000;

/** A record, and what of it does not hold, in words; null when all of it does. */
export interface CheckedRecord {
  readonly id: string;
  readonly problem: string | null;
}

interface WordingRow {
  readonly post_revision_id: string;
  readonly post_id: string;
  readonly text_hash: string;
  readonly text: string;
  readonly lang: string | null;
  readonly is_article: boolean;
  /** Its exact words are a leaf of its day. */
  readonly is_sealed: boolean;
  readonly is_erased: boolean;
  readonly read_as_of: readonly (string | null)[];
}

/** Every wording of a witness: its id is made of its words, and names what was read in them. */
export async function* checkedWordings(sql: Sql): AsyncGenerator<CheckedRecord> {
  for (let after = ''; ; ) {
    const rows = await sql<WordingRow[]>`
      select r.post_revision_id, r.post_id, r.text_hash, r.text, r.lang,
        p.article_id is not null as is_article,
        exists (select from lossledger.daily_leaves l
          where l.kind = 'wording' and l.id = r.post_revision_id) as is_sealed,
        exists (select from lossledger.erased e
          where e.kind = 'wording' and e.id = r.post_revision_id) as is_erased,
        array(select distinct c.read_as_of::text from lossledger.claims c
          where c.post_revision_id = r.post_revision_id) as read_as_of
      from lossledger.post_revisions r left join lossledger.posts p using (post_id)
      where r.post_revision_id > ${after} order by r.post_revision_id limit ${PAGE}`;
    for (const row of rows) yield { id: row.post_revision_id, problem: problemOfWording(row) };
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.post_revision_id;
  }
}

const REPLACED = '\uFFFD';

function problemOfWording(row: WordingRow): string | null {
  if (postRevisionId(row.post_id, row.text_hash) !== row.post_revision_id) {
    return 'its post or the hash of its words is not what its id is made of';
  }
  // The hash is of the words as one version of the program normalises them: good for days, not for
  // years. Words that Postgres cannot hold were hashed as they were written.
  if (row.is_sealed || row.is_erased || row.text.includes(REPLACED)) return null;
  const words = canonicalPostText(row.text);
  const hashes = row.is_article
    ? row.read_as_of.map((day) => digestOf(words, day, row.lang))
    : [sha256(words)];
  // Of an article that nothing is read in any more, the day it was read as of is not known.
  if (hashes.length === 0 || hashes.includes(row.text_hash)) return null;
  return 'its words are not those it was recorded with';
}

interface ClaimIdRow {
  readonly claim_id: string;
  readonly post_revision_id: string;
  readonly extractor: string;
  readonly ordinal: number;
}

/** Every claim: its id says of which words, by which reader, and which of theirs it is. */
export async function* checkedClaims(sql: Sql): AsyncGenerator<CheckedRecord> {
  for (let after = ''; ; ) {
    const rows = await sql<ClaimIdRow[]>`
      select claim_id, post_revision_id, extractor, ordinal from lossledger.claims
      where claim_id > ${after} order by claim_id limit ${PAGE}`;
    for (const row of rows) {
      const isOwn = claimId(row.post_revision_id, row.extractor, row.ordinal) === row.claim_id;
      yield { id: row.claim_id, problem: isOwn ? null : 'it is not the claim its id is made of' };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.claim_id;
  }
}

/** Most faults of one kind that are named; a table that is emptied need not be told row by row. */
const MOST_NAMED = 1_000;

/** What ties losses, claims and wordings to each other, and is not there. */
export async function missingTies(sql: Sql): Promise<readonly { id: string; problem: string }[]> {
  return sql<{ id: string; problem: string }[]>`
    (select e.loss_id as id, 'its evidence, ' || e.claim_id || ', is on no record' as problem
      from lossledger.evidence e
      where not exists (select from lossledger.claims c where c.claim_id = e.claim_id)
      order by 1, 2 limit ${MOST_NAMED})
    union all
    (select e.loss_id, 'there is evidence for it, ' || e.claim_id || ', and no such loss'
      from lossledger.evidence e
      where not exists (select from lossledger.losses l where l.loss_id = e.loss_id)
      order by 1, 2 limit ${MOST_NAMED})
    union all
    (select s.loss_id, 'it is told of by ' || s.claim_id || ', which is not among its evidence'
      from lossledger.item_sightings s
      where s.is_told and s.claim_id <> '' and not exists (
        select from lossledger.evidence e where e.loss_id = s.loss_id and e.claim_id = s.claim_id)
      order by 1, 2 limit ${MOST_NAMED})
    union all
    (select l.loss_id, 'it stands, and nothing is evidence for it'
      from lossledger.losses l
      where l.merged_into is null and l.review_state not in ('withdrawn', 'rejected')
        and not exists (select from lossledger.evidence e where e.loss_id = l.loss_id)
      order by 1 limit ${MOST_NAMED})
    union all
    (select c.claim_id, 'the words it was read in, ' || c.post_revision_id || ', are on no record'
      from lossledger.claims c
      where not exists (
        select from lossledger.post_revisions r where r.post_revision_id = c.post_revision_id)
      order by 1 limit ${MOST_NAMED})
    union all
    (select s.claim_id, 'the words of its ' || s.field || ' are outside its text'
      from lossledger.claim_spans s
      join lossledger.claims c on c.claim_id = s.claim_id
      where s.span_start < 0 or s.span_end < s.span_start
      order by 1, 2 limit ${MOST_NAMED})
    union all
    (select c.loss_id, 'revision ' || c.revision || ' is gone: the feed of changes lists it'
      from lossledger.loss_changes c
      where not exists (select from lossledger.loss_revisions v
        where v.loss_id = c.loss_id and v.revision = c.revision)
      order by 1, 2 limit ${MOST_NAMED})
    union all
    (select v.loss_id, 'the feed of changes does not list revision ' || v.revision
      from lossledger.loss_revisions v
      where not exists (select from lossledger.loss_changes c
        where v.loss_id = c.loss_id and v.revision = c.revision)
      order by 1, 2 limit ${MOST_NAMED})`;
}
