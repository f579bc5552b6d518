import type { Platform } from '../../domain/vocabulary.ts';
import { readPostUri } from '../embeds/bluesky/post-uri.ts';
import { readMessageLink } from '../embeds/telegram/message-link.ts';
import { readStatusLink } from '../embeds/x/status-link.ts';

/** What the address of a post says of it. */
export interface PostAddress {
  readonly platform: Platform;
  readonly post_id: string;
  readonly handle: string | null;
  readonly url: string;
}

/** The address of a post on X, Telegram or Bluesky; null for every other. */
export function readPostAddress(address: string): PostAddress | null {
  const status = readStatusLink(address);
  if (status !== null) return { platform: 'x', ...status };
  const message = readMessageLink(address);
  if (message !== null) {
    const { post_id, channel, url } = message;
    return { platform: 'telegram', post_id, handle: channel, url };
  }
  const record = readPostUri(address);
  if (record === null) return null;
  return { platform: 'bluesky', post_id: record.uri, handle: record.handle, url: record.url };
}
