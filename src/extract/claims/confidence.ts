/** What makes a claim less sure; each lowers its confidence by a fixed step. */
export interface Doubts {
  readonly hedged: boolean;
  readonly ownerUnknown: boolean;
  readonly ownerInferred: boolean;
  readonly countUnknown: boolean;
  readonly classOnly: boolean;
  readonly categoryUnsure: boolean;
  readonly variantUnknown: boolean;
  readonly statusUnsure: boolean;
  readonly placeUnresolved: boolean;
  readonly part: boolean;
}

const CERTAIN = 0.95;
const LEAST = 0.1;

const STEPS: Readonly<Record<keyof Doubts, number>> = {
  hedged: 0.25,
  ownerUnknown: 0.15,
  ownerInferred: 0.1,
  countUnknown: 0.1,
  classOnly: 0.05,
  categoryUnsure: 0.15,
  variantUnknown: 0.05,
  statusUnsure: 0.2,
  placeUnresolved: 0.05,
  part: 0.1,
};

/** 0.95 less the step of every doubt, never below 0.1: more doubt never reads as more sure. */
export function confidenceOf(doubts: Doubts): number {
  let confidence = CERTAIN;
  if (doubts.hedged) confidence -= STEPS.hedged;
  if (doubts.ownerUnknown) confidence -= STEPS.ownerUnknown;
  if (doubts.ownerInferred) confidence -= STEPS.ownerInferred;
  if (doubts.countUnknown) confidence -= STEPS.countUnknown;
  if (doubts.classOnly) confidence -= STEPS.classOnly;
  if (doubts.categoryUnsure) confidence -= STEPS.categoryUnsure;
  if (doubts.variantUnknown) confidence -= STEPS.variantUnknown;
  if (doubts.statusUnsure) confidence -= STEPS.statusUnsure;
  if (doubts.placeUnresolved) confidence -= STEPS.placeUnresolved;
  if (doubts.part) confidence -= STEPS.part;
  return Math.max(LEAST, Math.round(confidence * 100) / 100);
}
