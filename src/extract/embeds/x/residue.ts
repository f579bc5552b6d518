import type { Block } from '../../text/blocks.ts';
import type { PlacedSighting } from '../platform-embed.ts';
import type { Sighting } from '../sighting.ts';
import { toSighting } from './post-parts.ts';
import { cutAtBylines } from './residue-segments.ts';
import { postTextAbove } from './residue-text.ts';

export interface Residue {
  readonly found: readonly PlacedSighting[];
  /** Blocks that are part of a post found, and no post of their own. */
  readonly consumed: ReadonlySet<number>;
}

/** Posts of which flattening left the text and the byline: "TEXT — Name (@handle) February 7, 2023". */
export function readResidue(blocks: readonly Block<Sighting>[], lang: string | null): Residue {
  const segments = cutAtBylines(blocks, lang);
  const found: PlacedSighting[] = [];
  const consumed = new Set<number>();
  segments.forEach((segment, index) => {
    if (segment.type !== 'byline') return;
    const above = postTextAbove(segments, index);
    const taken = [...above.blocks, ...segment.blocks];
    for (const block of taken) consumed.add(block);
    const { handle, name, day, link } = segment.byline;
    found.push({
      block: segment.blocks[0],
      taken,
      sighting: toSighting({ handle, name, day, link, text: above.text, lang: null }),
    });
  });
  return { found, consumed };
}
