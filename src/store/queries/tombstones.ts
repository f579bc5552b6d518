import { and, eq, inArray } from 'drizzle-orm';
import { platformIdAlias } from '../../domain/identity.ts';
import type { Platform } from '../../domain/vocabulary.ts';
import type { Tx } from '../connection.ts';
import { postAliases, postTombstones } from '../schema/index.ts';

/** Posts that their platform no longer shows. */
export interface Withdrawal {
  readonly platform: Platform;
  readonly postId: string;
  readonly reason: string;
}

/** Marks posts on record as withdrawn on their platform; those never met are none of ours. */
export async function writeTombstones(
  tx: Tx,
  withdrawals: readonly Withdrawal[],
  noticed: { readonly source: string; readonly at: Date },
): Promise<void> {
  for (const { platform, postId, reason } of withdrawals) {
    const { kind, key } = platformIdAlias(platform, postId);
    const known = await tx
      .select({ postId: postAliases.postId })
      .from(postAliases)
      .where(and(eq(postAliases.kind, kind), inArray(postAliases.key, [key])));
    for (const row of known) {
      await tx
        .insert(postTombstones)
        .values({ postId: row.postId, reason, sourceId: noticed.source, noticedAt: noticed.at })
        .onConflictDoNothing();
    }
  }
}
