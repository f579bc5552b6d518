import { isHostOf, readWebAddress, type WebAddress } from '../web-address.ts';

/** What the address of a post, picture or film on Facebook says. */
export interface FacebookPost {
  readonly post_id: string;
  readonly url: string;
  /** The page or account, where the address names it. */
  readonly handle: string | null;
}

const NUMBER = /^\d{5,20}$/;
/** Newer addresses hide the number in a word that begins so. */
const HIDDEN_NUMBER = /^pfbid[A-Za-z0-9]{20,100}$/;
const IN_QUERY = ['story_fbid', 'fbid', 'v', 'video_id', 'multi_permalinks'] as const;
const QUERY_PAGES =
  /^\/(?:permalink\.php|story\.php|photo(?:\.php)?|watch|video\.php|video\/embed|groups\/[^/]{1,80})$/;
const KINDS = new Set([
  'posts',
  'videos',
  'photos',
  'permalink',
  'reel',
  'reels',
  'share',
  'notes',
]);
const NO_ACCOUNTS = new Set(['groups', 'reel', 'reels', 'share', 'watch', 'photo', 'events']);

/** Reads the address of a post; null for every other address, that of a page among them. */
export function readFacebookAddress(written: string): FacebookPost | null {
  const address = readWebAddress(written);
  if (address === null) return null;
  if (isHostOf(address, 'fb.watch')) return readShortAddress(address);
  if (!isHostOf(address, 'facebook.com', 'fb.com')) return null;
  return readQueryAddress(address) ?? readPathAddress(address);
}

function readShortAddress({ path }: WebAddress): FacebookPost | null {
  const code = /^\/([\w-]{6,40})$/.exec(path)?.[1];
  if (code === undefined) return null;
  return { post_id: code, url: `https://fb.watch/${code}/`, handle: null };
}

function readQueryAddress({ path, query }: WebAddress): FacebookPost | null {
  if (!QUERY_PAGES.test(path)) return null;
  const key = IN_QUERY.find((name) => isPostId(query.get(name) ?? ''));
  if (key === undefined) return null;
  const post_id = query.get(key) ?? '';
  const account = query.get('id');
  const rest = account !== null && NUMBER.test(account) ? `&id=${account}` : '';
  return { post_id, url: `https://www.facebook.com${path}?${key}=${post_id}${rest}`, handle: null };
}

/** "/page/posts/slug/ID", "/page/photos/a.1/ID", "/groups/name/permalink/ID", "/share/p/CODE". */
function readPathAddress({ path }: WebAddress): FacebookPost | null {
  const parts = path.slice(1).split('/');
  const [first = ''] = parts;
  const kind = parts.findIndex((part) => KINDS.has(part));
  if (kind < 0 || kind > 2) return null;
  const post_id = parts.slice(kind + 1).findLast(isPostId) ?? sharedCode(parts);
  if (post_id === null) return null;
  const handle = kind === 1 && !NO_ACCOUNTS.has(first) ? first : null;
  return { post_id, url: `https://www.facebook.com${path}`, handle };
}

function sharedCode([first, kind = '', code = '']: readonly string[]): string | null {
  return first === 'share' && /^[prv]$/.test(kind) && /^[\w-]{6,40}$/.test(code) ? code : null;
}

function isPostId(part: string): boolean {
  return NUMBER.test(part) || HIDDEN_NUMBER.test(part);
}
