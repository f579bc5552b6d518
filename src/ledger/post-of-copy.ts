import type { Claim } from '../domain/claim.ts';
import { wordSimilarity } from '../domain/word-similarity.ts';

/** What a claim says was lost, as far as two wordings of one post cannot differ in it. */
export type Told = Pick<Claim, 'kind' | 'category' | 'model' | 'status' | 'quantity' | 'lost_by'>;

export interface ToldWording {
  /** Without what carriers add or leave out: links that stand for pictures, quotation marks. */
  readonly text: string;
  readonly claims: readonly Told[];
}

export interface KnownPost {
  readonly postId: string;
  readonly wordings: readonly ToldWording[];
}

export interface FoundPostOfCopy {
  readonly postId: string;
  /** 0 to 1. */
  readonly similarity: number;
}

/** Likeness of words from which a copy of the same account and day is taken for the post. */
const LIKE_ENOUGH = 0.8;
/** By how much the likest must lead the next: an account may report two like losses in a day. */
const LEAD = 0.1;

/**
 * The post that a copy without an id is one of, among those of its account and day; null where none is
 * like enough, or two are. Words propose, and facts that agree decide: a copy that tells of anything the
 * post does not is none of it.
 */
export function postOfCopy(copy: ToldWording, known: readonly KnownPost[]): FoundPostOfCopy | null {
  const ranked = known
    .map(({ postId, wordings }) => ({ postId, similarity: likeness(copy, wordings) }))
    .toSorted((a, b) => b.similarity - a.similarity);
  const [first, second] = ranked;
  if (first === undefined || first.similarity < LIKE_ENOUGH) return null;
  if (second !== undefined && first.similarity - second.similarity < LEAD) return null;
  return first;
}

/** With any of the post's wordings: it may be a copy of what was edited since. */
function likeness(copy: ToldWording, wordings: readonly ToldWording[]): number {
  return wordings.reduce((most, wording) => {
    const similarity = wordSimilarity(copy.text, wording.text);
    if (similarity < LIKE_ENOUGH || similarity <= most) return most;
    return isToldBy(copy.claims, wording.claims) ? similarity : most;
  }, 0);
}

/** Whether everything the copy tells is told by the post; a copy may well tell less. */
function isToldBy(copied: readonly Told[], original: readonly Told[]): boolean {
  const left = [...original];
  return copied.every((claim) => {
    const at = left.findIndex((one) => isSame(one, claim));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function isSame(a: Told, b: Told): boolean {
  return (
    a.kind === b.kind &&
    a.category === b.category &&
    a.model === b.model &&
    a.status === b.status &&
    a.quantity === b.quantity &&
    (a.lost_by === b.lost_by || a.lost_by === null || b.lost_by === null)
  );
}
