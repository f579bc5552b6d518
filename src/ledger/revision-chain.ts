import { canonicalJson, digestOf, sha256 } from '../domain/digest.ts';
import type { LossFacts } from '../domain/loss.ts';

/** One link of a loss's history, before it is sealed. */
export interface RevisionContent {
  readonly lossId: string;
  readonly revision: number;
  readonly author: string;
  readonly reason: string;
  /** ISO instant. */
  readonly at: string;
  readonly facts: LossFacts;
  readonly salt: string;
}

export interface Seal {
  /** SHA-256 of salt and facts: proves them while they are kept, tells nothing once they are not. */
  readonly digest: string;
  /** SHA-256 of the link before, this digest, and who, when and why. */
  readonly chain: string;
}

/** What the first link hangs on. */
export const CHAIN_START = '0'.repeat(64);

export function sealRevision(previousChain: string, content: RevisionContent): Seal {
  const digest = digestOfFacts(content);
  return { digest, chain: chainOf(previousChain, content, digest) };
}

function digestOfFacts({ salt, facts }: Pick<SealedRevision, 'salt' | 'facts'>): string {
  return sha256(`${salt}\n${canonicalJson(facts)}`);
}

function chainOf(
  previousChain: string,
  content: Omit<RevisionContent, 'facts'>,
  digest: string,
): string {
  const { lossId, revision, author, reason, at } = content;
  return digestOf(previousChain, lossId, revision, digest, author, reason, at);
}

/** A link as it is on record. Of one whose words were erased, its digest alone stands for them. */
export interface SealedRevision extends Omit<RevisionContent, 'facts'>, Seal {
  readonly facts: unknown;
  readonly isErased?: boolean;
}

/** Where a history stops being true, and in what. */
export interface BrokenLink {
  readonly revision: number;
  readonly broken: 'number' | 'facts' | 'chain';
}

/** The first link of a loss's history that is not what was sealed, or null when all of it holds. */
export function firstBrokenLink(history: readonly SealedRevision[]): BrokenLink | null {
  let previous = CHAIN_START;
  for (const [n, link] of history.entries()) {
    const { revision } = link;
    const digest = link.isErased === true ? link.digest : digestOfFacts(link);
    if (revision !== n + 1) return { revision, broken: 'number' };
    if (digest !== link.digest) return { revision, broken: 'facts' };
    if (chainOf(previous, link, digest) !== link.chain) return { revision, broken: 'chain' };
    previous = link.chain;
  }
  return null;
}

/** The revision number at which a loss's history stops being true, or null when all of it holds. */
export function firstBrokenRevision(history: readonly SealedRevision[]): number | null {
  return firstBrokenLink(history)?.revision ?? null;
}

/** What of a history does not hold, in words; null when all of it does. */
export function brokenHistory(history: readonly SealedRevision[]): string | null {
  const link = firstBrokenLink(history);
  if (link === null) return null;
  const { revision, broken } = link;
  return `history does not hold from revision ${revision}: ${BROKEN[broken](revision)}`;
}

const BROKEN: Readonly<Record<BrokenLink['broken'], (revision: number) => string>> = {
  number: (revision) =>
    revision > 1
      ? `it is not where it belongs, or revision ${revision - 1} is gone`
      : 'it is there twice',
  facts: () => 'its facts, their salt or their digest are not what was sealed',
  chain: () => 'its author, reason, time or chain are not what was sealed, or it follows another',
};
