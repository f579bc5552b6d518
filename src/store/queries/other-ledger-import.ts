import type { TheirItem } from '../../domain/other-ledger.ts';
import type { Sql } from '../sql-tag.ts';

/** What an import changed, in items. */
export interface ImportedItems {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Listed no more. */
  readonly gone: number;
  /** Listed again, after they were not. */
  readonly returned: number;
}

/** A row that repeats the id of another of its file. */
export interface RepeatedId {
  readonly row: number;
  readonly id: string;
  readonly firstRow: number;
}

/** Puts the rows of a file aside, where they live as long as the transaction. */
export async function openIncoming(tx: Sql): Promise<void> {
  await tx`create temporary table incoming (
    row_number integer not null, base_key text not null, by_id boolean not null, content text not null,
    item jsonb not null, urls jsonb not null
  ) on commit drop`;
}

export async function addIncoming(
  tx: Sql,
  items: readonly (TheirItem & { readonly content: string })[],
): Promise<void> {
  const rows = items.map((item) => ({
    row_number: item.row,
    base_key: item.key,
    by_id: item.isKeyedById,
    content: item.content,
    item: {
      their_id: item.id,
      model_raw: item.modelRaw,
      model: item.model,
      family: item.family,
      equipment_category: item.category,
      category_raw: item.categoryRaw,
      status_raw: item.statusRaw,
      status: item.status,
      status_all: item.statusAll,
      lost_by_raw: item.ownerRaw,
      lost_by: item.owner,
      date_raw: item.dateRaw,
      loss_date: item.lossDate,
      recorded_on: item.recordedOn,
      place_raw: item.placeRaw,
      latitude: item.latitude,
      longitude: item.longitude,
      unit: item.unit,
      description: item.description,
      details: item.details,
      problems: item.problems,
    },
    urls: item.addresses.map(({ url, role, postKey, mediaKey, articleKey }) => ({
      url,
      role,
      post_key: postKey,
      media_key: mediaKey,
      article_key: articleKey,
    })),
  }));
  await tx`insert into incoming
    select * from jsonb_populate_recordset(null::incoming, ${JSON.stringify(rows)}::text::jsonb)`;
}

/** Names the rows put aside as items; a repeat is the next of its kind, but where it has an id of its own. */
export async function nameIncoming(tx: Sql): Promise<readonly RepeatedId[]> {
  await tx`create temporary table named on commit drop as
    select i.*, n.ordinal, n.first_row,
      case when n.ordinal = 1 then i.base_key else i.base_key || '#' || n.ordinal end as item_key
    from incoming i
    join (
      select row_number as of_row, row_number() over same as ordinal, first_value(row_number) over same as first_row
      from incoming window same as (partition by base_key order by row_number)
    ) n on n.of_row = i.row_number`;
  const repeated = await tx<{ row: number; id: string; first_row: number }[]>`
    delete from named where by_id and ordinal > 1
    returning row_number as row, item ->> 'their_id' as id, first_row::integer as first_row`;
  await tx`alter table named add primary key (item_key)`;
  await tx`analyze named`;
  return repeated
    .map(({ row, id, first_row }) => ({ row, id, firstRow: first_row }))
    .toSorted((a, b) => a.row - b.row);
}

/** The part that covers all others. */
export const WHOLE_LEDGER = 'all';

/** How many items a file of that part no longer lists, and how many the part listed. */
export async function goneWith(
  tx: Sql,
  { ledger, part }: { readonly ledger: string; readonly part: string },
): Promise<{ readonly gone: number; readonly listed: number }> {
  const [row] = await tx<{ gone: number; listed: number }[]>`
    select count(*)::integer as listed, (count(*) filter (where n.item_key is null))::integer as gone
    from lossledger.other_ledger_items i
    join lossledger.other_ledger_files f on f.file_id = i.file_id
    left join named n on n.item_key = i.item_key
    where i.ledger = ${ledger} and i.gone_at is null and ${part} in (f.part, ${WHOLE_LEDGER})`;
  return { gone: row?.gone ?? 0, listed: row?.listed ?? 0 };
}

