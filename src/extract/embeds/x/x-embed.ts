import type { HtmlElement } from '../../text/html-tree.ts';
import type { PlatformEmbed } from '../platform-embed.ts';
import type { Sighting } from '../sighting.ts';
import { readXBlockquote } from './blockquote.ts';
import { linkOfFrame } from './frames.ts';
import { bareSighting } from './post-parts.ts';
import { readResidue } from './residue.ts';
import { readStatusLink } from './status-link.ts';
import { readSubstackPost } from './substack.ts';
import { readXWidget } from './widgets.ts';

/** Posts on X, formerly Twitter. */
export const X_EMBED: PlatformEmbed = {
  readElement(element: HtmlElement): Sighting | null {
    return readXBlockquote(element) ?? readXWidget(element) ?? readSubstackPost(element);
  },
  readAddress(address) {
    const link = readStatusLink(address) ?? linkOfFrame(address);
    return link === null ? null : bareSighting(link);
  },
  readResidue,
};
