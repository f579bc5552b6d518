import type { HtmlElement } from '../text/html-tree.ts';
import type { ResidueRules } from './residue/residue-rules.ts';
import type { Sighting } from './sighting.ts';

/** A sighting and the index of the block it was found in. */
export interface PlacedSighting {
  readonly block: number;
  /** Every block that holds words of the post or of its byline: none of them is the document's own. */
  readonly taken: readonly number[];
  readonly sighting: Sighting;
}

/** How posts of one platform are recognised in documents. One module per platform, listed in platforms.ts. */
export interface PlatformEmbed {
  /** The post that an element of the platform's own embed code shows; null for every other element. */
  readElement(element: HtmlElement): Sighting | null;
  /** The post a web address leads to or frames; null for every other address. */
  readAddress(address: string): Sighting | null;
  /** How posts are read of which flattening left the words. */
  readonly residue?: ResidueRules;
}
