import type { HtmlElement } from '../../text/html-tree.ts';

/** What the address of a post on X says. */
export interface StatusLink {
  readonly post_id: string;
  /** As in the address, where X never checks it; null for addresses without one. */
  readonly handle: string | null;
  /** Without tracking parameters and the paths of single pictures. */
  readonly url: string;
}

/** Mirrors and proxies keep X's paths. Source: gallery-dl's and feedsweep's host lists. */
const OWN_HOSTS = new Set(['twitter.com', 'x.com']);
const MIRROR_HOST =
  /^(?:(?:[a-z]\.)?(?:fxtwitter|vxtwitter|fixupx|fixvx|twittpr|xcancel)\.com|nitter\.[a-z0-9.-]{2,60})$/;
const STATUS_PATH =
  /^\/(?:#!\/)?(?:i\/web\/status(?:es)?|i\/status|i\/videos(?:\/tweet)?|statuses|([A-Za-z0-9_]{1,20})\/status(?:es)?)\/(\d{1,20})(?!\d)/;

/** Reads the address of a post, with or without its scheme; null for every other address. */
export function readStatusLink(address: string): StatusLink | null {
  const found = /^\s*(?:https?:)?(?:\/\/)?([a-z0-9.-]{4,80})(?::\d{1,5})?(\/.*)$/is.exec(
    address.slice(0, 2000),
  );
  if (found === null) return null;
  const host = (found[1] ?? '').toLowerCase().replace(/^(?:www|mobile|m)\./, '');
  const isOwn = OWN_HOSTS.has(host);
  if (!isOwn && !MIRROR_HOST.test(host)) return null;
  const path = STATUS_PATH.exec(found[2] ?? '');
  const post_id = path?.[2];
  if (post_id === undefined) return null;
  const named = path?.[1] ?? null;
  const handle = named === 'i' ? null : named;
  const page = handle === null ? 'i/status' : `${handle}/status`;
  return { post_id, handle, url: `https://${isOwn ? host : 'x.com'}/${page}/${post_id}` };
}

const ID_ATTRIBUTES = ['data-tweet-id', 'data-tweetid', 'data-twitter-tweet-id'] as const;

/** The post an element names by its id alone. */
export function statusLinkOfId(element: HtmlElement): StatusLink | null {
  const id = ID_ATTRIBUTES.map((name) => element.attributes[name]).find((value) =>
    /^\d{1,20}$/.test(value ?? ''),
  );
  return id === undefined ? null : linkOfId(id);
}

export function linkOfId(post_id: string): StatusLink {
  return { post_id, handle: null, url: `https://x.com/i/status/${post_id}` };
}
