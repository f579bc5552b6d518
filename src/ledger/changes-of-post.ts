import { canonicalJson } from '../domain/digest.ts';
import { type LossOrigin, lossId, lossOriginKey } from '../domain/identity.ts';
import type { LossFacts } from '../domain/loss.ts';
import type { ReviewState, Witness } from '../domain/vocabulary.ts';
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
 * no longer claimed withdrawn. What is as wanted already gets no revision. A loss stays the item it
 * is: claims are matched to losses by what they say was lost, wherever in the text they now stand.
 */
export function changesOfPost(
  postId: string,
  standing: StandingPost,
  wanted: readonly WantedLoss[],
  witness: Witness = 'post',
): PostChanges {
  const left = new Map(standing.losses.map((loss) => [loss.originKey, loss]));
  const matches = matchItems(postId, left, wanted);
  const taken = new Set(standing.losses.map((loss) => loss.originKey));
  const changes: LossChange[] = [];
  const evidence: EvidenceLink[] = [];
  for (const item of wanted) {
    const known = matches.get(item);
    if (known === undefined) {
      const origin = freeOrigin(postId, item, taken);
      taken.add(lossOriginKey(origin));
      evidence.push({ lossId: lossId(origin), claimId: item.claimId });
      changes.push({
        lossId: lossId(origin),
        originKey: lossOriginKey(origin),
        revision: 1,
        previousChain: CHAIN_START,
        facts: item.facts,
        reason: `claimed by ${witness === 'post' ? 'a post' : 'an article'}`,
      });
      continue;
    }
    evidence.push({ lossId: known.lossId, claimId: item.claimId });
    if (
      !REVIEWED.includes(known.facts.review_state) &&
      canonicalJson(known.facts) !== canonicalJson(item.facts)
    ) {
      changes.push(nextOf(known, item.facts, `the ${witness} is now read otherwise`));
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
    changes.push(
      nextOf(
        gone,
        facts,
        `no longer claimed by the ${witness}${witness === 'article' ? ' itself' : ''}`,
      ),
    );
  }
  return {
    postId,
    changes,
    evidenceAdded: missingFrom(standing.evidence, evidence),
    evidenceGone: missingFrom(evidence, standing.evidence),
  };
}

/**
 * Which standing loss each wanted one is, taken out of `left`: the same item at the same place of
 * the text first, then the same item anywhere, then what stands at the same place and is of the
 * same kind, as after a better reading of its model.
 */
function matchItems(
  postId: string,
  left: Map<string, StandingLoss>,
  wanted: readonly WantedLoss[],
): ReadonlyMap<WantedLoss, StandingLoss> {
  const matches = new Map<WantedLoss, StandingLoss>();
  const here = (item: WantedLoss): StandingLoss | undefined =>
    left.get(lossOriginKey({ postId, ...item }));
  const passes: ((item: WantedLoss) => StandingLoss | undefined)[] = [
    (item) => [here(item)].find((loss) => loss !== undefined && isSameItem(loss, item)),
    (item) => [...left.values()].find((loss) => isSameItem(loss, item)),
    (item) =>
      [here(item)].find((loss) => loss?.facts.equipment_category === item.facts.equipment_category),
  ];
  for (const findMatch of passes) {
    for (const item of wanted) {
      if (matches.has(item)) continue;
      const found = findMatch(item);
      if (found === undefined) continue;
      matches.set(item, found);
      left.delete(found.originKey);
    }
  }
  return matches;
}

function isSameItem({ facts }: StandingLoss, wanted: WantedLoss): boolean {
  return (
    facts.equipment_category === wanted.facts.equipment_category &&
    facts.model === wanted.facts.model &&
    facts.lost_by === wanted.facts.lost_by
  );
}

/** The place in the text a new loss is named after; the next one where another item has that name. */
function freeOrigin(
  postId: string,
  { claimOrdinal, itemOrdinal }: WantedLoss,
  taken: ReadonlySet<string>,
): LossOrigin {
  let origin: LossOrigin = { postId, claimOrdinal, itemOrdinal };
  while (taken.has(lossOriginKey(origin))) {
    origin = { ...origin, itemOrdinal: origin.itemOrdinal + 1 };
  }
  return origin;
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
