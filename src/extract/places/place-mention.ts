import type { Distance } from './distances.ts';
import type { KindWord, SettlementClass } from './kind-words.ts';
import type { Relation } from './locative-words.ts';
import type { Place } from './place-lexicon.ts';

/** A name of a place in the text, over tokens [start, end). */
export interface PlaceMention {
  readonly start: number;
  readonly end: number;
  /** First token of the words that say how the place is meant: "in the village of". */
  readonly phraseStart: number;
  /** Every place the name may mean; empty for a name the data does not know. */
  readonly candidates: readonly Place[];
  readonly kindWord: KindWord | null;
  readonly settlementClass: SettlementClass | null;
  /** Null where no word says how the name is meant: a heading, a hashtag, a list. */
  readonly relation: Relation | null;
  readonly distance: Distance | null;
  /** The region that bears the name too: "Bakhmut, Donetsk". */
  readonly namesake: Place | null;
  /** The other end: "between Kreminna and Svatove". */
  readonly other: PlaceMention | null;
  /** Not where the loss happened: a unit's name, where it comes from, where it was shown. */
  readonly aside: boolean;
}

/** A name that stands alone, without a word of what it is or how far off. */
export function plainMention(
  start: number,
  end: number,
  candidates: PlaceMention['candidates'],
): PlaceMention {
  return {
    start,
    end,
    phraseStart: start,
    candidates,
    kindWord: null,
    settlementClass: null,
    relation: null,
    distance: null,
    namesake: null,
    other: null,
    aside: false,
  };
}
