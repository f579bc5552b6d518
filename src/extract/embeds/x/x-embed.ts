import type { HtmlElement } from '../../text/html-tree.ts';
import type { PlatformEmbed } from '../platform-embed.ts';
import type { Sighting } from '../sighting.ts';
import { readXBlockquote } from './blockquote.ts';
import { readLoneAddresses } from './lone-address.ts';
import { readResidue } from './residue.ts';
import { readSubstackPost, readXWidget } from './widgets.ts';

/** Posts on X, formerly Twitter. */
export const X_EMBED: PlatformEmbed = {
  readElement(element: HtmlElement): Sighting | null {
    return readXBlockquote(element) ?? readXWidget(element) ?? readSubstackPost(element);
  },
  readBlocks(blocks, lang) {
    const residue = readResidue(blocks, lang);
    return [...residue.found, ...readLoneAddresses(blocks, residue.consumed)];
  },
};
