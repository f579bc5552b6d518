import type { Orientation } from '../pdq/pdq.ts';
import { agreeingShare, type Block, contradicts, tally } from './agreement.ts';
import { type Area, coveredShare, holds } from './geometry.ts';
import type { PictureHashes, StoredWindow, WindowKind } from './hashes-of-picture.ts';
import { inverse, type LikePair, likePairs } from './like-pairs.ts';
import { type Plane, pyramidOf } from './plane.ts';
import { type Registration, register } from './register.ts';
import { unpackSketch } from './sketch.ts';
import { haveSameTones } from './tones.ts';
import { largestDifference, spreadOfAgreement } from './where-blocks-agree.ts';

export interface Likeness {
  /** Bits of 256 in which the hashes that told differ. */
  readonly distance: number;
  /** `auto`: one picture is the other, or shows it. `review`: a person should look. */
  readonly tier: 'auto' | 'review';
  /** Whether the pixels, one picture laid on the other, say so. */
  readonly confirmed: boolean;
  readonly transform: {
    /** What is done to the second picture to lay it on the first. */
    readonly orientation: Orientation;
    readonly first: WindowKind;
    readonly second: WindowKind;
  };
  /** Of what either shows where they lie on one another, the share in which they agree, 0 to 1. */
  readonly agreement: number;
  /** Which share of each picture the other shows; of its content box, where that says more. */
  readonly covered: { readonly first: number; readonly second: number };
  readonly reason: Reason;
}

export type Reason =
  /** Near hashes, and the pixels agree. */
  | 'pixels-agree'
  /** Plain pictures, equally bright everywhere. */
  | 'same-tones'
  /** Near hashes; the pixels neither confirm nor deny. */
  | 'near-hashes'
  /** The hashes are near, the pixels are of two pictures: a common frame or ground. */
  | 'pixels-differ'
  /** The hashes are not very near, and the pixels do not agree enough. */
  | 'middling-hashes';

/** The threshold of the hash's authors: so near, hashes tell by themselves. */
const NEAR = 31;
const MOST_TRIED = 6;
/** Once laid down so well there is no better place. */
const CERTAIN_SHARE = 0.9;

const CONFIRMED = {
  /** Of the textured blocks. */
  agreeing: 0.73,
  /** The same where hashes of wholes are near. */
  agreeingIfNear: 0.63,
  leastTextured: 10,
  /** Of the blocks of either content box: a frame in common is not a picture in common. */
  agreeingInBox: 0.5,
  /** Of all blocks, those in one rectangle that shows two things. */
  largestDifference: 0.24,
  /** The same, where each shows something: what hides a part of a picture is mostly plain. */
  largestContradiction: 0.1,
  spread: 0.11,
  /** Of one of the two pictures. */
  covered: 0.4,
};
/** With fewer blocks agreeing than this, near hashes of whole pictures do not stand by themselves. */
const STANDS_FROM = 0.5;
/** With fewer than this, middling hashes are chance. */
const CHANCE_BELOW = 0.35;

/** Says the same of (a, b) as of (b, a), `first` and `second` exchanged. Null: nothing tells that they are alike. */
export function judge(a: PictureHashes, b: PictureHashes): Likeness | null {
  return comesFirst(b, a) ? exchanged(judgeInOrder(b, a)) : judgeInOrder(a, b);
}

/** Any order will do, as long as it does not hang on which of the two was asked about. */
function comesFirst(a: PictureHashes, b: PictureHashes): boolean {
  return Buffer.compare(a.sketch, b.sketch) < 0;
}

function exchanged(likeness: Likeness | null): Likeness | null {
  if (likeness === null) return null;
  const { transform, covered } = likeness;
  return {
    ...likeness,
    transform: {
      orientation: inverse(transform.orientation),
      first: transform.second,
      second: transform.first,
    },
    covered: { first: covered.second, second: covered.first },
  };
}

interface Attempt {
  readonly pair: LikePair;
  readonly laid: Registration;
  readonly share: number;
}

function judgeInOrder(a: PictureHashes, b: PictureHashes): Likeness | null {
  const pairs = likePairs(a, b);
  const told = judgeByBlocks(
    pairs.filter((pair) => !isOfPlain(pair)),
    a,
    b,
  );
  return told?.tier === 'auto' ? told : (judgeByTones(pairs.filter(isOfPlain), a, b) ?? told);
}

function isOfPlain({ first }: LikePair): boolean {
  return first.kind === 'plain';
}

/** What shows little has no blocks to compare: it must be the same all over, and show something beside smooth shades. */
function judgeByTones(
  pairs: readonly LikePair[],
  a: PictureHashes,
  b: PictureHashes,
): Likeness | null {
  if (pairs.length === 0) return null;
  const [first, second] = [unpackSketch(a.sketch), unpackSketch(b.sketch)];
  const pair = pairs.find(({ map }) => haveSameTones(first, second, map));
  if (pair === undefined) return null;
  return {
    distance: pair.distance,
    tier: 'auto',
    confirmed: true,
    transform: { orientation: pair.orientation, first: 'plain', second: 'plain' },
    agreement: 1,
    covered: { first: 1, second: 1 },
    reason: 'same-tones',
  };
}

