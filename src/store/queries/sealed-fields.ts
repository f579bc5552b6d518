import { canonicalJson, sha256 } from '../../domain/digest.ts';
import { recordLeaf, type SealedFields, type SealedKind } from '../../ledger/daily-seal.ts';
import type { Sql } from '../sql-tag.ts';

/** A record as the leaves of a day name it. */
export interface RecordName {
  readonly kind: SealedKind;
  readonly id: string;
}

interface FieldsRow {
  readonly id: string;
  readonly fields: string;
}

/** What each of the records is sealed by, as it is on record now; none for one that is not there. */
export async function sealedFieldsOf(
  sql: Sql,
  records: readonly RecordName[],
): Promise<ReadonlyMap<string, SealedFields>> {
  const found = new Map<string, SealedFields>();
  const ids = new Map<SealedKind, string[]>();
  for (const { kind, id } of records) ids.set(kind, [...(ids.get(kind) ?? []), id]);
  for (const [kind, wanted] of ids) {
    for (const { id, fields } of await ROWS[kind](sql, wanted)) {
      const parsed: SealedFields = JSON.parse(fields);
      found.set(nameOf({ kind, id }), kind === 'reading' ? sealedReading(parsed) : parsed);
    }
  }
  return found;
}

/** The leaf of each record that is there. */
export async function leavesOf(
  sql: Sql,
  records: readonly RecordName[],
): Promise<ReadonlyMap<string, string>> {
  const fields = await sealedFieldsOf(sql, records);
  return new Map(
    records.flatMap(({ kind, id }) => {
      const name = nameOf({ kind, id });
      const own = fields.get(name);
      return own === undefined ? [] : [[name, recordLeaf(kind, id, own)] as const];
    }),
  );
}

/**
 * Those of the records that lost what they were sealed with to an erasure: their leaf alone stands for
 * them. Of a picture and a revision nothing that is sealed is erased.
 */
export async function erasedAmong(
  sql: Sql,
  records: readonly RecordName[],
): Promise<ReadonlySet<string>> {
  // What was read in words goes with the words.
  const emptied = records.filter(({ kind }) => EMPTIED.has(kind));
  const wanted = emptied.map(({ kind, id }) => ({
    kind,
    id,
    by: kind === 'reading' ? 'wording' : kind,
    of: kind === 'reading' ? id.slice(0, id.indexOf(' ')) : id,
  }));
  const rows = await sql<RecordName[]>`
    select w.kind, w.id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (kind text, id text, by text, of text)
    join lossledger.erased e on e.kind = w.by and e.id = w.of`;
  return new Set(rows.map(nameOf));
}

const EMPTIED: ReadonlySet<SealedKind> = new Set<SealedKind>(['capture', 'wording', 'reading']);

export function nameOf({ kind, id }: RecordName): string {
  return `${kind} ${id}`;
}

/** Of what a reader said of a wording, how many claims and their digest: a leaf is small. */
function sealedReading({ claims }: SealedFields): SealedFields {
  return {
    // Only their number is taken of a list of whatever.
    // type-coverage:ignore-next-line
    claims: Array.isArray(claims) ? claims.length : 0,
    claims_sha256: sha256(canonicalJson(claims)),
  };
}

/** Microseconds, as Postgres keeps them: a change of one is a change. */
const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/**
 * What of a claim its reading is sealed with. The list belongs to the seals' algorithm: another column
 * of the table is none of theirs, or every day sealed before it came would differ.
 */
const SEALED_OF_CLAIM = [
  'claim_id',
  'post_revision_id',
  'extractor',
  'ordinal',
  'kind',
  'model',
  'model_raw',
  'family',
  'category',
  'quantity',
  'lost_by',
  'status',
  'tags',
  'caused_by',
  'attacker',
  'place_name',
  'place_admin1',
  'place_country',
  'place_latitude',
  'place_longitude',
  'place_where_prec',
  'place_uncertainty_km',
  'place_id',
  'place_basis',
  'date_from',
  'date_to',
  'date_prec',
  'date_basis',
  'read_as_of',
  'confidence',
  'needs_review',
];

