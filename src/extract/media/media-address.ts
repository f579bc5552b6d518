import type { PostMedia } from '../../domain/post.ts';
import { addressBeside, pathBeside } from './beside-document.ts';

/** Where the bytes of a picture or video are asked for. */
export interface MediaAddress {
  /** The address of its best variant: what it is known by, however small a copy a page shows. */
  readonly address: string;
  /** Addresses to ask, best first; a server may refuse the better ones. */
  readonly tries: readonly [string, ...string[]];
}

/** Longer than servers bear. */
const LONGEST_ADDRESS = 2_000;

/** Hosts whose addresses stand for a post or its media page and hold no bytes themselves. */
const SHORT_LINKS = new Set(['t.co', 'pic.twitter.com', 'pic.x.com', 't.me']);

/** Lists of pieces of a video (HLS, DASH): no file of its own. */
const PLAYLIST = /\.(?:m3u8|mpd)$/i;

/** The document that names a picture: what relative addresses are relative to. */
export interface MediaBase {
  /** Where it is from; null where nobody says. */
  readonly url: string | null;
  /** Of its bytes. */
  readonly sha256: string;
}

/** Where to ask for a post's picture or video; null for what has no bytes at an address. */
export function mediaAddress(
  media: Pick<PostMedia, 'url'>,
  base: MediaBase | null = null,
): MediaAddress | null {
  if (base !== null && isRelative(media.url) && base.url === null) {
    const path = pathBeside(media.url);
    const address = path === null ? null : addressBeside(base.sha256, path);
    return address === null ? null : { address, tries: [address] };
  }
  const given = webUrl(media.url, base?.url ?? null);
  if (given === null || SHORT_LINKS.has(given.hostname) || PLAYLIST.test(given.pathname)) {
    return null;
  }
  const shown = withoutProxy(given);
  const better = xVariants(shown) ?? blueskyVariants(shown) ?? [];
  const wanted = [...better, shown.href, given.href];
  const [first = given.href, ...rest] = new Set(wanted);
  return { address: first, tries: [first, ...rest] };
}

/** True for an address that names neither scheme nor host. */
export function isRelative(address: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/\/|\\|#|$)/i.test(address);
}

function webUrl(text: string, base: string | null = null): URL | null {
  const from = base ?? (text.startsWith('//') ? 'https://host.invalid' : undefined);
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text, from)) return null;
  const url = new URL(text, from);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url : null;
}

const SUBSTACK_HOSTS = new Set(['substackcdn.com', 'cdn.substack.com']);

/** Substack shows pictures of others resized; the address of the whole one is in its own. */
function withoutProxy(url: URL): URL {
  if (!SUBSTACK_HOSTS.has(url.hostname)) return url;
  const inner = /^\/image\/fetch\/[^/]{1,300}\/(https?%3A%2F%2F.{1,1900})$/i.exec(
    url.pathname,
  )?.[1];
  if (inner === undefined) return url;
  try {
    return webUrl(decodeURIComponent(inner)) ?? url;
  } catch {
    return url;
  }
}

/** Folders of X's picture host whose files come in sizes; the rest are portraits and banners. */
const X_SIZED =
  /^\/(?:media|ext_tw_video_thumb|amplify_video_thumb|tweet_video_thumb|card_img)\/[\w/-]{1,200}/;
/** Largest first, as the host names them; `orig` is refused for some old pictures. */
const X_SIZES = ['orig', '4096x4096', 'large'] as const;

/**
 * `media/ID.jpg`, `media/ID.jpg:large` and `media/ID?format=jpg&name=small` are one picture. WebP is
 * made from it on demand and has no original.
 */
function xVariants({ hostname, pathname, searchParams, origin }: URL): readonly string[] | null {
  if (hostname !== 'pbs.twimg.com') return null;
  const file = X_SIZED.exec(pathname)?.[0];
  if (file === undefined) return null;
  const named = /^\.(jpe?g|png|webp|gif)\b/i.exec(pathname.slice(file.length))?.[1];
  const format = (named ?? searchParams.get('format') ?? 'jpg').toLowerCase();
  const kept = format === 'png' ? 'png' : 'jpg';
  return X_SIZES.map((size) => `${origin}${file}?format=${kept}&name=${size}`);
}

/** Bluesky's own host gives each picture small and whole. */
function blueskyVariants({ hostname, pathname, origin }: URL): readonly string[] | null {
  if (hostname !== 'cdn.bsky.app') return null;
  const picture = /^\/img\/feed_(?:thumbnail|fullsize)(\/.{1,500})$/.exec(pathname)?.[1];
  return picture === undefined ? null : [`${origin}/img/feed_fullsize${picture}`];
}
