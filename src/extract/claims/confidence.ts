import type { Claim } from '../../domain/claim.ts';

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
  readonly linkInferred: boolean;
}

const CERTAIN = 0.92;
const LEAST = 0.1;

/** Source: shares of right readings on labelled texts the grammar had not seen; docs/reference/confidence.md. */
const STEPS: Readonly<Record<keyof Doubts, number>> = {
  hedged: 0.3,
  ownerUnknown: 0.4,
  ownerInferred: 0.15,
  countUnknown: 0.2,
  classOnly: 0.15,
  categoryUnsure: 0.15,
  variantUnknown: 0.05,
  statusUnsure: 0.15,
  placeUnresolved: 0.05,
  part: 0.1,
  linkInferred: 0.2,
};

/** 0.92 less the step of every doubt, never below 0.1: more doubt never reads as more sure. */
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
  if (doubts.linkInferred) confidence -= STEPS.linkInferred;
  return Math.max(LEAST, Math.round(confidence * 100) / 100);
}

export const DOUBTS_IN_WORDS: Readonly<Record<keyof Doubts, string>> = {
  hedged: 'told as hearsay',
  ownerUnknown: 'whose it was is not said',
  ownerInferred: 'whose it was is concluded, not said',
  countUnknown: 'how many is not said',
  classOnly: 'no model is named',
  categoryUnsure: 'the word fits several categories',
  variantUnknown: 'the variant is not known',
  statusUnsure: 'the word does not settle what became of it',
  placeUnresolved: 'the place is unknown or means several',
  part: 'a part of a group named before',
  linkInferred: 'what it was said of is concluded: nothing else can be meant',
};

const UNSURE_TAGS = ['lost', 'burning', 'explosion'];

/** The doubts a claim shows, told from the claim alone. */
export function doubtsNamedIn(claim: Claim): readonly (keyof Doubts)[] {
  const { tags, place } = claim;
  const shown: Readonly<Record<keyof Doubts, boolean>> = {
    hedged: tags.includes('alleged'),
    ownerUnknown: claim.lost_by === null,
    ownerInferred: tags.includes('owner_inferred'),
    countUnknown: claim.quantity === null,
    classOnly: claim.model_raw === null,
    categoryUnsure: tags.includes('category_ambiguous'),
    variantUnknown: tags.includes('variant_unknown'),
    statusUnsure: UNSURE_TAGS.some((tag) => tags.includes(tag)),
    placeUnresolved: place !== null && place.place_id === null,
    part: tags.includes('part_of_group'),
    linkInferred: tags.includes('link_inferred'),
  };
  return DOUBT_NAMES.filter((name) => shown[name]);
}

const DOUBT_NAMES = [
  'hedged',
  'ownerUnknown',
  'ownerInferred',
  'countUnknown',
  'classOnly',
  'categoryUnsure',
  'variantUnknown',
  'statusUnsure',
  'placeUnresolved',
  'part',
  'linkInferred',
] as const satisfies readonly (keyof Doubts)[];
