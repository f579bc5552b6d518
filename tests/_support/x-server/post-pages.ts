import { invalidRequest, type Reply } from './problems.ts';
import type { WorldPost } from './world.ts';

interface PageRules {
  readonly fewest: number;
  readonly most: number;
  readonly usual: number;
}

interface Page {
  readonly posts: readonly WorldPost[];
  readonly meta: Record<string, unknown>;
}

/**
 * One page of posts that lie newest first. What is excluded is taken out after the page was cut, so a
 * page may be short, or empty, with more behind it: X does so too.
 */
export function pageOf(
  all: readonly WorldPost[],
  query: URLSearchParams,
  rules: PageRules,
  isExcluded: (post: WorldPost) => boolean,
): Page | Reply {
  const asked = query.get('max_results');
  const size = asked === null ? rules.usual : Number(asked);
  if (!(size >= rules.fewest && size <= rules.most)) {
    return invalidRequest(
      'max_results',
      asked ?? '',
      `The \`max_results\` query parameter value [${asked}] is not between ${rules.fewest} and ${rules.most}`,
    );
  }
  const token = query.get('pagination_token') ?? query.get('next_token');
  const after = token === null ? null : idIn(token);
  if (after === undefined) {
    return invalidRequest('next_token', token ?? '', "Invalid 'next_token':[...].");
  }
  const since = query.get('since_id');
  const until = query.get('until_id');
  const from = query.get('start_time');
  const inRange = all.filter(
    (post) =>
      (since === null || BigInt(post.id) > BigInt(since)) &&
      (until === null || BigInt(post.id) < BigInt(until)) &&
      (after === null || BigInt(post.id) < after) &&
      (from === null || post.createdAt.getTime() >= Date.parse(from)),
  );
  const cut = inRange.slice(0, size);
  const posts = cut.filter((post) => !isExcluded(post));
  const last = cut.at(-1);
  return {
    posts,
    meta: {
      result_count: posts.length,
      ...(posts[0] === undefined ? {} : { newest_id: posts[0].id, oldest_id: posts.at(-1)?.id }),
      ...(inRange.length > cut.length && last !== undefined
        ? { next_token: tokenFor(last.id) }
        : {}),
    },
  };
}

function tokenFor(id: string): string {
  return `7140dibdnow9c7btw${BigInt(id).toString(36)}`;
}

function idIn(token: string): bigint | undefined {
  const digits = /^7140dibdnow9c7btw([0-9a-z]{1,16})$/.exec(token)?.[1];
  if (digits === undefined) return undefined;
  return [...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
}
