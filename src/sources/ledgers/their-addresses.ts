import { mediaKey, platformIdAlias } from '../../domain/identity.ts';
import type { AddressRole, TheirAddress } from '../../domain/other-ledger.ts';
import { readAddress } from '../../extract/embeds/read-embed.ts';
import { mediaAddress } from '../../extract/media/media-address.ts';
import { articleUrlKey } from '../../extract/text/canonical-url.ts';

const ADDRESS = /https?:\/\/[^\s"'<>|\\^`{}]{3,2000}/gi;
/** Punctuation after an address that is the sentence's own. */
const AFTER_ADDRESS = /(?<![.,;:!?)\]])[.,;:!?)\]]+$/;
const ARCHIVED =
  /^https?:\/\/web\.archive\.org\/(?:web\/)?\d{4,14}(?:[a-z]{2}_)?\/(https?:\/?\/?.+)$/i;
/** Oryx's lists have this slip of the finger for the free picture host they use. */
const MISSPELT_HOSTS: Readonly<Record<string, string>> = {
  'postlmg.cc': 'postimg.cc',
  'i.postlmg.cc': 'i.postimg.cc',
};
const PICTURE_HOST = 'i.postimg.cc';

/** The addresses in a cell, in their order, each once; several, glued together or among words, are found all. */
export function addressesIn(cell: string): readonly string[] {
  const found = new Set<string>();
  for (const [written] of cell.matchAll(ADDRESS)) {
    for (const one of unglued(written)) {
      const address = one.replace(AFTER_ADDRESS, '');
      if (URL.canParse(address) && new URL(address).hostname.includes('.')) found.add(address);
    }
  }
  return [...found];
}

/** What an address of theirs leads to, by the names under which this ledger would know it. */
export function theirAddress(url: string, role: AddressRole): TheirAddress {
  const meant = withKnownHost(originalOf(url));
  const post = readAddress(meant);
  const postKey =
    post === null || post.post_id === null
      ? null
      : platformIdAlias(post.platform, post.post_id).key;
  if (postKey !== null) return { url, role, postKey, mediaKey: null, articleKey: null };
  const picture = mediaAddress({ url: meant });
  return {
    url,
    role,
    postKey,
    mediaKey: picture === null ? null : mediaKey(picture.address),
    articleKey: articleUrlKey(meant),
  };
}

/** Two addresses that another separator than a blank was to part: "https://a.example/1,https://…". */
function unglued(written: string): readonly string[] {
  if (ARCHIVED.test(written)) return [written];
  return written.split(/(?<=.{8})[,;]?(?=https?:\/\/)/i);
}

/** The address that a copy in the Wayback Machine is of. */
function originalOf(url: string): string {
  const original = ARCHIVED.exec(url)?.[1];
  return original === undefined ? url : original.replace(/^(https?):\/?\/?/i, '$1://');
}

function withKnownHost(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const host = MISSPELT_HOSTS[url.hostname];
  if (host !== undefined) url.hostname = host;
  // What follows is how it is to be shown, never which picture it is.
  if (url.hostname === PICTURE_HOST) url.search = '';
  return url.href;
}
