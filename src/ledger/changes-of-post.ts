import { canonicalJson } from '../domain/digest.ts';
import { lossId, lossOriginKey } from '../domain/identity.ts';
import type { LossFacts } from '../domain/loss.ts';
import type { ReviewState } from '../domain/vocabulary.ts';
import type { WantedLoss } from './losses-of-post.ts';
import { CHAIN_START } from './revision-chain.ts';

/** A loss as it stands, with the facts of its last revision. */
export interface StandingLoss {
  readonly lossId: string;
  readonly originKey: string;
  readonly revision: number;
  readonly facts: LossFacts;
  /** The chain value its next revision hangs on. */
  readonly chain: string;
}

/** One revision to be written. */
export interface LossChange {
  readonly lossId: string;
  readonly originKey: string;
  readonly revision: number;
  readonly previousChain: string;
  readonly facts: LossFacts;
  readonly reason: string;
}

export interface EvidenceLink {
  readonly lossId: string;
  readonly claimId: string;
}

/** The losses a post stands behind now, and the claims that carry them. */
export interface StandingPost {
  readonly losses: readonly StandingLoss[];
  readonly evidence: readonly EvidenceLink[];
}

/** What is to be written so that the ledger says of a post what its claims say. */
export interface PostChanges {
  readonly postId: string;
  readonly changes: readonly LossChange[];
  readonly evidenceAdded: readonly EvidenceLink[];
  readonly evidenceGone: readonly EvidenceLink[];
}

/** Losses in these states belong to a reviewer; a later reading does not touch them. */
const REVIEWED: readonly ReviewState[] = ['confirmed', 'corrected', 'rejected'];

/**
 * What makes the losses of a post what its claims say: new ones added, changed ones revised, those
 * no longer claimed withdrawn. What is as wanted already gets no revision.
 */
export function changesOfPost(
  postId: string,
  standing: StandingPost,
  wanted: readonly WantedLoss[],
): PostChanges {
  const left = new Map(standing.losses.map((loss) => [loss.originKey, loss]));
  const changes: LossChange[] = [];
  const evidence: EvidenceLink[] = [];
  for (const item of wanted) {
    const origin = { postId, claimOrdinal: item.claimOrdinal, itemOrdinal: item.itemOrdinal };
    const originKey = lossOriginKey(origin);
    const known = left.get(originKey);
    left.delete(originKey);
    const id = known?.lossId ?? lossId(origin);
    evidence.push({ lossId: id, claimId: item.claimId });
    if (known === undefined) {
      changes.push({
        lossId: id,
        originKey,
        revision: 1,
        previousChain: CHAIN_START,
        facts: item.facts,
        reason: 'claimed by a post',
      });
    } else if (
      !REVIEWED.includes(known.facts.review_state) &&
      canonicalJson(known.facts) !== canonicalJson(item.facts)
    ) {
      changes.push(nextOf(known, item.facts, 'the post is now read otherwise'));
    }
  }
  for (const gone of left.values()) {
    const { review_state } = gone.facts;
    if (review_state === 'withdrawn') continue;
    if (REVIEWED.includes(review_state)) {
      evidence.push(...standing.evidence.filter((link) => link.lossId === gone.lossId));
      continue;
    }
    const facts: LossFacts = { ...gone.facts, review_state: 'withdrawn' };
    changes.push(nextOf(gone, facts, 'no longer claimed by the post'));
  }
  return {
    postId,
    changes,
    evidenceAdded: missingFrom(standing.evidence, evidence),
    evidenceGone: missingFrom(evidence, standing.evidence),
  };
}

function missingFrom(
  present: readonly EvidenceLink[],
  links: readonly EvidenceLink[],
): readonly EvidenceLink[] {
  const held = new Set(present.map(({ lossId: loss, claimId }) => `${loss} ${claimId}`));
  return links.filter(({ lossId: loss, claimId }) => !held.has(`${loss} ${claimId}`));
}

function nextOf(standing: StandingLoss, facts: LossFacts, reason: string): LossChange {
  return {
    lossId: standing.lossId,
    originKey: standing.originKey,
    revision: standing.revision + 1,
    previousChain: standing.chain,
    facts,
    reason,
  };
}
