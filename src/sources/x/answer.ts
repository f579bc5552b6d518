import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import type { Reads, WithdrawnPost } from '../source.ts';

const ID = z.string().regex(/^[0-9]{1,19}$/);

const POST = z.looseObject({
  id: ID,
  edit_history_tweet_ids: z.array(ID).optional(),
  edit_controls: z
    .looseObject({
      is_edit_eligible: z.boolean().optional(),
      editable_until: z.string().optional(),
    })
    .optional(),
});

const USER = z.looseObject({ id: ID, username: z.string(), protected: z.boolean().optional() });

const PARTIAL_ERROR = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  resource_type: z.string().optional(),
  resource_id: z.string().optional(),
  parameter: z.string().optional(),
});

const INCLUDES = z.looseObject({
  tweets: z.array(POST).optional(),
  users: z.array(USER).optional(),
});

const POSTS_ANSWER = z.looseObject({
  data: z.array(POST).optional(),
  includes: INCLUDES.optional(),
  errors: z.array(PARTIAL_ERROR).optional(),
  meta: z
    .looseObject({ result_count: z.int().optional(), next_token: z.string().optional() })
    .optional(),
});

const USERS_ANSWER = z.looseObject({
  data: z.array(USER).optional(),
  errors: z.array(PARTIAL_ERROR).optional(),
});

export type XPost = z.output<typeof POST>;
export type XUser = z.output<typeof USER>;
export type PartialError = z.output<typeof PARTIAL_ERROR>;

export interface PostsAnswer {
  readonly posts: readonly XPost[];
  readonly errors: readonly PartialError[];
  /** True for a page of a timeline or search; it says how many posts it holds and whether more follow. */
  readonly isPage: boolean;
  readonly nextToken: string | null;
  readonly charged: Reads;
}

export interface UsersAnswer {
  readonly users: readonly XUser[];
  readonly errors: readonly PartialError[];
  readonly charged: Reads;
}

/** An answer that should hold posts. With nothing to give X leaves `data` out and says so in `meta` or `errors`. */
export function readPostsAnswer(body: unknown): PostsAnswer {
  const { data, includes, errors, meta } = checked(POSTS_ANSWER, body);
  if (data === undefined && errors === undefined && meta?.result_count !== 0) {
    throw new LossledgerError(
      'UPSTREAM_CHANGED',
      'X gave an answer with no posts in it that does not say there are none.',
    );
  }
  const posts = data ?? [];
  return {
    posts,
    errors: errors ?? [],
    isPage: meta !== undefined,
    nextToken: meta?.next_token ?? null,
    charged: {
      posts: [...posts, ...(includes?.tweets ?? [])].map(({ id }) => id),
      users: (includes?.users ?? []).map(({ id }) => id),
    },
  };
}

export function readUsersAnswer(body: unknown): UsersAnswer {
  const { data, errors } = checked(USERS_ANSWER, body);
  const users = data ?? [];
  return {
    users,
    errors: errors ?? [],
    charged: { posts: [], users: users.map(({ id }) => id) },
  };
}

function checked<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new LossledgerError(
    'UPSTREAM_CHANGED',
    `X gave an answer of another shape: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  );
}

const WITHDRAWN_BY_PROBLEM: Readonly<Record<string, WithdrawnPost['reason']>> = {
  'resource-not-found': 'deleted',
  'not-authorized-for-resource': 'protected',
  'disallowed-resource': 'withheld',
};

/** The name of a problem is the tail of its type URI; the host and path before it have changed over the years. */
export function problemName(type: string | undefined): string {
  return type?.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#')) + 1) ?? '';
}

/** Posts that X says are gone, asked for or referred to. */
export function withdrawnIn(errors: readonly PartialError[]): WithdrawnPost[] {
  const found = new Map<string, WithdrawnPost>();
  for (const { type, resource_type, resource_id } of errors) {
    const reason = WITHDRAWN_BY_PROBLEM[problemName(type)];
    if (resource_type !== 'tweet' || reason === undefined || resource_id === undefined) continue;
    if (ID.safeParse(resource_id).success) {
      found.set(resource_id, { platform: 'x', postId: resource_id, reason });
    }
  }
  return [...found.values()];
}
