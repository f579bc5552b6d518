import type { Block } from '../../text/blocks.ts';
import type { PlacedSighting } from '../platform-embed.ts';
import type { Sighting } from '../sighting.ts';
import { toSighting } from './post-parts.ts';
import { cutAtBylines } from './residue-segments.ts';
import { postTextAbove } from './residue-text.ts';

/** Posts of which flattening left the text and the byline: "TEXT — Name (@handle) February 7, 2023". */
export function readResidue(
  blocks: readonly Block<Sighting>[],
  lang: string | null,
): readonly PlacedSighting[] {
  const segments = cutAtBylines(blocks, lang);
  const found: PlacedSighting[] = [];
  segments.forEach((segment, index) => {
    if (segment.type !== 'byline') return;
    const above = postTextAbove(segments, index);
    const taken = [...above.blocks, ...segment.blocks];
    const { handle, name, day, link } = segment.byline;
    found.push({
      block: segment.blocks[0],
      taken,
      sighting: toSighting({ handle, name, day, link, text: above.text, lang: null }),
    });
  });
  return found;
}