/** Makes the items of a ledger what the rows put aside say. */
export async function writeIncoming(
  tx: Sql,
  file: {
    readonly ledger: string;
    readonly part: string;
    readonly fileId: number;
    readonly at: Date;
  },
): Promise<ImportedItems> {
  const { ledger, part, fileId } = file;
  const at = file.at.toISOString();
  const [before] = await tx<{ returned: number; incoming: number }[]>`
    select (select count(*)::integer from named) as incoming, count(*)::integer as returned
    from named n join lossledger.other_ledger_items i on i.ledger = ${ledger} and i.item_key = n.item_key
    where i.gone_at is not null`;
  const written = await tx<{ added: number; written: number }[]>`
    with written as (
      insert into lossledger.other_ledger_items as i
        (ledger, item_key, their_id, file_id, row_number, model_raw, model, family, equipment_category,
         category_raw, status_raw, status, status_all, lost_by_raw, lost_by, date_raw, loss_date, recorded_on,
         place_raw, latitude, longitude, unit, description, details, problems, content, first_seen_at, changed_at)
      select ${ledger}, n.item_key, t.their_id, ${fileId}, n.row_number, t.model_raw, t.model, t.family,
        t.equipment_category, t.category_raw, t.status_raw, t.status, t.status_all, t.lost_by_raw, t.lost_by,
        t.date_raw, t.loss_date, t.recorded_on, t.place_raw, t.latitude, t.longitude, t.unit, t.description,
        t.details, t.problems, n.content, ${at}::text::timestamptz, ${at}::text::timestamptz
      from named n
      cross join lateral jsonb_populate_record(null::lossledger.other_ledger_items, n.item) t
      order by n.row_number
      on conflict (ledger, item_key) do update set
        their_id = excluded.their_id, file_id = excluded.file_id, row_number = excluded.row_number,
        model_raw = excluded.model_raw, model = excluded.model, family = excluded.family,
        equipment_category = excluded.equipment_category, category_raw = excluded.category_raw,
        status_raw = excluded.status_raw, status = excluded.status, status_all = excluded.status_all,
        lost_by_raw = excluded.lost_by_raw, lost_by = excluded.lost_by, date_raw = excluded.date_raw,
        loss_date = excluded.loss_date, recorded_on = least(i.recorded_on, excluded.recorded_on),
        place_raw = excluded.place_raw, latitude = excluded.latitude, longitude = excluded.longitude,
        unit = excluded.unit, description = excluded.description, details = excluded.details,
        problems = excluded.problems, content = excluded.content, gone_at = null,
        changed_at = excluded.changed_at
      where i.content <> excluded.content or i.gone_at is not null
      returning item_id, item_key, xmax = 0 as is_new
    ), emptied as (
      delete from lossledger.other_ledger_urls u using written w where u.item_id = w.item_id and not w.is_new
    )
    select count(*)::integer as written, (count(*) filter (where is_new))::integer as added from written`;
  // A statement sees the tables as they were before it: the addresses are written by the next.
  await tx`
    insert into lossledger.other_ledger_urls (item_id, position, url, role, post_key, media_key, article_key)
    select i.item_id, u.position - 1, u.url, u.role, u.post_key, u.media_key, u.article_key
    from named n
    join lossledger.other_ledger_items i on i.ledger = ${ledger} and i.item_key = n.item_key
    cross join lateral rows from (
      jsonb_to_recordset(n.urls) as (url text, role text, post_key text, media_key text, article_key text)
    ) with ordinality as u(url, role, post_key, media_key, article_key, position)
    where i.file_id = ${fileId} and not exists (
      select from lossledger.other_ledger_urls had where had.item_id = i.item_id
    )`;
  const gone = await tx<{ item_id: number }[]>`
    update lossledger.other_ledger_items i set gone_at = ${at}::text::timestamptz
    from lossledger.other_ledger_files f
    where f.file_id = i.file_id and i.ledger = ${ledger} and i.gone_at is null
      and ${part} in (f.part, ${WHOLE_LEDGER}) and exists (select from named)
      and not exists (select from named n where n.item_key = i.item_key)
    returning i.item_id`;
  const { added, written: touched } = written[0] ?? { added: 0, written: 0 };
  const { incoming, returned } = before ?? { incoming: 0, returned: 0 };
  return {
    added,
    changed: touched - added - returned,
    unchanged: incoming - touched,
    gone: gone.length,
    returned,
  };
}

export interface KnownLedger {
  readonly format: string;
  readonly attribution: string;
}

export async function otherLedger(sql: Sql, ledger: string): Promise<KnownLedger | null> {
  const [row] = await sql<KnownLedger[]>`
    select format, attribution from lossledger.other_ledgers where ledger = ${ledger}`;
  return row ?? null;
}

/** Puts a ledger on record, or what is to be said of it now. */
export async function writeOtherLedger(
  tx: Sql,
  ledger: string,
  known: KnownLedger,
  at: Date,
): Promise<void> {
  await tx`insert into lossledger.other_ledgers (ledger, format, attribution, first_imported_at)
    values (${ledger}, ${known.format}, ${known.attribution}, ${at.toISOString()}::text::timestamptz)
    on conflict (ledger) do update set attribution = excluded.attribution
    where other_ledgers.attribution <> excluded.attribution`;
  // One import of a ledger at a time.
  await tx`select from lossledger.other_ledgers where ledger = ${ledger} for update`;
}

/** The newest file of a part, where it has the bytes given. */
export async function fileOnRecord(
  tx: Sql,
  { ledger, part }: { readonly ledger: string; readonly part: string },
  sha256: string,
): Promise<number | null> {
  const [row] = await tx<{ file_id: string; sha256: string }[]>`
    select f.file_id, c.sha256 from lossledger.other_ledger_files f
    join lossledger.captures c on c.capture_id = f.capture_id
    where f.ledger = ${ledger} and f.part = ${part} order by f.file_id desc limit 1`;
  return row?.sha256 === sha256 ? Number(row.file_id) : null;
}

export interface NewLedgerFile {
  readonly ledger: string;
  readonly part: string;
  readonly captureId: string;
  readonly rows: number;
  readonly refused: number;
  readonly refusals: readonly unknown[];
  readonly at: Date;
}

export async function writeLedgerFile(tx: Sql, file: NewLedgerFile): Promise<number> {
  const [row] = await tx<{ file_id: string }[]>`
    insert into lossledger.other_ledger_files
      (ledger, capture_id, part, n_rows, n_refused, refused, imported_at)
    values (${file.ledger}, ${file.captureId}, ${file.part}, ${file.rows}, ${file.refused},
      ${JSON.stringify(file.refusals)}::text::jsonb, ${file.at.toISOString()}::text::timestamptz)
    returning file_id`;
  return Number(row?.file_id);
}
