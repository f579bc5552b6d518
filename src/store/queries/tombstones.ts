import { sql } from 'drizzle-orm';
import { platformIdAlias } from '../../domain/identity.ts';
import { toPgSafe } from '../../domain/text.ts';
import type { Platform } from '../../domain/vocabulary.ts';
import type { Tx } from '../connection.ts';
import { withdrawals as withdrawalsTable } from '../schema/index.ts';
import { inBatches } from './wordings.ts';

/** Posts that their platform no longer shows. */
export interface Withdrawal {
  readonly platform: Platform;
  readonly postId: string;
  readonly reason: string;
}

/**
 * Puts on record what platforms no longer show, whether it was met or not: which posts of the ledger
 * that is follows from the names they go by, whenever they are met. The first notice counts, by the
 * time it was made and not by the time it was written.
 */
export async function writeTombstones(
  tx: Tx,
  withdrawals: readonly Withdrawal[],
  noticed: { readonly source: string; readonly at: Date },
): Promise<void> {
  const rows = new Map<string, typeof withdrawalsTable.$inferInsert>();
  // In one order everywhere, so that two writers cannot wait for each other.
  for (const { platform, postId, reason } of withdrawals.toSorted(byId)) {
    const aliasKey = toPgSafe(platformIdAlias(platform, postId).key);
    if (rows.has(aliasKey)) continue;
    rows.set(aliasKey, {
      platform,
      nativeId: toPgSafe(postId),
      aliasKey,
      reason,
      sourceId: noticed.source,
      noticedAt: noticed.at,
    });
  }
  await inBatches([...rows.values()], (batch) =>
    tx
      .insert(withdrawalsTable)
      .values(batch)
      .onConflictDoUpdate({
        target: withdrawalsTable.aliasKey,
        set: {
          reason: sql`excluded.reason`,
          sourceId: sql`excluded.source_id`,
          noticedAt: sql`excluded.noticed_at`,
        },
        setWhere: sql`(excluded.noticed_at, excluded.source_id, excluded.reason)
          < (${withdrawalsTable.noticedAt}, ${withdrawalsTable.sourceId}, ${withdrawalsTable.reason})`,
      }),
  );
}

function byId(a: Withdrawal, b: Withdrawal): number {
  return a.postId < b.postId ? -1 : Number(a.postId > b.postId);
}
