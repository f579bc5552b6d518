import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db, Tx } from '../connection.ts';
import { billedReads } from '../schema/index.ts';
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
