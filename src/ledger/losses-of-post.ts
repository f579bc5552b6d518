import type { Claim, ClaimDate } from '../domain/claim.ts';
import { type ConflictDay, daysBetween, shiftDay } from '../domain/conflict-time.ts';
import type { LossFacts } from '../domain/loss.ts';
import { mayRetell } from '../domain/retelling.ts';

/** One witness as the ledger reads it: its claims, by one extractor, of its fullest wording. */
export interface PostForLedger extends Telling {
  readonly postId: string;
  /** What tells first: the posts an article carries. A loss they tell of is theirs alone. */
  readonly toldBefore: readonly Telling[];
}

export interface Telling {
  /** The best known time of the witness: an instant, else the printed day, else null. */
  readonly postedAt: string | null;
  readonly claims: readonly {
    readonly claimId: string;
    readonly ordinal: number;
    readonly claim: Claim;
    /** The day its reader took for the witness's own. */
    readonly readAsOf: string | null;
  }[];
}

export interface WantedLoss {
  readonly claimId: string;
  readonly claimOrdinal: number;
  readonly itemOrdinal: number;
  readonly facts: LossFacts;
}

/** What the ledger must know beside the claims: facts of the model, of the place and of the day. */
export interface ReferenceFacts {
  readonly conflictDay: ConflictDay;
  countryOfProduction(model: string | null, family: string | null): string | null;
  admin2(placeId: string | null): string | null;
}

/** More items than one post is believed to document without an editor's look. */
const MOST_ITEMS = 50;

/**
 * The losses one post alone gives rise to: one row an item, "2 BMP-2" two of them, an unknown
 * plural one row that says so. Depends on nothing but the claims.
 */
export function lossesOfPost(post: PostForLedger, known: ReferenceFacts): readonly WantedLoss[] {
  const before = post.toldBefore.flatMap((telling) => datedClaims(telling, known));
  return datedClaims(post, known)
    .filter(({ claim }) => claim.kind === 'loss')
    .filter(({ claim }) => !before.some((told) => mayRetell(told.claim, claim)))
    .flatMap(({ claimId, ordinal, claim }) => {
      const items = Math.min(Math.max(claim.quantity ?? 1, 0), MOST_ITEMS);
      const facts = factsOf(claim, post.postedAt, known);
      return Array.from({ length: items }, (_, itemOrdinal) => ({
        claimId,
        claimOrdinal: ordinal,
        itemOrdinal,
        facts,
      }));
    });
}

/** The claims with their dates told from the best known day of who tells. */
function datedClaims({ claims, postedAt }: Telling, known: ReferenceFacts): Telling['claims'] {
  const day = known.conflictDay(postedAt);
  return claims.map((item) => ({
    ...item,
    claim: { ...item.claim, date: dateOf(item.claim, item.readAsOf, day) },
  }));
}

/**
 * The claim's date, told from the best known day of the post. A copy that prints only a day may
 * have been read before the post's instant was known; which came first must not show.
 */
function dateOf(claim: Claim, readAsOf: string | null, day: string | null): ClaimDate | null {
  if (claim.date === null) {
    return day === null ? null : { from: null, to: day, date_prec: null, basis: 'post_date' };
  }
  if (claim.date.basis !== 'post_date' && claim.date.basis !== 'relative') return claim.date;
  if (day === null || readAsOf === null) return claim.date;
  const days = daysBetween(readAsOf, day);
  return {
    ...claim.date,
    from: shiftDay(claim.date.from, days),
    to: shiftDay(claim.date.to, days),
  };
}

function factsOf(claim: Claim, postedAt: string | null, known: ReferenceFacts): LossFacts {
  const { date } = claim;
  const countUnknown = claim.quantity === null;
  const capped = (claim.quantity ?? 1) > MOST_ITEMS;
  const tags = new Set(claim.tags);
  if (countUnknown) tags.add('count_unknown');
  if (capped) tags.add('count_capped');
  return {
    lost_by: claim.lost_by,
    equipment_category: claim.category,
    model: claim.model,
    model_raw: claim.model_raw,
    family: claim.family,
    country_of_production: known.countryOfProduction(claim.model, claim.family),
    status: claim.status,
    status_all: [claim.status],
    tags: [...tags].sort(),
    loss_date_start: date?.from ?? null,
    loss_date_end: date?.to ?? null,
    date_prec: date?.date_prec ?? null,
    date_basis: date?.basis ?? null,
    posted_at: postedAt?.includes('T') === true ? postedAt : null,
    place_name: claim.place?.name ?? null,
    admin1: claim.place?.admin1 ?? null,
    admin2: known.admin2(claim.place?.place_id ?? null),
    country: claim.place?.country ?? null,
    place_id: claim.place?.place_id ?? null,
    latitude: claim.place?.latitude ?? null,
    longitude: claim.place?.longitude ?? null,
    where_prec: claim.place?.where_prec ?? null,
    uncertainty_km: claim.place?.uncertainty_km ?? null,
    location_basis: claim.place?.basis ?? null,
    caused_by: claim.caused_by,
    attacker: claim.attacker,
    review_state:
      claim.needs_review || countUnknown || capped || claim.lost_by === null
        ? 'needs_review'
        : 'auto',
    confidence: claim.confidence,
  };
}
