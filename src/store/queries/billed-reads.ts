import { and, eq, gt, gte, lt, lte, sql } from 'drizzle-orm';
import type { Db, Tx } from '../connection.ts';
import { billedReads, readReservations } from '../schema/index.ts';
import { inBatches } from './wordings.ts';

/** Things an upstream charges for, by its own ids. */
export interface ReadIds {
  readonly posts: readonly string[];
  readonly users: readonly string[];
}

/** Puts reads on record; the same thing twice in a UTC day is charged for once. */
export async function writeBilledReads(
  tx: Tx,
  upstream: string,
  day: string,
  { posts, users }: ReadIds,
): Promise<void> {
  const rows = [
    ...posts.map((nativeId) => ({ upstream, day, resource: 'post', nativeId })),
    ...users.map((nativeId) => ({ upstream, day, resource: 'user', nativeId })),
  ];
  await inBatches(rows, (batch) => tx.insert(billedReads).values(batch).onConflictDoNothing());
}

export interface ReadCount {
  readonly posts: number;
  readonly users: number;
}

/** Charged reads from one day (YYYY-MM-DD, UTC) up to, and without, another. */
export async function billedBetween(
  db: Db | Tx,
  upstream: string,
  from: string,
  before: string,
): Promise<ReadCount> {
  const [row] = await db
    .select({
      posts: sql<number>`(count(*) filter (where ${billedReads.resource} = 'post'))::integer`,
      users: sql<number>`(count(*) filter (where ${billedReads.resource} = 'user'))::integer`,
    })
    .from(billedReads)
    .where(
      and(
        eq(billedReads.upstream, upstream),
        gte(billedReads.day, from),
        lt(billedReads.day, before),
      ),
    );
  return row ?? { posts: 0, users: 0 };
}

/** The part of a cap that a request may need, until what it cost is known. */
export interface WantedReservation<Ask extends { readonly price: number }> {
  readonly upstream: string;
  readonly at: Date;
  /** A reservation that still stands then is a dead process's. */
  readonly expiresAt: Date;
  /** The days that the cap is for: the first, and the first after them. */
  readonly from: string;
  readonly before: string;
  /** What is left of the cap after so many reads, in tenths of a cent. */
  leftAfter(read: ReadCount): number;
  /** What is asked for, given so much; null where nothing useful fits. */
  askFor(left: number): Ask | null;
}

export type Reservation<Ask> =
  | { readonly id: number; readonly ask: Ask }
  | { readonly id: null; readonly heldUp: boolean };

/**
 * Sets a part of a cap aside, in a transaction of its own, one process at a time. Without an id:
 * nothing fits; held up where it would fit but for what others have set aside.
 */
export async function reserveReads<Ask extends { readonly price: number }>(
  db: Db,
  wanted: WantedReservation<Ask>,
): Promise<Reservation<Ask>> {
  const { upstream, at, expiresAt, from, before } = wanted;
  return db.transaction(async (tx) => {
    await lockAccount(tx, upstream);
    await tx
      .delete(readReservations)
      .where(and(eq(readReservations.upstream, upstream), lte(readReservations.expiresAt, at)));
    const [row] = await tx
      .select({ amount: sql<number>`coalesce(sum(${readReservations.amount}), 0)::integer` })
      .from(readReservations)
      .where(and(eq(readReservations.upstream, upstream), gt(readReservations.expiresAt, at)));
    const held = row?.amount ?? 0;
    const left = Math.max(0, wanted.leftAfter(await billedBetween(tx, upstream, from, before)));
    const ask = wanted.askFor(Math.max(0, left - held));
    if (ask === null) return { id: null, heldUp: wanted.askFor(left) !== null };
    const [made] = await tx
      .insert(readReservations)
      .values({ upstream, amount: ask.price, expiresAt })
      .returning({ id: readReservations.reservationId });
    if (made === undefined) throw new Error('unreachable: an insert gives its row');
    return { id: made.id, ask };
  });
}

/** Puts what was charged for on record in place of what was set aside for it. */
export async function settleReads(
  db: Db,
  reservation: number | null,
  upstream: string,
  day: string,
  reads: ReadIds,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockAccount(tx, upstream);
    await writeBilledReads(tx, upstream, day, reads);
    if (reservation !== null) await releaseReads(tx, reservation);
  });
}

export async function releaseReads(db: Db | Tx, reservation: number): Promise<void> {
  await db.delete(readReservations).where(eq(readReservations.reservationId, reservation));
}

async function lockAccount(tx: Tx, upstream: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(4, hashtext(${upstream}))`);
}
