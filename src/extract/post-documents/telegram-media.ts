import { type PostMedia, videoMedia } from '../../domain/post.ts';
import { classNames, descendants, type HtmlElement } from '../text/html-tree.ts';
import { webAddress } from './json.ts';

const PHOTOS = new Set(['tgme_widget_message_photo_wrap']);
const PLAYERS = new Set([
  'tgme_widget_message_video_player',
  'tgme_widget_message_roundvideo_player',
]);

/** Pictures and videos of a message; a grouped album is one message with several of them. */
export function mediaOf(
  message: HtmlElement,
  passesOver: (element: HtmlElement) => boolean,
): readonly PostMedia[] {
  const found = new Map<string, PostMedia>();
  const ahead: HtmlElement[] = [message];
  for (let element = ahead.pop(); element !== undefined; element = ahead.pop()) {
    if (passesOver(element)) continue;
    const media = readMedia(element);
    if (media !== null && !found.has(media.url)) found.set(media.url, media);
    if (media !== null) continue;
    for (const child of element.children.toReversed()) {
      if (typeof child !== 'string') ahead.push(child);
    }
  }
  return [...found.values()];
}

function readMedia(element: HtmlElement): PostMedia | null {
  const classes = classNames(element);
  if (classes.some((name) => PHOTOS.has(name))) {
    const url = backgroundOf(element);
    return url === null ? null : { url, kind: 'image', alt_text: null };
  }
  return classes.some((name) => PLAYERS.has(name)) ? readVideo(element) : null;
}

/** Large videos have no address in the preview, only a picture of theirs. */
function readVideo(player: HtmlElement): PostMedia | null {
  let picture: string | null = null;
  let video: string | null = null;
  for (const element of descendants(player)) {
    if (element.name === 'video') video ??= webAddress(element.attributes['src'] ?? null);
    picture ??= backgroundOf(element);
  }
  if (video !== null) return videoMedia(video, { alt_text: null, poster: picture });
  return picture === null ? null : { url: picture, kind: 'image', alt_text: null };
}

function backgroundOf(element: HtmlElement): string | null {
  const style = element.attributes['style'] ?? '';
  const address = /background-image:\s{0,4}url\(\s{0,4}['"]?([^'")\s]{1,4000})/.exec(style)?.[1];
  return webAddress(address ?? null);
}
