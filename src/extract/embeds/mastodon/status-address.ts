import { readWebAddress } from '../web-address.ts';

/** What the address of a post on a Mastodon server says. */
export interface StatusAddress {
  /** "host/id": ids are the server's own. */
  readonly post_id: string;
  /** "user@host", which is the same on every server. */
  readonly handle: string;
  readonly url: string;
}

const USER = /^@?([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,60}[A-Za-z0-9_])?)(?:@([a-z0-9.-]{3,253}))?$/i;
/** Ids have carried the time since 2017, and so many digits. Source: Mastodon, lib/mastodon/snowflake.rb. */
const ID = /^\d{15,20}$/;
const OLD_ID = /^\d{1,20}$/;

/** Reads the address of a post or of its embed; null for every other address. */
export function readStatusAddress(written: string): StatusAddress | null {
  const address = readWebAddress(written);
  if (address === null || !/\d$|\/embed$/.test(address.path)) return null;
  const isEmbed = address.path.endsWith('/embed');
  const parts = address.path
    .slice(1)
    .split('/')
    .slice(0, isEmbed ? -1 : undefined);
  const [user, id] = userAndId(parts);
  const [, name, server = address.host] = USER.exec(user) ?? [];
  if (name === undefined || !(isEmbed ? OLD_ID : ID).test(id)) return null;
  return {
    post_id: `${address.host}/${id}`,
    handle: `${name}@${server}`,
    url: `https://${address.host}/@${server === address.host ? name : `${name}@${server}`}/${id}`,
  };
}

/** "@user/ID", "web/@user/ID" of old clients, "users/user/statuses/ID" of the protocol. */
function userAndId(parts: readonly string[]): readonly [user: string, id: string] {
  const [first = '', ...rest] = parts[0] === 'web' ? parts.slice(1) : parts;
  if (first.startsWith('@') && rest.length === 1) return [first, rest[0] ?? ''];
  const [user = '', kind, id = ''] = rest;
  const isProtocol = first === 'users' && kind === 'statuses' && rest.length === 3;
  return isProtocol ? [`@${user}`, id] : ['', ''];
}
