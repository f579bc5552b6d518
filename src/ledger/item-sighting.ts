import type { LossFacts } from '../domain/loss.ts';
import type { Witness } from '../domain/vocabulary.ts';

/** One witness's telling of one item: what a cluster is made of. */
export interface ItemSighting {
  /** Its own loss id, made from its origin. It stays its own, whatever item it is found to be. */
  readonly id: string;
  /** What its id is made from. */
  readonly originKey: string;
  /** The post, or the article in its own prose, that tells of it. */
  readonly witness: string;
  readonly claimId: string;
  /** Where its text tells of it now. */
  readonly claimOrdinal: number;
  readonly itemOrdinal: number;
  /** What this telling alone says. */
  readonly facts: LossFacts;
}

/** How one post carries what another told, by its own marker. */
export const RETELLINGS = ['repost', 'translation', 'quote', 'reply'] as const;
export type Retelling = (typeof RETELLINGS)[number];

/** What ties a witness to others, beside its words. */
export interface WitnessTies {
  readonly witness: string;
  readonly kind: Witness;
  /** The names by which other posts may call it. */
  readonly names: readonly string[];
  /** What it carries of others; they may not be on record. */
  readonly retells: readonly { readonly kind: Retelling; readonly name: string }[];
  /** Its pictures, look-alikes of the automatic tier under one name. */
  readonly pictures: readonly string[];
}

/** Code-unit order, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order of a witness's own items: as its text has them. */
export function byPlaceInText(a: ItemSighting, b: ItemSighting): number {
  return a.claimOrdinal - b.claimOrdinal || a.itemOrdinal - b.itemOrdinal || byText(a.id, b.id);
}
