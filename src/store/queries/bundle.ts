import {
  closingLeaf,
  isSealedKind,
  type SealedFields,
  type SealedKind,
} from '../../ledger/daily-seal.ts';
import { inclusionProofs } from '../../ledger/merkle.ts';
import type { Sql } from '../sql-tag.ts';
import { CLAIM_CONTENT, nameOf, type RecordName, sealedFieldsOf } from './sealed-fields.ts';

/** JSON as Postgres gave it. */
export type Json = Readonly<Record<string, unknown>>;

/** A capture that carries what a loss rests on. */
export interface BundledCapture extends Json {
  readonly capture_id: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Why its bytes are kept back; null where they are not. */
  readonly withheld: string | null;
}

export interface BundledMedia extends Json {
  readonly sha256: string;
  readonly bytes: number;
  readonly thumbnail_sha256: string | null;
  readonly withheld: string | null;
}

export interface BundledWitness extends Json {
  readonly post_id: string;
  readonly withheld: string | null;
  readonly wordings: readonly (Json & { readonly post_revision_id: string })[];
}

export interface BundledReading extends Json {
  readonly post_revision_id: string;
  readonly extractor: string;
  readonly claims: readonly Json[];
}

export interface BundledRevision extends Json {
  readonly revision: number;
}

/** A record's place under the root of the day it was sealed with. */
export interface RecordProof {
  readonly kind: SealedKind;
  readonly id: string;
  /** What its leaf is made of; null where that is withheld. */
  readonly fields: SealedFields | null;
  readonly leaf: string;
  readonly day: string;
  readonly position: number;
  readonly path: readonly string[];
}

export interface DayProof {
  readonly day: string;
  readonly leaves: number;
  readonly root: string;
  readonly previous_root: string;
  readonly computed_at: string;
  readonly algorithm: string;
  /** From the closing leaf to the root. */
  readonly closing_path: readonly string[];
}

/** Everything a loss rests on, as one snapshot of the ledger has it. */
export interface LossEvidenceWhole {
  readonly loss: Json;
  readonly revisions: readonly BundledRevision[];
  readonly evidence: readonly string[];
  readonly readings: readonly BundledReading[];
  readonly witnesses: readonly BundledWitness[];
  readonly captures: readonly BundledCapture[];
  readonly media: readonly BundledMedia[];
  readonly proofs: { readonly days: readonly DayProof[]; readonly records: readonly RecordProof[] };
  /** Records that no sealed day has yet. */
  readonly unsealed: readonly RecordName[];
}

/** Null where no such loss is published. */
export async function gatherEvidence(sql: Sql, lossId: string): Promise<LossEvidenceWhole | null> {
  return sql.begin(async (tx) => {
    await tx`set transaction isolation level repeatable read read only`;
    const [row] = await tx<{ json: string }[]>`
      select to_jsonb(l)::text as json from reporting.losses l where loss_id = ${lossId}`;
    if (row === undefined) return null;
    const loss: Json = JSON.parse(row.json);
    const revisions = await rowsOf<BundledRevision>(tx, REVISIONS, lossId);
    const witnesses = await rowsOf<BundledWitness>(tx, WITNESSES, lossId);
    const readings = await rowsOf<BundledReading>(tx, READINGS, lossId);
    const evidence = await rowsOf<{ claim_id: string }>(tx, EVIDENCE, lossId);
    const captures = await rowsOf<BundledCapture>(tx, CAPTURES, lossId);
    const media = await rowsOf<BundledMedia>(tx, MEDIA, lossId);
    const records = recordsOf(lossId, { revisions, witnesses, readings, captures, media });
    return {
      loss,
      revisions,
      evidence: evidence.map(({ claim_id: id }) => id),
      readings,
      witnesses,
      captures,
      media,
      ...(await provenIn(tx, records)),
    };
  });
}

