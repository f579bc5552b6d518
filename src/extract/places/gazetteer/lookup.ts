import type { SettlementClass } from '../kind-words.ts';
import type { Point } from '../points.ts';
import type { SectionPlace } from './section-index.ts';

export interface LookupContext {
  readonly admin1?: readonly string[] | undefined;
  /** ISO 3166 alpha-3, or alpha-2. */
  readonly country?: string | null | undefined;
  readonly near?: readonly Point[] | undefined;
  /** How big the text says it is: "м. Лиман", "the village of Lyman". */
  readonly settlement?: SettlementClass | null | undefined;
  /** False: names as spelt and their case forms only. Default true. */
  readonly fuzzy?: boolean | undefined;
}

export type MatchKind = 'exact' | 'inflected' | 'fuzzy';

export interface GazetteerCandidate {
  readonly place: SectionPlace;
  readonly match: MatchKind;
  /** 0 to 1, for order and for people. */
  readonly score: number;
}

export interface Lookup {
  readonly outcome: 'resolved' | 'ambiguous' | 'none';
  readonly candidates: readonly GazetteerCandidate[];
  /** The name is known, and nowhere where the context says it is. */
  readonly contradicted: boolean;
}