/** A claim as its reading is sealed with: all that was read, and where. */
export const CLAIM_CONTENT = `(select jsonb_object_agg(e.key, e.value) from jsonb_each(to_jsonb(c)) e
  where e.key = any('{${SEALED_OF_CLAIM.join(',')}}'::text[])) || jsonb_build_object('spans', (
  select coalesce(jsonb_agg(jsonb_build_object('field', s.field, 'start', s.span_start, 'end', s.span_end)
    order by s.field), '[]') from lossledger.claim_spans s where s.claim_id = c.claim_id))`;

type RowsOf = (sql: Sql, ids: readonly string[]) => PromiseLike<readonly FieldsRow[]>;

const ROWS: Readonly<Record<SealedKind, RowsOf>> = {
  capture: (sql, ids) => sql<FieldsRow[]>`
    select capture_id as id, jsonb_build_object('sha256', sha256, 'bytes', bytes, 'url', url, 'name', name,
      'kind', kind, 'charset', charset, 'flags', flags, 'source_id', source_id,
      'captured_at', to_char(captured_at at time zone 'UTC', ${sql.unsafe(INSTANT)}),
      'recorded_at', to_char(recorded_at at time zone 'UTC', ${sql.unsafe(INSTANT)}))::text as fields
    from lossledger.captures where capture_id = any(${ids}::text[])`,
  media: (sql, ids) => sql<FieldsRow[]>`
    select sha256 as id, jsonb_build_object('bytes', bytes,
      'recorded_at', to_char(recorded_at at time zone 'UTC', ${sql.unsafe(INSTANT)}))::text as fields
    from lossledger.media where sha256 = any(${ids}::text[])`,
  wording: (sql, ids) => sql<FieldsRow[]>`
    select post_revision_id as id, jsonb_build_object('post_id', post_id, 'text_hash', text_hash,
      'text_sha256', encode(sha256(convert_to(text, 'UTF8')), 'hex'), 'lang', lang, 'media', media)::text as fields
    from lossledger.post_revisions where post_revision_id = any(${ids}::text[])`,
  reading: (sql, ids) => sql<FieldsRow[]>`
    select wanted.id, jsonb_build_object('claims', coalesce((
      select jsonb_agg(${sql.unsafe(CLAIM_CONTENT)} order by c.ordinal)
      from lossledger.claims c
      where c.post_revision_id = r.post_revision_id and c.extractor = r.extractor), '[]'))::text as fields
    from unnest(${ids}::text[]) as wanted (id)
    join lossledger.readings r
      on r.post_revision_id = split_part(wanted.id, ' ', 1)
      and r.extractor = substr(wanted.id, strpos(wanted.id, ' ') + 1)`,
  revision: (sql, ids) => sql<FieldsRow[]>`
    select wanted.id, jsonb_build_object('chain', v.chain)::text as fields
    from unnest(${ids}::text[]) as wanted (id)
    join lossledger.loss_revisions v
      on v.loss_id = split_part(wanted.id, '/', 1) and v.revision = split_part(wanted.id, '/', 2)::integer`,
  // Its names are not: an erasure takes them away, and adds digests.
  takedown: (sql, ids) => sql<FieldsRow[]>`
    select takedown_id::text as id, jsonb_build_object('kind', kind, 'with_copies', with_copies,
      'reason', reason, 'taken_by', taken_by,
      'taken_at', to_char(taken_at at time zone 'UTC', ${sql.unsafe(INSTANT)}))::text as fields
    from lossledger.takedowns where takedown_id = any(${ids}::bigint[])`,
  lift: (sql, ids) => sql<FieldsRow[]>`
    select takedown_id::text as id, jsonb_build_object('reason', reason, 'lifted_by', lifted_by,
      'lifted_at', to_char(lifted_at at time zone 'UTC', ${sql.unsafe(INSTANT)}))::text as fields
    from lossledger.takedown_lifts where takedown_id = any(${ids}::bigint[])`,
  erasure: (sql, ids) => sql<FieldsRow[]>`
    select erasure_id::text as id, jsonb_build_object('takedown_id', takedown_id, 'erased_by', erased_by,
      'erased_at', to_char(erased_at at time zone 'UTC', ${sql.unsafe(INSTANT)}))::text as fields
    from lossledger.takedown_erasures where erasure_id = any(${ids}::bigint[])`,
};