function judgeByBlocks(
  pairs: readonly LikePair[],
  a: PictureHashes,
  b: PictureHashes,
): Likeness | null {
  const [nearest] = pairs;
  if (nearest === undefined) return null;
  const planes: [Plane[], Plane[]] = [pyramid(a), pyramid(b)];
  const best = bestAttempt(pairs, planes);
  const leastAgreeing = pairs.some(isNearWhole) ? CONFIRMED.agreeingIfNear : CONFIRMED.agreeing;
  if (best !== null && isConfirmed(best, leastAgreeing, a, b)) {
    return likeness(best.pair, best, a, b, { tier: 'auto', reason: 'pixels-agree' });
  }
  const whole = pairs.find(isOfWholes);
  const pixelsTell = best !== null && tally(best.laid.blocks).textured >= CONFIRMED.leastTextured;
  if (whole !== undefined && whole.distance <= NEAR) {
    const isOfAll = whole.first.kind === 'full' && whole.second.kind === 'full';
    const stands =
      isOfAll && (!pixelsTell || (best.share >= STANDS_FROM && !showsTwoThings(best.laid.blocks)));
    return stands
      ? likeness(whole, best, a, b, { tier: 'auto', reason: 'near-hashes' })
      : likeness(whole, best, a, b, { tier: 'review', reason: 'pixels-differ' });
  }
  const isChance = best === null ? whole === undefined : best.share < CHANCE_BELOW;
  if (isChance) return null;
  return likeness(whole ?? nearest, best, a, b, { tier: 'review', reason: 'middling-hashes' });
}

function isOfWholes({ first, second }: LikePair): boolean {
  return first.kind !== 'crop' && second.kind !== 'crop';
}

function isNearWhole(pair: LikePair): boolean {
  return pair.distance <= NEAR && isOfWholes(pair);
}

const COARSEST_SKETCH = 12;

function pyramid({ sketch }: PictureHashes): Plane[] {
  return pyramidOf(unpackSketch(sketch), COARSEST_SKETCH);
}

function bestAttempt(
  pairs: readonly LikePair[],
  [first, second]: readonly [readonly Plane[], readonly Plane[]],
): Attempt | null {
  let best: Attempt | null = null;
  for (const pair of pairs.slice(0, MOST_TRIED)) {
    const guess = { part: pair.first, otherPart: pair.second, map: pair.map };
    const laid = register(first, second, guess);
    if (laid === null) continue;
    const share = agreeingShare(tally(laid.blocks));
    if (best === null || share > best.share) best = { pair, laid, share };
    if (share >= CERTAIN_SHARE) break;
  }
  return best;
}

function isConfirmed(
  { laid, share }: Attempt,
  leastAgreeing: number,
  a: PictureHashes,
  b: PictureHashes,
): boolean {
  const { textured } = tally(laid.blocks);
  const covered = coverage(laid, a, b);
  return (
    share >= leastAgreeing &&
    textured >= CONFIRMED.leastTextured &&
    Math.max(covered.first, covered.second) >= CONFIRMED.covered &&
    spreadOfAgreement(laid.blocks) >= CONFIRMED.spread &&
    largestDifference(laid.blocks) <= CONFIRMED.largestDifference &&
    !showsTwoThings(laid.blocks) &&
    boxesOf(a).every((box) => agreesWithin(laid.blocks.filter(({ x, y }) => holds(box, x, y)))) &&
    boxesOf(b).every((box) =>
      agreesWithin(laid.blocks.filter(({ otherX, otherY }) => holds(box, otherX, otherY))),
    )
  );
}

function showsTwoThings(blocks: readonly Block[]): boolean {
  return largestDifference(blocks, contradicts) > CONFIRMED.largestContradiction;
}

function agreesWithin(blocks: readonly Block[]): boolean {
  const within = tally(blocks);
  return within.textured === 0 || agreeingShare(within) >= CONFIRMED.agreeingInBox;
}

function boxesOf({ windows }: PictureHashes): readonly StoredWindow[] {
  return windows.filter(({ kind }) => kind === 'box');
}

function coverage(laid: Registration, a: PictureHashes, b: PictureHashes) {
  return { first: coverageOf(a, laid.inTemplate), second: coverageOf(b, laid.inOther) };
}

function coverageOf(picture: PictureHashes, shown: Area): number {
  const whole = shown.width * shown.height;
  return Math.max(whole, ...boxesOf(picture).map((box) => coveredShare(box, shown)));
}

function likeness(
  { distance, orientation, first, second }: LikePair,
  best: Attempt | null,
  a: PictureHashes,
  b: PictureHashes,
  verdict: { readonly tier: Likeness['tier']; readonly reason: Reason },
): Likeness {
  return {
    distance,
    ...verdict,
    confirmed: verdict.reason === 'pixels-agree',
    transform: { orientation, first: first.kind, second: second.kind },
    agreement: best?.share ?? 0,
    covered: best === null ? { first: 0, second: 0 } : coverage(best.laid, a, b),
  };
}
