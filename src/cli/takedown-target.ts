import { sha256 } from '../domain/digest.ts';
import { LossledgerError } from '../domain/errors.ts';
import { articleKey, platformIdAlias } from '../domain/identity.ts';
import { PLATFORMS } from '../domain/vocabulary.ts';
import { readAddress } from '../extract/embeds/read-embed.ts';
import { articleUrlKey } from '../extract/text/canonical-url.ts';
import type { Tx } from '../store/connection.ts';
import {
  articleKeysOf,
  copiesOfPicture,
  type NewTakedown,
  namesOfPosts,
  postsNamed,
  type TakedownKind,
  type TakedownName,
} from '../store/queries/takedowns.ts';
import { printable } from './output.ts';

export interface TargetOptions {
  readonly copies?: boolean;
}

type Named = (tx: Tx) => Promise<NewTakedown>;

/** What goes by a name that an operator gives, met before or not. Throws USAGE for what names nothing. */
export function takedownTarget(kind: TakedownKind, given: string, options: TargetOptions): Named {
  const target = given.trim();
  if (options.copies === true && kind !== 'picture') {
    throw new LossledgerError('USAGE', '--copies is for pictures.');
  }
  return TARGETS[kind](target, options.copies === true);
}

const TARGETS: Readonly<Record<TakedownKind, (target: string, withCopies: boolean) => Named>> = {
  post: (target) => async (tx) => {
    const own = keyOfPost(target);
    const posts = await postsNamed(tx, [own ?? target]);
    if (own === null && posts.length === 0) {
      throw new LossledgerError(
        'NOT_FOUND',
        `No post on record is called ${printable(target)}. Give its address, PLATFORM:ID, or its post_id.`,
      );
    }
    const keys = new Set([...(own === null ? [] : [own]), ...(await namesOfPosts(tx, posts))]);
    return { kind: 'post', withCopies: false, names: namedAs(target, [...keys]) };
  },
  author: (target) => {
    const { platform, account } = accountOf(target);
    const key = `${platform}:${account.toLowerCase()}`;
    const names = [{ digest: sha256(key), name: key }];
    return () => Promise.resolve({ kind: 'author', withCopies: false, names });
  },
  article: (target) => async (tx) => {
    const isHash = HASH.test(target);
    const url = articleUrlKey(target);
    const keys = url === null ? await articleKeysOf(tx, target) : [articleKey(url, '')];
    const wanted = isHash ? new Set([...keys, articleKey(null, target)]) : new Set(keys);
    if (wanted.size === 0) {
      throw new LossledgerError(
        'NOT_FOUND',
        `No article on record is called ${printable(target)}. Give its address, the SHA-256 of its file, or its article_id.`,
      );
    }
    return { kind: 'article', withCopies: false, names: namedAs(target, [...wanted]) };
  },
  picture: (target, withCopies) => {
    const hash = target.toLowerCase();
    if (!HASH.test(hash)) {
      throw new LossledgerError('USAGE', 'A picture is named by its whole SHA-256: 64 hex digits.');
    }
    return async (tx) => {
      const files = withCopies ? await copiesOfPicture(tx, hash) : [hash];
      const names = files.map((file) => ({ digest: file, name: file }));
      return { kind: 'picture', withCopies, names };
    };
  },
};

const HASH = /^[0-9a-f]{64}$/;

/** What is compared are digests of all keys; what is listed is what was given. */
function namedAs(target: string, keys: readonly string[]): readonly TakedownName[] {
  return keys.map((key) => ({ digest: sha256(key), name: target }));
}

/** The name on its platform of the post that an address, or PLATFORM:ID, leads to. */
function keyOfPost(target: string): string | null {
  const sighting = readAddress(target);
  if (sighting !== null && sighting.post_id !== null) {
    return platformIdAlias(sighting.platform, sighting.post_id).key;
  }
  const parts = platformAnd(target);
  return parts === null ? null : platformIdAlias(parts.platform, parts.rest).key;
}

/** Where an account's own page is, by the platform's documentation. */
const PROFILES = [
  { platform: 'x', page: /^(?:www\.|mobile\.)?(?:x|twitter)\.com\/@?(\w{1,15})\/?$/i },
  { platform: 'telegram', page: /^(?:t|telegram)\.me\/(?:s\/)?(\w{4,32})\/?$/i },
  { platform: 'bluesky', page: /^bsky\.app\/profile\/([^/\s]+)\/?$/i },
] as const;

function accountOf(target: string) {
  const bare = target.replace(/^https?:\/\//i, '').split(/[?#]/, 1)[0] ?? '';
  for (const { platform, page } of PROFILES) {
    const account = page.exec(bare)?.[1];
    if (account !== undefined) return { platform, account };
  }
  const parts = platformAnd(target);
  const account = parts?.rest.replace(/^@/, '') ?? '';
  if (parts !== null && account !== '') return { platform: parts.platform, account };
  throw new LossledgerError(
    'USAGE',
    `${printable(target)} names no account. Give PLATFORM:HANDLE, for example x:@name; platforms: ${PLATFORMS.join(', ')}.`,
  );
}

function platformAnd(target: string) {
  const [, name = '', rest = ''] = /^(\w+):(?!\/\/)(.+)$/s.exec(target) ?? [];
  const platform = PLATFORMS.find((one) => one === name.toLowerCase());
  return platform === undefined ? null : { platform, rest: rest.trim() };
}
