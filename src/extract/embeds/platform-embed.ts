import type { Block } from '../text/blocks.ts';
import type { HtmlElement } from '../text/html-tree.ts';
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
  /** The post this element embeds; null when the element is none of the platform's. */
  readElement(element: HtmlElement): Sighting | null;
  /** Posts that a document's text blocks carry: flattened embeds, addresses on a line of their own. */
  readBlocks(blocks: readonly Block<Sighting>[], lang: string | null): readonly PlacedSighting[];
}
