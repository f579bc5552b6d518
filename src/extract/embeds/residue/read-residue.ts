import type { Block } from '../../text/blocks.ts';
import type { PlacedSighting } from '../platform-embed.ts';
import type { Sighting } from '../sighting.ts';
import type { ResidueRules } from './residue-rules.ts';
import { cutAtBylines } from './residue-segments.ts';
import { postTextAbove } from './residue-text.ts';

/**
 * Posts of which flattening left the text and the byline: "TEXT — Name (@handle) February 7, 2023". Of all
 * platforms together, for one post's text begins where another's byline ends.
 */
export function readResidue(
  blocks: readonly Block<Sighting>[],
  lang: string | null,
  rules: readonly ResidueRules[],
): readonly PlacedSighting[] {
  const segments = cutAtBylines(blocks, lang, rules);
  const found: PlacedSighting[] = [];
  segments.forEach((segment, index) => {
    if (segment.type !== 'byline') return;
    const { byline } = segment;
    const above = postTextAbove(segments, index);
    found.push({
      block: segment.blocks[0],
      taken: [...above.blocks, ...segment.blocks],
      sighting: byline.rules.toSighting(byline, above.text, byline.link),
    });
  });
  return found;
}
