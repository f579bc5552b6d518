import type { Block } from '../text/blocks.ts';
import type { PlacedSighting } from './platform-embed.ts';
import type { Sighting } from './sighting.ts';

const LONGEST_ADDRESS = 400;
/** One word, with a host in it. */
const ADDRESS = /^[^\s./]{0,9}(?:\/\/)?[^\s./]{1,63}\.[^\s/]{1,100}\/\S+$/;
const BRACKETS = /^[<([]{1,8}|[>)\]]{1,8}$/g;

/** Posts whose address stands on a line of its own, as publishing systems leave them. */
export function readLoneAddresses(
  blocks: readonly Block<Sighting>[],
  taken: ReadonlySet<number>,
  readAddress: (address: string) => Sighting | null,
): readonly PlacedSighting[] {
  return blocks.flatMap((block, index) => {
    const address = taken.has(index) ? null : loneAddress(block);
    const sighting = address === null ? null : readAddress(address);
    return sighting === null ? [] : [{ block: index, taken: [index], sighting }];
  });
}

/** The address that is all a block holds, written out or, in Markdown, behind the words of a link. */
export function loneAddress<Embed>(block: Block<Embed> | undefined): string | null {
  if (block?.type !== 'text' || block.text.length > LONGEST_ADDRESS) return null;
  const written = block.text.trim();
  const [link] = block.links;
  // Pages shorten the addresses they show.
  const isShortened = /(?:…|\.{3})$/.test(written) && block.links.length === 1;
  if (ADDRESS.test(written) && !isShortened) return written.replace(BRACKETS, '');
  return (block.isLoneLink || ADDRESS.test(written)) && link !== undefined ? link.href : null;
}
