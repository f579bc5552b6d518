import { isHostOf, readWebAddress } from '../web-address.ts';

/** The name of a post on Bluesky. */
export interface PostUri {
  /** The AT-URI: with the account's DID as a rule, with a handle where the document gives only that. */
  readonly uri: string;
  readonly url: string;
  /** Null where the account is named by its DID. */
  readonly handle: string | null;
  readonly recordKey: string;
}

/** Source: atproto.com/specs, at-uri-scheme, did, handle and record-key. */
const AUTHOR = /^(?:did:[a-z]{2,10}:[\w.:%-]{1,250}|(?:[a-z0-9-]{1,63}\.){1,10}[a-z0-9-]{2,63})$/i;
const RECORD_KEY = /^[\w.:~-]{1,512}$/;
const COLLECTION = 'app.bsky.feed.post';

/** Reads the name of a post: an AT-URI, the address of its page or of its embed; null for all else. */
export function readPostUri(written: string): PostUri | null {
  const parts = written.trim().startsWith('at://') ? partsOfUri(written) : partsOfAddress(written);
  if (parts === null) return null;
  const { author, recordKey } = parts;
  if (!AUTHOR.test(author) || !RECORD_KEY.test(recordKey)) return null;
  return {
    uri: `at://${author}/${COLLECTION}/${recordKey}`,
    url: `https://bsky.app/profile/${author}/post/${recordKey}`,
    handle: author.startsWith('did:') ? null : author,
    recordKey,
  };
}

interface Parts {
  readonly author: string;
  readonly recordKey: string;
}

function partsOfUri(written: string): Parts | null {
  const [, , author = '', collection, recordKey = ''] =
    written.trim().split('?')[0]?.split('/') ?? [];
  return collection === COLLECTION ? { author, recordKey } : null;
}

function partsOfAddress(written: string): Parts | null {
  const address = readWebAddress(written);
  if (address === null) return null;
  const [, page, author = '', kind, recordKey = '', ...rest] = address.path.split('/');
  if (rest.length > 0) return null;
  const isPage = isHostOf(address, 'bsky.app') && page === 'profile' && kind === 'post';
  const isEmbed = address.host === 'embed.bsky.app' && page === 'embed' && kind === COLLECTION;
  if (!isPage && !isEmbed) return null;
  return { author: author.replaceAll('%3A', ':').replace(/^@/, ''), recordKey };
}
