import { canonicalJson } from '../domain/digest.ts';
import type { LossFacts } from '../domain/loss.ts';
import type { Witness } from '../domain/vocabulary.ts';
import { assignHeads, type HeadedCluster } from './assign-heads.ts';
import { type Decision, isPairDecision } from './decisions.ts';
import { combineSightings } from './facts/combine-sightings.ts';
import { reviewedFacts } from './facts/review.ts';
import { byText, type ItemSighting, type WitnessTies } from './item-sighting.ts';
import type { Join } from './matching/cluster-items.ts';
import { matchSightings, type Proposal } from './matching/match-sightings.ts';
import { voicesOf } from './matching/voices.ts';
import { Moves } from './moves.ts';
import { CHAIN_START } from './revision-chain.ts';

/** A loss as it stands, with the facts of its last revision. */
export interface StandingLoss {
  readonly lossId: string;
  /** Who told of it first. */
  readonly kind: Witness;
  readonly revision: number;
  readonly facts: LossFacts;
  /** The chain value its next revision hangs on. */
  readonly chain: string;
}

/** One revision to be written. */
export interface LossChange {
  readonly lossId: string;
  readonly revision: number;
  readonly previousChain: string;
  readonly facts: LossFacts;
  readonly reason: string;
}

export interface EvidenceLink {
  readonly lossId: string;
  readonly claimId: string;
}

/**
 * A part of the ledger that nothing ties to the rest: all tellings that markers, pictures or
 * decisions join, directly or through others.
 */
export interface LedgerPart {
  readonly sightings: readonly ItemSighting[];
  readonly witnesses: readonly WitnessTies[];
  readonly decisions: readonly Decision[];
  /** The loss each telling was last found to be of; of those that are gone, too. */
  readonly heads: ReadonlyMap<string, string>;
  readonly standing: ReadonlyMap<string, StandingLoss>;
  readonly evidence: readonly EvidenceLink[];
  /** Losses that somebody told of who was taken down. */
  readonly toldByHidden?: ReadonlySet<string>;
}

export interface PartChanges {
  readonly changes: readonly LossChange[];
  /** The loss each telling is of now. */
  readonly heads: ReadonlyMap<string, string>;
  readonly evidenceAdded: readonly EvidenceLink[];
  readonly evidenceGone: readonly EvidenceLink[];
  readonly clusters: readonly (readonly string[])[];
  readonly joins: readonly Join[];
  readonly proposals: readonly Proposal[];
}

/**
 * What is to be written so that the ledger says of this part what its tellings and reviewers say.
 * What is as wanted already gets no revision. `occasion` is a reviewer's reason for it.
 */
export function changesOfPart(part: LedgerPart, occasion: string | null = null): PartChanges {
  const matched = matchSightings(part.sightings, part.witnesses, part.decisions);
  const losses = new Map(
    [...part.standing].map(([id, { facts }]) => [id, facts.merged_into ?? null]),
  );
  const clusters = clustersOf(part, matched.clusters);
  const headed = assignHeads(clusters, part.heads, losses, part.decisions);
  const moves = new Moves(part.standing, part.heads, headed, matched.joins);
  const published = new Set(headed.map(({ head }) => head));
  const evidence = [...evidenceOf(headed), ...evidenceKept(part, published, moves)];
  return {
    ...matched,
    changes: [
      ...changesOfPublished(part, headed, moves, occasion),
      ...changesOfUnpublished(part, published, moves, occasion),
    ],
    heads: new Map([
      ...part.heads,
      ...headed.flatMap(({ head, members }) => members.map(({ id }) => [id, head] as const)),
    ]),
    evidenceAdded: missingFrom(part.evidence, evidence),
    evidenceGone: missingFrom(evidence, part.evidence),
  };
}

function clustersOf(
  { sightings }: LedgerPart,
  clusters: readonly (readonly string[])[],
): readonly HeadedCluster['members'][] {
  const byId = new Map(sightings.map((each) => [each.id, each]));
  return clusters.flatMap((ids) => {
    const [first, ...rest] = ids.flatMap((id) => byId.get(id) ?? []);
    return first === undefined ? [] : [[first, ...rest] as const];
  });
}

