import type { Store } from '../connection.ts';

/** One side of what sources of a loss do not agree on. */
export interface ConflictSide {
  readonly field: string;
  readonly value: string | null;
  readonly chosen: boolean;
  readonly why_chosen: string | null;
  readonly n_sources: number;
  readonly source_urls: readonly string[];
  readonly claim_ids: readonly string[];
}

/** Every side of every field that is contested, what is published first. */
export async function conflictsOf(
  sql: Store['sql'],
  lossId: string,
): Promise<readonly ConflictSide[]> {
  return sql<ConflictSide[]>`
    select field, value, chosen, why_chosen, n_sources, source_urls, claim_ids
    from reporting.loss_conflicts where loss_id = ${lossId}
    order by field, chosen desc, n_sources desc, value`;
}