async function rowsOf<Row>(tx: Sql, text: string, lossId: string): Promise<readonly Row[]> {
  const rows = await tx<{ json: string }[]>`
    with of_loss (loss_id) as (values (${lossId}::text)),
    post_of_loss as (${tx.unsafe(POSTS_OF_LOSS)})
    ${tx.unsafe(text)}`;
  return rows.map(({ json }) => {
    const row: Row = JSON.parse(json);
    return row;
  });
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
const MILLISECONDS = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** Who tells of it, and why what they say is withheld, if it is. */
const POSTS_OF_LOSS = `
  select distinct on (r.post_id) r.post_id,
    case when h.post_id is not null then 'taken down' else z.reason end as withheld
  from lossledger.evidence e
  join of_loss using (loss_id)
  join lossledger.claims c using (claim_id)
  join lossledger.post_revisions r using (post_revision_id)
  left join lossledger.hidden_posts h on h.post_id = r.post_id
  left join lossledger.post_tombstones z on z.post_id = r.post_id
  order by r.post_id`;

/** What a takedown hid may be told by earlier revisions: of those the digest stands alone. */
const REVISIONS = `
  select (jsonb_build_object('revision', v.revision, 'author', v.author, 'reason', v.reason,
    'at', to_char(v.at at time zone 'UTC', ${MILLISECONDS}), 'digest', v.digest, 'chain', v.chain)
    || case when w.is_withheld then '{"withheld": "taken down"}'::jsonb
      else jsonb_build_object('facts', v.facts, 'salt', v.salt, 'withheld', null) end)::text as json
  from lossledger.loss_revisions v join of_loss using (loss_id)
  cross join lateral (select exists (select from lossledger.erased d
      where d.kind = 'revision' and d.id = v.loss_id || '/' || v.revision)
    or (exists (select from lossledger.losses_told_by_hidden t where t.loss_id = v.loss_id)
      and v.revision < coalesce(
        (select max(t.revision) from lossledger.loss_revisions t
          where t.loss_id = v.loss_id and t.author like 'takedown %'),
        (select max(t.revision) from lossledger.loss_revisions t where t.loss_id = v.loss_id)))
    as is_withheld) w
  order by v.revision`;

const EVIDENCE = `
  select jsonb_build_object('claim_id', e.claim_id)::text as json
  from lossledger.evidence e join of_loss using (loss_id)
  join lossledger.claims c using (claim_id)
  join lossledger.post_revisions r using (post_revision_id)
  join post_of_loss p using (post_id)
  where p.withheld is distinct from 'taken down' order by e.claim_id`;

const WITNESSES = `
  select (case when o.withheld = 'taken down' then jsonb_build_object('post_id', o.post_id)
    else jsonb_build_object('post_id', o.post_id, 'platform', p.platform, 'native_id', p.native_id,
      'url', p.url, 'handle', p.handle, 'author_name', p.author_name, 'posted_on', p.posted_on,
      'posted_at', to_char(p.posted_at at time zone 'UTC', ${MILLISECONDS}),
      'articles', (select coalesce(jsonb_agg(distinct jsonb_build_object('title', a.title, 'url', a.url)), '[]')
        from lossledger.told_in t join lossledger.articles a using (article_id)
        where t.post_id = o.post_id
          and not exists (select from lossledger.hidden_articles x where x.article_id = a.article_id)))
    end || jsonb_build_object('withheld', o.withheld, 'wordings', (
      select jsonb_agg(jsonb_build_object('post_revision_id', r.post_revision_id, 'text_hash', r.text_hash)
        || case when o.withheld is null then jsonb_build_object('text', r.text, 'lang', r.lang, 'media', r.media)
          else '{}' end order by r.post_revision_id)
      from lossledger.post_revisions r where r.post_id = o.post_id)))::text as json
  from post_of_loss o join lossledger.posts p using (post_id) order by o.post_id`;

/** Readings are proved whole: what else was read in the same words comes with it. */
const READINGS = `
  select jsonb_build_object('post_revision_id', d.post_revision_id, 'extractor', d.extractor, 'claims',
    (select coalesce(jsonb_agg(${CLAIM_CONTENT} order by c.ordinal), '[]') from lossledger.claims c
      where c.post_revision_id = d.post_revision_id and c.extractor = d.extractor))::text as json
  from lossledger.readings d
  join lossledger.post_revisions r using (post_revision_id)
  join post_of_loss o using (post_id)
  where o.withheld is distinct from 'taken down' and exists (
    select from lossledger.evidence e join of_loss using (loss_id) join lossledger.claims c using (claim_id)
    where c.post_revision_id = d.post_revision_id and c.extractor = d.extractor)
  order by d.post_revision_id, d.extractor`;

/** The documents that carry the witnesses. One that carries what is withheld too is withheld with it. */
const CAPTURES = `
  select (jsonb_build_object('capture_id', c.capture_id, 'sha256', c.sha256, 'bytes', c.bytes, 'withheld', w.withheld)
    || case when w.withheld is null then jsonb_build_object('url', c.url, 'name', c.name, 'kind', c.kind,
      'charset', c.charset, 'flags', c.flags, 'source_id', c.source_id,
      'captured_at', to_char(c.captured_at at time zone 'UTC', ${INSTANT}),
      'recorded_at', to_char(c.recorded_at at time zone 'UTC', ${INSTANT})) else '{}' end)::text as json
  from (
    select t.capture_id from lossledger.told_in t join post_of_loss using (post_id)
    union select s.capture_id from lossledger.post_sightings s join post_of_loss using (post_id)
  ) of_posts
  join lossledger.captures c using (capture_id)
  cross join lateral (
    select case
      when exists (select from lossledger.erased d where d.kind = 'capture' and d.id = c.capture_id) then 'erased'
      when exists (select from carried join lossledger.hidden_posts h using (post_id)) or exists (
        select from lossledger.article_captures a join lossledger.hidden_articles h using (article_id)
        where a.capture_id = c.capture_id) then 'taken down'
      when exists (select from carried join lossledger.post_tombstones z using (post_id)) then 'carries a post that was withdrawn'
    end as withheld
    from (select 1) one
  ) w
  order by c.capture_id`.replaceAll(
  'from carried join',
  `from (
        select s.post_id from lossledger.post_sightings s where s.capture_id = c.capture_id
        union select m.post_id from lossledger.article_captures a join lossledger.embeds m using (article_id)
          where a.capture_id = c.capture_id
        union select p.post_id from lossledger.article_captures a join lossledger.posts p using (article_id)
          where a.capture_id = c.capture_id
      ) carried join`,
);

const MEDIA = `
  select (jsonb_build_object('sha256', m.sha256, 'bytes', m.bytes, 'withheld', shown.withheld)
    || case when shown.withheld is null then jsonb_build_object('kind', m.kind, 'mime', m.mime,
      'width', m.width, 'height', m.height, 'pdq', m.pdq, 'has_location', m.has_location,
      'thumbnail_sha256', m.thumbnail_sha256, 'shown_at', shown.addresses)
      else '{"thumbnail_sha256": null}' end)::text as json
  from (
    select s.sha256, array_agg(distinct s.source_url order by s.source_url) as addresses,
      case when bool_and(o.withheld is not null) then min(o.withheld) end as withheld
    from lossledger.media_shown s join post_of_loss o using (post_id)
    where s.sha256 is not null
      and not exists (select from lossledger.hidden_media x where x.sha256 = s.sha256)
    group by s.sha256
  ) shown join lossledger.media m using (sha256)
  where m.kind in ('image', 'video') order by m.sha256`;

interface NamedRecord extends RecordName {
  readonly withheld: boolean;
}

function recordsOf(
  lossId: string,
  parts: Pick<LossEvidenceWhole, 'revisions' | 'witnesses' | 'readings' | 'captures' | 'media'>,
): readonly NamedRecord[] {
  return [
    ...parts.captures.map(({ capture_id: id, withheld }) => record('capture', id, withheld)),
    ...parts.media.map(({ sha256: id, withheld }) => record('media', id, withheld)),
    ...parts.witnesses.flatMap(({ wordings, withheld }) =>
      wordings.map(({ post_revision_id: id }) => record('wording', id, withheld)),
    ),
    ...parts.readings.map(({ post_revision_id: of, extractor }) =>
      record('reading', `${of} ${extractor}`, null),
    ),
    ...parts.revisions.map(({ revision }) => record('revision', `${lossId}/${revision}`, null)),
  ];
}

function record(kind: SealedKind, id: string, withheld: string | null): NamedRecord {
  return { kind, id, withheld: withheld !== null };
}

interface LeafRow {
  readonly kind: string;
  readonly id: string;
  readonly day: string;
  readonly position: number;
  readonly leaf: string;
}

async function provenIn(
  tx: Sql,
  records: readonly NamedRecord[],
): Promise<Pick<LossEvidenceWhole, 'proofs' | 'unsealed'>> {
  const leaves = await tx<LeafRow[]>`
    select l.kind, l.id, to_char(l.day, 'YYYY-MM-DD') as day, l.position, encode(l.leaf, 'hex') as leaf
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as w (kind text, id text)
    join lossledger.daily_leaves l on l.kind = w.kind and l.id = w.id
    where exists (select from lossledger.daily_roots r where r.day = l.day)
    order by l.day, l.position`;
  const fields = await sealedFieldsOf(
    tx,
    records.filter(({ withheld }) => !withheld),
  );
  const byDay = new Map<string, LeafRow[]>();
  for (const leaf of leaves) byDay.set(leaf.day, [...(byDay.get(leaf.day) ?? []), leaf]);
  const days: DayProof[] = [];
  const proven: RecordProof[] = [];
  for (const [day, of] of byDay) {
    const { proof, paths } = await provenDay(
      tx,
      day,
      of.map(({ position }) => position),
    );
    days.push(proof);
    for (const { kind, id, position, leaf } of of) {
      if (!isSealedKind(kind)) continue;
      const own = fields.get(nameOf({ kind, id })) ?? null;
      proven.push({ kind, id, fields: own, leaf, day, position, path: paths.get(position) ?? [] });
    }
  }
  const sealed = new Set(proven.map(nameOf));
  const unsealed = records.filter((each) => !sealed.has(nameOf(each)));
  return {
    proofs: { days, records: proven },
    unsealed: unsealed.map(({ kind, id }) => ({ kind, id })),
  };
}

async function provenDay(
  tx: Sql,
  day: string,
  positions: readonly number[],
): Promise<{ proof: DayProof; paths: ReadonlyMap<number, readonly string[]> }> {
  const rows = await tx<{ leaf: string }[]>`
    select encode(leaf, 'hex') as leaf from lossledger.daily_leaves
    where day = ${day}::date order by position`;
  const [root] = await tx<Omit<DayProof, 'closing_path'>[]>`
    select to_char(day, 'YYYY-MM-DD') as day, leaves, root, previous_root,
      to_char(computed_at at time zone 'UTC', ${tx.unsafe(MILLISECONDS)}) as computed_at, algorithm
    from lossledger.daily_roots r where r.day = ${day}::date`;
  if (root === undefined) throw new Error(`unreachable: ${day} has leaves and no root`);
  const closing = closingLeafOf(root);
  const paths = inclusionProofs(
    [...rows.map(({ leaf }) => leaf), closing],
    [...positions, rows.length],
  );
  return { proof: { ...root, closing_path: paths.get(rows.length) ?? [] }, paths };
}

function closingLeafOf(root: Omit<DayProof, 'closing_path'>): string {
  return closingLeaf({
    day: root.day,
    leaves: root.leaves,
    previousRoot: root.previous_root,
    computedAt: root.computed_at,
    algorithm: root.algorithm,
  });
}
