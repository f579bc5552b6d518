import type { Spending } from '../../sources/configured-source.ts';
import type { Budget, Reads, Upstream } from '../../sources/source.ts';
import type { Ask, Held, ReadAccount } from '../../sources/x/read-account.ts';
import { chargeDay, costOf } from '../../sources/x/spend.ts';
import type { Db, Tx } from '../../store/connection.ts';
import {
  billedBetween,
  releaseReads,
  reserveReads,
  settleReads,
  writeBilledReads,
} from '../../store/queries/billed-reads.ts';

/** Longer than any request lasts. What a dead process had set aside counts no longer after it. */
const RESERVED_MS = 10 * 60_000;
/** Others settle what they have set aside within a request's time. */
const HELD_UP_MS = 60_000;

/** The calendar month (UTC) an instant lies in: its first day, and that of the next. */
function monthOf(now: Date): { readonly from: string; readonly before: Date } {
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return { from: chargeDay(from), before };
}

/** What the month's cap still allows of an upstream that charges; null where nothing limits it. */
export async function budgetFor(
  db: Db,
  upstream: Upstream,
  spending: Spending | null,
  now: Date,
): Promise<Budget | null> {
  if (spending === null || spending.upstream !== upstream || spending.monthlyCap === null) {
    return null;
  }
  const { from, before } = monthOf(now);
  const read = await billedBetween(db, upstream, from, chargeDay(before));
  const left = Math.max(0, spending.monthlyCap - costOf(read, spending));
  return { postsLeft: Math.floor(left / spending.postPrice), resumesAt: before };
}

export async function writeReads(
  tx: Tx,
  upstream: Upstream,
  now: Date,
  reads: Reads,
): Promise<void> {
  await writeBilledReads(tx, upstream, chargeDay(now), reads);
}

/** The account of an upstream that charges, kept in the ledger for all processes that read from it. */
export function readAccount(db: Db, spending: Spending): ReadAccount {
  const { upstream, monthlyCap } = spending;
  const heldAs = (reservation: number | null, ask: Ask): Held => ({
    ask,
    settle: (reads: Reads, at: Date) =>
      settleReads(db, reservation, upstream, chargeDay(at), reads),
    release: async () => {
      if (reservation !== null) await releaseReads(db, reservation);
    },
  });
  return {
    async hold(askFor, at) {
      if (monthlyCap === null) {
        const ask = askFor(null);
        return ask === null ? { retryAt: at } : heldAs(null, ask);
      }
      const { from, before } = monthOf(at);
      const reservation = await reserveReads(db, {
        upstream,
        at,
        expiresAt: new Date(at.getTime() + RESERVED_MS),
        from,
        before: chargeDay(before),
        leftAfter: (read) => monthlyCap - costOf(read, spending),
        askFor,
      });
      if (reservation.id !== null) return heldAs(reservation.id, reservation.ask);
      const soon = new Date(at.getTime() + HELD_UP_MS);
      return { retryAt: reservation.heldUp ? soon : before };
    },
  };
}
