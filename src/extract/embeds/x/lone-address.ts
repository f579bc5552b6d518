import type { Block } from '../../text/blocks.ts';
import type { PlacedSighting } from '../platform-embed.ts';
import type { Sighting } from '../sighting.ts';
import { toSighting } from './post-parts.ts';
import { readStatusLink, type StatusLink } from './status-link.ts';

const LONGEST_ADDRESS = 400;

/** Posts whose address stands on a line of its own, as publishing systems leave them. */
export function readLoneAddresses(
  blocks: readonly Block<Sighting>[],
  consumed: ReadonlySet<number>,
): readonly PlacedSighting[] {
  const nothing = { handle: null, name: null, day: null, lang: null, text: '' };
  return blocks.flatMap((block, index) => {
    const link = consumed.has(index) ? null : loneAddress(block);
    return link === null
      ? []
      : [{ block: index, taken: [index], sighting: toSighting({ ...nothing, link }) }];
  });
}

/** The address that is all a block holds, written out or, in Markdown, behind the words of a link. */
export function loneAddress(block: Block<Sighting> | undefined): StatusLink | null {
  if (block?.type !== 'text' || block.text.length > LONGEST_ADDRESS) return null;
  const written = block.text.trim();
  const direct = /^\S+$/.test(written)
    ? readStatusLink(written.replace(/^[<([]{1,8}|[>)\]]{1,8}$/g, ''))
    : null;
  const [link] = block.links;
  return direct ?? (block.isLoneLink && link !== undefined ? readStatusLink(link.href) : null);
}
