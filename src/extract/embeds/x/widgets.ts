import { descendants, type HtmlElement, holdsMoreThan } from '../../text/html-tree.ts';
import { MOST_ELEMENTS } from '../quoted-words.ts';
import type { Sighting } from '../sighting.ts';
import { readQuotedPost } from './blockquote.ts';
import { bareSighting } from './post-parts.ts';
import { readStatusLink, type StatusLink, statusLinkOfId } from './status-link.ts';

/** Elements that name the post and keep its text, if any, in a block quote inside: rendered frames, AMP, editors. */
export function readXWidget(element: HtmlElement): Sighting | null {
  if (element.name === 'blockquote' || element.name === 'a') return null;
  const link = linkOfWidget(element);
  if (link === null || holdsMoreThan(element, MOST_ELEMENTS)) return null;
  for (const inner of descendants(element)) {
    const quoted = inner.name === 'blockquote' ? readQuotedPost(inner, link) : null;
    if (quoted !== null) return quoted;
  }
  return bareSighting(link);
}

/** Editors keep the address in `data-oembed-url` or, as CKEditor does, in an element `oembed`. */
function linkOfWidget(element: HtmlElement): StatusLink | null {
  const { attributes, name } = element;
  const address = attributes['data-oembed-url'] ?? (name === 'oembed' ? attributes['url'] : '');
  return statusLinkOfId(element) ?? readStatusLink(address ?? '');
}
