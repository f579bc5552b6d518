import type { Spending } from '../../sources/configured-source.ts';
import type { Budget, Reads, Upstream } from '../../sources/source.ts';
import { chargeDay, costOf } from '../../sources/x/spend.ts';
import type { Db, Tx } from '../../store/connection.ts';
import { billedBetween, writeBilledReads } from '../../store/queries/billed-reads.ts';

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
