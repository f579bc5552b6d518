import type { Sql } from '../sql-tag.ts';

/** How an item of theirs may be found to be one of ours. */
export const FOUND_BY = {
  url: ['post', 'article'],
  picture: ['picture_address', 'same_picture', 'like_picture'],
  both: ['post', 'article', 'picture_address', 'same_picture', 'like_picture'],
} as const;
export type FoundBy = keyof typeof FOUND_BY;

export interface ElsewhereFilter {
  readonly by: FoundBy;
  readonly ledger?: string;
  readonly limit: number;
}

/** A row of reporting.losses_elsewhere, with what this ledger says beside it. */
export interface LossElsewhere {
  readonly loss_id: string;
  readonly ledger: string;
  readonly their_id: string | null;
  readonly item_id: number;
  readonly found_by: readonly string[];
  readonly found_at: readonly string[];
  readonly agrees: readonly string[];
  readonly contradicts: readonly string[];
  readonly model: string | null;
  readonly status: string;
  readonly lost_by: string | null;
  readonly loss_date_end: string | null;
  readonly their_model_raw: string | null;
  readonly their_model: string | null;
  readonly their_status: string | null;
  readonly their_lost_by: string | null;
  readonly their_loss_date: string | null;
  readonly km_apart: number | null;
  readonly gone_at: string | null;
}

/**
 * Losses that other ledgers document, each with the items of theirs that go with it best. A post that
 * tells of two items pairs each of ours with each of theirs: pairs that both sides have a better
 * partner for are left out.
 */
export async function lossesElsewhere(
  sql: Sql,
  { by, ledger, limit }: ElsewhereFilter,
): Promise<readonly LossElsewhere[]> {
  const rows = await sql<{ row: string }[]>`
    select (to_jsonb(shown) - 'of_loss' - 'of_item')::text as row
    from (
      select e.loss_id, e.ledger, e.their_id, e.item_id, e.found_by, e.found_at, e.agrees, e.contradicts,
        coalesce(l.model, l.family, l.equipment_category) as model, l.status, l.lost_by, l.loss_date_end,
        e.their_model_raw, e.their_model, e.their_status, e.their_lost_by, e.their_loss_date, e.km_apart,
        e.gone_at,
        rank() over (partition by e.ledger, e.loss_id
          order by cardinality(e.contradicts), cardinality(e.agrees) desc) as of_loss,
        rank() over (partition by e.item_id
          order by cardinality(e.contradicts), cardinality(e.agrees) desc) as of_item
      from reporting.losses_elsewhere e
      join reporting.losses l on l.loss_id = e.loss_id
      where e.found_by && ${[...FOUND_BY[by]]}::text[]
        and ${ledger === undefined ? sql`true` : sql`e.ledger = ${ledger}`}
    ) shown
    where of_loss = 1 or of_item = 1
    order by loss_id, ledger, item_id limit ${limit}`;
  return rows.map(({ row }) => {
    const loss: LossElsewhere = JSON.parse(row);
    return loss;
  });
}

/** A row of reporting.other_ledger_items. */
export interface ItemElsewhere {
  readonly item_id: number;
  readonly ledger: string;
  readonly their_id: string | null;
  readonly model_raw: string | null;
  readonly model: string | null;
  readonly equipment_category: string | null;
  readonly status: string | null;
  readonly lost_by: string | null;
  readonly loss_date: string | null;
  readonly place_raw: string | null;
  readonly urls: readonly string[];
}

/** Items that others list and that no loss of this ledger was found to be. */
export async function unmatchedItems(
  sql: Sql,
  { by, ledger, limit }: ElsewhereFilter,
): Promise<readonly ItemElsewhere[]> {
  const rows = await sql<{ row: string }[]>`
    select to_jsonb(i)::text as row from reporting.other_ledger_items i
    where i.gone_at is null and ${ledger === undefined ? sql`true` : sql`i.ledger = ${ledger}`}
      and not exists (
        select from lossledger.found_elsewhere f
        where f.item_id = i.item_id and f.found_by = any(${[...FOUND_BY[by]]}::text[])
      )
    order by i.item_id limit ${limit}`;
  return rows.map(({ row }) => {
    const item: ItemElsewhere = JSON.parse(row);
    return item;
  });
}

/** How much there is to compare: losses of ours, items of theirs that are listed, and of each how many were found. */
export interface ElsewhereCounts {
  readonly losses: number;
  readonly losses_found: number;
  readonly items: number;
  readonly items_found: number;
}

export async function countElsewhere(
  sql: Sql,
  { by, ledger }: Pick<ElsewhereFilter, 'by' | 'ledger'>,
): Promise<ElsewhereCounts> {
  const [row] = await sql<ElsewhereCounts[]>`
    with listed as (
      select item_id, gone_at from lossledger.other_ledger_items
      where ${ledger === undefined ? sql`true` : sql`ledger = ${ledger}`}
    ), found as (
      select f.loss_id, f.item_id, i.gone_at from lossledger.found_elsewhere f join listed i using (item_id)
      where f.found_by = any(${[...FOUND_BY[by]]}::text[])
    )
    select (select count(*)::integer from reporting.losses) as losses,
      (select count(distinct loss_id)::integer from found) as losses_found,
      (select count(*)::integer from listed where gone_at is null) as items,
      (select count(distinct item_id)::integer from found where gone_at is null) as items_found`;
  return row ?? { losses: 0, losses_found: 0, items: 0, items_found: 0 };
}

export async function otherLedgerNames(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ ledger: string }[]>`
    select ledger from lossledger.other_ledgers order by ledger`;
  return rows.map(({ ledger }) => ledger);
}
