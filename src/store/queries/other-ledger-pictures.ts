import { eq } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import { otherLedgerPictures } from '../schema/index.ts';
import type { Sql } from '../sql-tag.ts';

export type TheirPicture = typeof otherLedgerPictures.$inferInsert;

/** An item that a file of pictures may be of, by the address it gives or by its id. */
export interface PicturedItem {
  readonly itemId: number;
  readonly theirId: string | null;
  readonly urls: readonly string[];
}

/** Items of a ledger with their addresses, in the order they were first met. */
export async function* itemsWithUrls(
  sql: Sql,
  ledger: string,
  atOnce: number,
): AsyncGenerator<readonly PicturedItem[], void, undefined> {
  let after = 0;
  for (;;) {
    const rows = await sql<{ item_id: string; their_id: string | null; urls: string[] }[]>`
      select i.item_id, i.their_id,
        array(select u.url from lossledger.other_ledger_urls u where u.item_id = i.item_id order by u.position) as urls
      from lossledger.other_ledger_items i
      where i.ledger = ${ledger} and i.item_id > ${after} order by i.item_id limit ${atOnce}`;
    if (rows.length === 0) return;
    yield rows.map(({ item_id, their_id, urls }) => ({
      itemId: Number(item_id),
      theirId: their_id,
      urls,
    }));
    after = Number(rows.at(-1)?.item_id);
  }
}

/** Whether a picture of theirs was read by the algorithm at hand. */
export async function isTheirPictureRead(
  db: Db,
  sha256: string,
  algorithm: string,
): Promise<boolean> {
  const [row] = await db
    .select({ algorithm: otherLedgerPictures.algorithm })
    .from(otherLedgerPictures)
    .where(eq(otherLedgerPictures.sha256, sha256));
  return row?.algorithm === algorithm;
}

/** Puts a picture of theirs on record; what another algorithm made of it gives way. */
export async function writeTheirPicture(db: Db, picture: TheirPicture): Promise<void> {
  const { recordedAt: _first, ...made } = picture;
  await db
    .insert(otherLedgerPictures)
    .values(picture)
    .onConflictDoUpdate({
      target: otherLedgerPictures.sha256,
      set: { ...made, comparedTo: null },
    });
}

/** Puts on record which items a picture is of; gives how many did not have it. */
export async function attachPicture(
  sql: Sql,
  sha256: string,
  name: string,
  itemIds: readonly number[],
): Promise<number> {
  const rows = await sql<{ item_id: string }[]>`
    insert into lossledger.other_ledger_item_pictures (item_id, sha256, name)
    select wanted, ${sha256}, ${name} from unnest(${[...itemIds]}::bigint[]) as wanted
    on conflict do nothing returning item_id`;
  return rows.length;
}

/** A picture of theirs that this ledger's newest pictures were not compared with. */
export interface UncomparedPicture {
  readonly sha256: string;
  readonly features: Uint8Array;
}

/** The highest number among this ledger's own hashings; 0 where it has none. */
export async function newestHashing(sql: Sql): Promise<number> {
  const [row] = await sql<{ newest: number }[]>`
    select coalesce(max(hashing_id), 0)::integer as newest from lossledger.media_hashings`;
  return row?.newest ?? 0;
}

export async function uncomparedPictures(
  db: Db,
  sql: Sql,
  { algorithm, newest, limit }: { algorithm: string; newest: number; limit: number },
): Promise<readonly UncomparedPicture[]> {
  const due = await sql<{ sha256: string }[]>`
    select sha256 from lossledger.other_ledger_pictures
    where algorithm = ${algorithm} and features is not null
      and (compared_to is null or compared_to < ${newest})
    order by sha256 limit ${limit}`;
  const found: UncomparedPicture[] = [];
  for (const { sha256 } of due) {
    const [row] = await db
      .select({ features: otherLedgerPictures.features })
      .from(otherLedgerPictures)
      .where(eq(otherLedgerPictures.sha256, sha256));
    if (row?.features !== null && row?.features !== undefined) {
      found.push({ sha256, features: row.features });
    }
  }
  return found;
}

/** Makes the look-alikes of a picture of theirs those given, found among hashings up to a number. */
export async function writeTheirLookAlikes(
  sql: Sql,
  sha256: string,
  found: readonly { readonly sha256: string; readonly tier: string; readonly distance: number }[],
  newest: number,
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`delete from lossledger.other_ledger_look_alikes where sha256 = ${sha256}`;
    await tx`insert into lossledger.other_ledger_look_alikes (sha256, our_sha256, tier, distance)
      select ${sha256}, ours, tier, distance from unnest(
        ${found.map((each) => each.sha256)}::text[], ${found.map((each) => each.tier)}::text[],
        ${found.map((each) => each.distance)}::smallint[]
      ) as row(ours, tier, distance)`;
    await tx`update lossledger.other_ledger_pictures set compared_to = ${newest} where sha256 = ${sha256}`;
  });
}
