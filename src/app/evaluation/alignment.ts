import { agreementOf, isOwnerAgreed } from './agreement.ts';
import type { LossLabel } from './label-case.ts';
import type { NameMatcher } from './name-matcher.ts';
import type { ScoredClaim } from './scored-claim.ts';

/** Below this a label and a claim are taken for different things: status or exact category must agree. */
const LEAST_LIKENESS = 3;

/**
 * Pairs each label with at most one claim, the likeliest pair first; ties go to what comes first in
 * the text. Index of the label → index of the claim.
 */
export function alignClaims(
  names: NameMatcher,
  labels: readonly LossLabel[],
  claims: readonly ScoredClaim[],
): ReadonlyMap<number, number> {
  const pairs = labels
    .flatMap((label, at) =>
      claims.map((claim, claimAt) => ({ at, claimAt, likeness: likeness(names, label, claim) })),
    )
    .filter((pair) => pair.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at || a.claimAt - b.claimAt);
  const taken = new Map<number, number>();
  const claimsTaken = new Set<number>();
  for (const { at, claimAt } of pairs) {
    if (taken.has(at) || claimsTaken.has(claimAt)) continue;
    taken.set(at, claimAt);
    claimsTaken.add(claimAt);
  }
  return taken;
}

/**
 * Points for what agrees. A match at the strict level outweighs everything that can agree without
 * one, a match at the coarse level all but that; the other fields only choose between equals.
 */
function likeness(names: NameMatcher, label: LossLabel, claim: ScoredClaim): number {
  const { status, category, alike } = agreementOf(label, claim);
  let points = 0;
  if (status && category) points += 20;
  else if (status && alike) points += 12;
  if (category) points += label.category === null ? 2 : 4;
  else if (alike) points += 2;
  if (status) points += 3;
  if (label.model !== null) {
    const model = names.model(label.model, claim);
    if (model.exact) points += 4;
    else if (model.family) points += 3;
  }
  if (isOwnerAgreed(label, claim)) points += 2;
  if (label.quantity !== null && label.quantity === claim.quantity) points += 1;
  if (label.place !== null && claim.place !== null && names.place(label.place, claim.place.name)) {
    points += 1;
  }
  return label.optional ? points : points + 0.5;
}
