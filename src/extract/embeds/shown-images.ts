import type { PostMedia } from '../../domain/post.ts';
import { emojiOf } from '../text/html-blocks.ts';
import { descendants, type HtmlElement } from '../text/html-tree.ts';

/** Pictures of people, not of what the post shows. */
const PORTRAIT = /profile_images|\/avatar/;

/** The pictures that an embed's own markup holds, without emoji and portraits. */
export function shownImages(element: HtmlElement): readonly PostMedia[] {
  return [...descendants(element)].flatMap((inner): readonly PostMedia[] => {
    const url = inner.name === 'img' ? (inner.attributes['src'] ?? '') : '';
    const isPicture = /^https?:\/\//.test(url) && emojiOf(inner) === '' && !PORTRAIT.test(url);
    return isPicture ? [{ url, kind: 'image', alt_text: inner.attributes['alt'] || null }] : [];
  });
}
