import type { Owner } from './grammar-scan.ts';
import type { Whose } from './grammar-types.ts';
import type { Reading } from './readings.ts';
import type { TextSides } from './text-sides.ts';

export interface OwnerReading {
  readonly owner: Owner;
  /** Not said of the item itself: concluded from who struck it or who writes. */
  readonly inferred: boolean;
}

/** What the rest of the text says of whose losses are told. */
export interface OwnerContext {
  readonly readings: readonly Reading[];
  /** "Russian losses:" above a list. */
  readonly heading: Owner | null;
  /** "Ми:", "Вони:" above a list. */
  readonly whose: Whose | null;
  /** The owner of the claim before, for "one … as well". */
  readonly previous: Owner | null;
  readonly sides: TextSides;
}
