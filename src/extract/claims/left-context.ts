import type { Owner, StatusMention, TokenSpan } from './grammar-scan.ts';
import type { QuantityNumber } from './numbers.ts';

/** The word that rules an item: what follows "by" strikes, what follows "of" is a part's whole. */
export type Governor = 'none' | 'by' | 'with' | 'of' | 'preposition';

/** Everything a walk to the left of an item learns. */
export class LeftContext {
  start: number;
  governor: Governor = 'none';
  owner: Owner | null = null;
  enemy: TokenSpan | null = null;
  number: QuantityNumber | null = null;
  uncounted: TokenSpan | null = null;
  another = false;
  definite = false;
  article: TokenSpan | null = null;
  readonly premodifiers: StatusMention[] = [];
  civilian = false;
  notATank = false;
  munition = false;
  military = false;
  ours = false;
  own = false;
  each = false;
  negated = false;
  /** "an undamaged radar" */
  unharmed = false;
  possessed = false;

  readonly itemStart: number;
  /** Where the sentence, or the item before, ends. */
  readonly floor: number;

  constructor(start: number, floor: number) {
    this.start = start;
    this.itemStart = start;
    this.floor = floor;
  }
}
