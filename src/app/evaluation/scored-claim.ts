import { z } from 'zod';
import type { Claim, ClaimDate, ClaimPlace } from '../../domain/claim.ts';
import { CATEGORIES, STATUSES } from '../../domain/vocabulary.ts';

/** What scoring looks at; a claim of the wire form is one. */
export interface ScoredClaim
  extends Pick<
    Claim,
    | 'kind'
    | 'model'
    | 'model_raw'
    | 'family'
    | 'category'
    | 'quantity'
    | 'lost_by'
    | 'status'
    | 'caused_by'
    | 'attacker'
  > {
  readonly place: Pick<ClaimPlace, 'name' | 'admin1' | 'where_prec'> | null;
  readonly date: Pick<ClaimDate, 'from' | 'to'> | null;
}

const text = z.string().nullable().default(null);
const wherePrec = z.literal([1, 2, 3, 4, 5, 6, 7]);

const scoredClaim = z.object({
  kind: z.enum(['loss', 'tally']).default('loss'),
  model: text,
  model_raw: text,
  family: text,
  category: z.enum(CATEGORIES).nullable().default(null),
  quantity: z.number().nullable().default(null),
  lost_by: text,
  status: z.enum(STATUSES),
  caused_by: text,
  attacker: text,
  place: z
    .object({ name: z.string(), admin1: text, where_prec: wherePrec.nullable().default(null) })
    .nullable()
    .default(null),
  date: z.object({ from: text, to: text }).nullable().default(null),
});

/** One line of what `lossledger extract --posts` prints. */
export const predictionLine = z.object({
  id: z.union([z.string(), z.number().transform(String)]),
  claims: z.array(scoredClaim),
});
