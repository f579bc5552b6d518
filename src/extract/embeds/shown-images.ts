import type { PostMedia } from '../../domain/post.ts';
import { emojiOf } from '../text/html-blocks.ts';
import { descendants, type HtmlElement } from '../text/html-tree.ts';

/** Pictures of people, not of what the post shows; by X's names for their sizes where a page was saved with them. */
const PORTRAIT = /profile_images|\/avatar|_(?:mini|normal|bigger|x96|200x200|400x400)\.\w{3,4}$/;

/** The pictures that an embed's own markup holds, without emoji and portraits. */
export function shownImages(element: HtmlElement): readonly PostMedia[] {
  return [...descendants(element)].flatMap((inner): readonly PostMedia[] => {
    const url = inner.name === 'img' ? (inner.attributes['src'] ?? '') : '';
    const isPicture = isAddress(url) && emojiOf(inner) === '' && !PORTRAIT.test(url);
    return isPicture ? [{ url, kind: 'image', alt_text: inner.attributes['alt'] || null }] : [];
  });
}

/** On the web, or relative to the page or to the folder in which it was saved; not `data:` and its like. */
function isAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) || (url !== '' && !/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(url));
}
