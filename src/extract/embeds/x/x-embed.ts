import type { HtmlElement } from '../../text/html-tree.ts';
import type { PlatformEmbed } from '../platform-embed.ts';
import type { Sighting } from '../sighting.ts';
import { readXBlockquote } from './blockquote.ts';
import { linkOfFrame } from './frames.ts';
import { bareSighting, toSighting } from './post-parts.ts';
import { readStatusLink } from './status-link.ts';
import { readSubstackPost } from './substack.ts';
import { readXWidget } from './widgets.ts';

const ACCOUNT = /^\w{0,20}$/;

/** Posts on X, formerly Twitter. */
export const X_EMBED: PlatformEmbed = {
  readElement(element: HtmlElement): Sighting | null {
    return readXBlockquote(element) ?? readXWidget(element) ?? readSubstackPost(element);
  },
  readAddress(address) {
    const link = readStatusLink(address) ?? linkOfFrame(address);
    return link === null ? null : bareSighting(link);
  },
  residue: {
    isHandle: (written) => ACCOUNT.test(written),
    readAddress(address) {
      const link = readStatusLink(address);
      return link === null ? null : bareSighting(link);
    },
    endOfPost: /(?:t\.co|pic\.(?:twitter|x)\.com)\/\w+\s*$/,
    toSighting({ handle, name, day }, text, link) {
      const named = link?.url == null ? null : readStatusLink(link.url);
      return toSighting({ handle, name, day, text, link: named, lang: null });
    },
  },
};
