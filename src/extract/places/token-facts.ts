/** What other readers found at a token. */
export interface TokenFacts {
  isStatus(index: number): boolean;
  isItem(index: number): boolean;
  isSide(index: number): boolean;
  /** A word of the grammar, or taken by something else: no part of a name. */
  isKnown(index: number): boolean;
  isDate(index: number): boolean;
  /** A comma, "and", "or". */
  isListMark(index: number): boolean;
}
