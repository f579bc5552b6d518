import { descendants, type HtmlElement, holdsMoreThan } from '../text/html-tree.ts';
import { framedAddresses } from './framed-address.ts';
import { PLATFORM_EMBEDS } from './platforms.ts';
import type { Sighting } from './sighting.ts';

/** No placeholder of an embed has so many elements; an article wrapped into one has. */
const MOST_ELEMENTS = 60;

/** The post that an element embeds: by a platform's own code, or by the address it frames or stands for. */
export function readEmbed(element: HtmlElement): Sighting | null {
  const own = readOwnMarkup(element);
  if (own !== null || Object.keys(element.attributes).length === 0) return own;
  for (const address of framedAddresses(element)) {
    const framed = readAddress(address);
    if (framed !== null) return isOnlyPlaceholder(element) ? framed : null;
  }
  return null;
}

/** The post that a web address leads to. */
export function readAddress(address: string): Sighting | null {
  for (const platform of PLATFORM_EMBEDS) {
    const sighting = platform.readAddress(address);
    if (sighting !== null) return sighting;
  }
  return null;
}

function readOwnMarkup(element: HtmlElement): Sighting | null {
  for (const platform of PLATFORM_EMBEDS) {
    const sighting = platform.readElement(element);
    if (sighting !== null) return sighting;
  }
  return null;
}

/** What stands in the place of an embed; not a container in which the embed itself, with its words, is. */
function isOnlyPlaceholder(element: HtmlElement): boolean {
  if (holdsMoreThan(element, MOST_ELEMENTS)) return false;
  for (const inner of descendants(element)) if (readOwnMarkup(inner) !== null) return false;
  return true;
}
