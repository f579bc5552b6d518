import type { Relation } from './locative-words.ts';
import type { KindWord, Place } from './place-lexicon.ts';

/** A name of a place in the text, over tokens [start, end). */
export interface PlaceMention {
  readonly start: number;
  readonly end: number;
  /** Every place the name may mean; empty for a name the data does not know. */
  readonly candidates: readonly Place[];
  readonly kindWord: KindWord | null;
  /** Null where no word says how the name is meant: a heading, a hashtag, a list. */
  readonly relation: Relation | null;
  readonly distanceKm: number | null;
}
