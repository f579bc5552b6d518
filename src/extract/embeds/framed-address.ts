import type { HtmlElement } from '../text/html-tree.ts';
import { readWebAddress } from './web-address.ts';

/** `src`, and where lazy loaders, cookie banners and editors keep it until they need it. */
const SOURCE = /^(?:src|[a-z0-9_-]{1,40}[-_]src(?:[-_][a-z0-9]{1,20})?)$/;
const DECLARED = new Set(['data-oembed-url', 'data-embed-url']);
const FRAMES = new Set(['iframe', 'frame', 'embed', 'amp-iframe', 'amp-embed', 'amp-video-iframe']);
/** Pictures, films and code have sources that are no page, and links are no embeds. */
const OTHERS = new Set([
  ...['a', 'area', 'audio', 'body', 'button', 'form', 'head', 'html', 'img', 'input', 'link'],
  ...['main', 'meta', 'option', 'picture', 'script', 'source', 'style', 'track', 'video'],
]);
/** Frames of embed services name what they show in a parameter. */
const SHOWN_IN = ['url', 'href', 'src', 'uri', 'u', 'embed', 'link'] as const;
/** Buttons and boxes around a post are no embed of it. */
const BUTTON =
  /\/(?:like|likebox|like_box|share|share_button|sharer|comments|follow|page|tweet_button|follow_button|intent)\b/i;

/** The addresses an element frames or stands for, the nearest first. */
export function framedAddresses(element: HtmlElement): readonly string[] {
  return sourcesOf(element).flatMap((source) => [source, ...shownIn(source)]);
}

function sourcesOf({ name, attributes, children }: HtmlElement): readonly string[] {
  if (name === 'object') return [attributes['data'] ?? '', ...children.flatMap(sourceOfPart)];
  if (name === 'oembed') return [attributes['url'] ?? ''];
  if (OTHERS.has(name)) return [];
  const isFrame = FRAMES.has(name);
  return Object.entries(attributes).flatMap(([key, value]) => {
    const isSource = SOURCE.test(key) && (isFrame || key !== 'src');
    return (isSource || DECLARED.has(key)) && value !== '' ? [value] : [];
  });
}

/** The film of a Flash object. */
function sourceOfPart(part: HtmlElement | string): readonly string[] {
  if (typeof part === 'string') return [];
  if (part.name === 'embed') return [part.attributes['src'] ?? ''];
  return part.attributes['name']?.toLowerCase() === 'movie' ? [part.attributes['value'] ?? ''] : [];
}

function shownIn(source: string): readonly string[] {
  const address = source.includes('?') ? readWebAddress(source) : null;
  if (address === null || BUTTON.test(address.path)) return [];
  return SHOWN_IN.flatMap((key) => address.query.getAll(key)).filter((shown) => shown !== '');
}