function changesOfPublished(
  part: LedgerPart,
  headed: readonly HeadedCluster[],
  moves: Moves,
  occasion: string | null,
): readonly LossChange[] {
  const voiceOf = voicesOf(part.witnesses);
  const kinds = new Map(part.witnesses.map(({ witness, kind }) => [witness, kind]));
  return headed.flatMap(({ head, members }) => {
    const before = part.standing.get(head);
    const names = new Set([head, ...members.map(({ id }) => id)]);
    const told = combineSightings(members, voiceOf).facts;
    const facts = { ...reviewedFacts(told, names, part.decisions), merged_into: null };
    const moved = moves.reasonFor(head);
    if (before !== undefined && moved === null && isSame(before.facts, facts)) return [];
    const kind = kinds.get(members[0].witness) ?? 'post';
    const reason = before === undefined ? claimedBy(kind) : toldOtherwise(kind, members.length);
    return [
      nextOf(head, before, facts, moved === null ? (occasion ?? reason) : because(moved, occasion)),
    ];
  });
}

/** Losses that no telling of today stands under: absorbed by another, or told of no more. */
function changesOfUnpublished(
  part: LedgerPart,
  published: ReadonlySet<string>,
  moves: Moves,
  occasion: string | null,
): readonly LossChange[] {
  // What was merged into one that is merged in turn is led on by that.
  const leadsTo = (head: string, via: string | null) =>
    via !== null && (via === head || (!published.has(via) && moves.goneInto(via)?.head === head));
  const left = [...part.standing.values()]
    .filter(({ lossId }) => !published.has(lossId))
    .sort((a, b) => byText(a.lossId, b.lossId));
  return left.flatMap((standing) => {
    const { lossId, facts } = standing;
    const into = moves.goneInto(lossId);
    if (into !== null) {
      if (leadsTo(into.head, facts.merged_into ?? null)) return [];
      const merged = { ...facts, merged_into: into.head };
      const reason = because(`merged into ${into.head}${into.why}`, occasion);
      return [nextOf(lossId, standing, merged, reason)];
    }
    if ((facts.merged_into ?? null) !== null) return [];
    const told = { ...facts, review_state: 'withdrawn' as const };
    const isHidden = part.toldByHidden?.has(lossId) === true;
    const reviewed = reviewedFacts(told, new Set([lossId]), part.decisions);
    // Nobody's word upholds what was taken down.
    const wanted = isHidden && reviewed.review_state !== 'rejected' ? told : reviewed;
    if (isSame(facts, wanted)) return [];
    return [nextOf(lossId, standing, wanted, occasion ?? noLongerClaimedBy(standing.kind))];
  });
}

/** What became of a loss, and why a reviewer wanted it so. */
function because(what: string, occasion: string | null): string {
  return occasion === null ? what : `${what} (${occasion})`;
}

function claimedBy(kind: Witness): string {
  return `claimed by ${kind === 'post' ? 'a post' : 'an article'}`;
}

function toldOtherwise(kind: Witness, tellings: number): string {
  return tellings > 1
    ? `what all ${tellings} who tell of it say together has changed`
    : `the ${kind} is now read otherwise`;
}

function noLongerClaimedBy(kind: Witness): string {
  return `no longer claimed by the ${kind}${kind === 'article' ? ' itself' : ''}`;
}

function evidenceOf(headed: readonly HeadedCluster[]): readonly EvidenceLink[] {
  return headed.flatMap(({ head, members }) =>
    [...new Set(members.map(({ claimId }) => claimId))].map((claimId) => ({
      lossId: head,
      claimId,
    })),
  );
}

/** What a reviewer upheld keeps what it was upheld on, though nobody tells of it any more. */
function evidenceKept(
  part: LedgerPart,
  published: ReadonlySet<string>,
  moves: Moves,
): readonly EvidenceLink[] {
  const decided = new Set(
    part.decisions.flatMap((each) => (isPairDecision(each) ? [] : [each.loss])),
  );
  return part.evidence.filter(
    ({ lossId }) =>
      decided.has(lossId) &&
      !published.has(lossId) &&
      moves.goneInto(lossId) === null &&
      part.toldByHidden?.has(lossId) !== true,
  );
}

function missingFrom(
  present: readonly EvidenceLink[],
  links: readonly EvidenceLink[],
): readonly EvidenceLink[] {
  const held = new Set(present.map(({ lossId: loss, claimId }) => `${loss} ${claimId}`));
  return links.filter(({ lossId: loss, claimId }) => !held.has(`${loss} ${claimId}`));
}

function nextOf(
  lossId: string,
  before: StandingLoss | undefined,
  facts: LossFacts,
  reason: string,
): LossChange {
  return {
    lossId,
    revision: (before?.revision ?? 0) + 1,
    previousChain: before?.chain ?? CHAIN_START,
    facts,
    reason,
  };
}

/** Revisions from before items could be merged do not say that theirs is not. */
function isSame(a: LossFacts, b: LossFacts): boolean {
  return (
    canonicalJson({ ...a, merged_into: a.merged_into ?? null }) ===
    canonicalJson({ ...b, merged_into: b.merged_into ?? null })
  );
}
