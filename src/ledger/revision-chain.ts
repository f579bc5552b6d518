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
  const digest = sha256(`${content.salt}\n${canonicalJson(content.facts)}`);
  return {
    digest,
    chain: digestOf(
      previousChain,
      content.lossId,
      content.revision,
      digest,
      content.author,
      content.reason,
      content.at,
    ),
  };
}

/** The revision number at which a loss's history stops being true, or null when all of it holds. */
export function firstBrokenRevision(history: readonly (RevisionContent & Seal)[]): number | null {
  let previous = CHAIN_START;
  for (const [n, link] of history.entries()) {
    const seal = sealRevision(previous, link);
    if (link.revision !== n + 1 || seal.digest !== link.digest || seal.chain !== link.chain) {
      return link.revision;
    }
    previous = link.chain;
  }
  return null;
}
