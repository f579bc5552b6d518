import { pageOf } from './post-pages.ts';
import { matcherOf } from './post-queries.ts';
import { invalidRequest, partialError, type Reply } from './problems.ts';
import type { LimitedEndpoint } from './rate-windows.ts';
import { renderPosts, renderUser, wantedOf } from './render-posts.ts';
import type { StreamRule } from './stream-connections.ts';
import type { World, WorldPost } from './world.ts';

/** The newest posts of an account that its timeline reaches. */
const REACH = 3_200;
const SEARCH_REACH_MS = 7 * 24 * 60 * 60_000;
const MOST_IDS = 100;

export interface Route {
  readonly endpoint: LimitedEndpoint;
  readonly id: string;
}

/** What an answer is charged for. */
export interface Bill {
  readonly posts: string[];
  readonly users: string[];
}

type AsPosts = (posts: readonly WorldPost[], rest: Record<string, unknown>) => Reply;

/** What X answers to each question when all is well. */
export class Answers {
  private readonly world: World;
  private readonly rules: StreamRule[];
  private readonly now: () => Date;

  constructor(world: World, rules: StreamRule[], now: () => Date) {
    this.world = world;
    this.rules = rules;
    this.now = now;
  }

  answer(route: Route, query: URLSearchParams, body: string, bill: Bill): Reply {
    const asPosts = (posts: readonly WorldPost[], rest: Record<string, unknown>): Reply => {
      const { billedPosts, billedUsers, body } = renderPosts(this.world, posts, wantedOf(query));
      bill.posts.push(...billedPosts);
      bill.users.push(...billedUsers);
      const errors = [...(body.errors ?? []), ...((rest['errors'] as unknown[] | undefined) ?? [])];
      return {
        status: 200,
        body: { ...body, ...rest, ...(errors.length === 0 ? {} : { errors }) },
      };
    };
    if (route.endpoint === 'users/by') return this.usersBy(query, bill);
    if (route.endpoint === 'users/:id/tweets') return this.timeline(route.id, query, asPosts);
    if (route.endpoint === 'tweets') return this.lookUp(query, asPosts);
    if (route.endpoint === 'tweets/search/recent') return this.search(query, asPosts);
    return this.changeRules(body);
  }

  private usersBy(query: URLSearchParams, bill: Bill): Reply {
    const names = (query.get('usernames') ?? '').split(',').filter(Boolean);
    const fields = wantedOf(query).userFields;
    const data: unknown[] = [];
    const errors: unknown[] = [];
    for (const name of names) {
      const user = this.world.userNamed(name);
      if (user === undefined) {
        errors.push(partialError('resource-not-found', 'user', 'usernames', name));
      } else if (user.state === 'suspended') {
        errors.push({
          ...partialError('resource-not-found', 'user', 'usernames', name),
          title: 'Forbidden',
          detail: `User has been suspended: [${name}].`,
        });
      } else {
        data.push(renderUser(this.world, user.id, fields));
        bill.users.push(user.id);
      }
    }
    return {
      status: 200,
      body: {
        ...(data.length === 0 ? {} : { data }),
        ...(errors.length === 0 ? {} : { errors }),
      },
    };
  }

  private timeline(id: string, query: URLSearchParams, asPosts: AsPosts): Reply {
    const state = this.world.user(id)?.state;
    if (state !== 'active') {
      const kind = state === 'protected' ? 'not-authorized-for-resource' : 'resource-not-found';
      return { status: 200, body: { errors: [partialError(kind, 'user', 'id', id)] } };
    }
    const excluded = new Set((query.get('exclude') ?? '').split(','));
    const reached = this.world.latestOf(id).slice(0, REACH);
    const page = pageOf(
      reached,
      query,
      { fewest: 5, most: 100, usual: 10 },
      (post) =>
        (excluded.has('retweets') && post.reposts !== null) ||
        (excluded.has('replies') && post.repliesTo !== null),
    );
    return 'status' in page ? page : asPosts(page.posts, { meta: page.meta });
  }

  private search(query: URLSearchParams, asPosts: AsPosts): Reply {
    const oldest = this.now().getTime() - SEARCH_REACH_MS;
    for (const parameter of ['since_id', 'until_id']) {
      const id = query.get(parameter);
      if (id !== null && timeOf(id) < oldest) {
        return invalidRequest(
          parameter,
          id,
          `'${parameter}' must be a tweet id created after [${new Date(oldest).toISOString()}].`,
        );
      }
    }
    const from = query.get('start_time');
    if (from !== null && Date.parse(from) < oldest) {
      return invalidRequest('start_time', from, "'start_time' must be within the last 7 days.");
    }
    const matches = matcherOf(this.world, query.get('query') ?? '');
    const found = this.world.latest((post) => post.createdAt.getTime() >= oldest && matches(post));
    const page = pageOf(found, query, { fewest: 10, most: 100, usual: 10 }, () => false);
    return 'status' in page ? page : asPosts(page.posts, { meta: page.meta });
  }

  private lookUp(query: URLSearchParams, asPosts: AsPosts): Reply {
    const ids = (query.get('ids') ?? '').split(',').filter(Boolean);
    if (ids.length === 0 || ids.length > MOST_IDS) {
      return invalidRequest(
        'ids',
        String(ids.length),
        `The number of values in the \`ids\` query parameter list [${ids.length}] is not between 1 and 100`,
      );
    }
    const posts: WorldPost[] = [];
    const errors: unknown[] = [];
    for (const id of new Set(ids)) {
      const post = this.world.find(id);
      if (post !== undefined && this.world.isPublic(id)) posts.push(post);
      else {
        const kind = this.world.isThere(id) ? 'not-authorized-for-resource' : 'resource-not-found';
        errors.push(partialError(kind, 'tweet', 'ids', id));
      }
    }
    return asPosts(posts, errors.length === 0 ? {} : { errors });
  }

  private changeRules(body: string): Reply {
    const { rules } = this;
    if (body !== '') {
      const change = JSON.parse(body) as {
        add?: { value: string; tag?: string }[];
        delete?: { ids: string[] };
      };
      for (const rule of change.add ?? []) {
        rules.push({ id: String(1_000 + rules.length), ...rule });
      }
      for (const id of change.delete?.ids ?? []) {
        const at = rules.findIndex((rule) => rule.id === id);
        if (at >= 0) rules.splice(at, 1);
      }
    }
    return {
      status: body === '' ? 200 : 201,
      body: {
        ...(rules.length === 0 ? {} : { data: rules }),
        meta: { sent: this.now().toISOString(), result_count: rules.length },
      },
    };
  }
}

export function routeOf(method: string, path: string): Route | null {
  const timeline = /^\/2\/users\/(\d{1,19})\/tweets$/.exec(path)?.[1];
  if (timeline !== undefined) return { endpoint: 'users/:id/tweets', id: timeline };
  const endpoint = path.slice('/2/'.length);
  if (endpoint === 'tweets/search/stream/rules') return { endpoint, id: '' };
  if (method !== 'GET') return null;
  switch (endpoint) {
    case 'users/by':
    case 'tweets':
    case 'tweets/search/recent':
    case 'tweets/search/stream':
      return { endpoint, id: '' };
    default:
      return null;
  }
}

function timeOf(id: string): number {
  return Number((BigInt(id) >> 22n) + 1_288_834_974_657n);
}
