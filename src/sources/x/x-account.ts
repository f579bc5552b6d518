import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import type { SourceKind } from '../source.ts';
import { checkWalk } from './estimate.ts';
import { NOT_WALKED, pollWalk, readCursor, WALKING } from './poll-walk.ts';
import { firstIdAt } from './post-time.ts';
import type { Walkable } from './walk.ts';
import { type XParts, XReader } from './x-reader.ts';

const CONFIG = z.strictObject({
  handle: z
    .string()
    .regex(/^@?[A-Za-z0-9_]{1,15}$/)
    .transform((handle) => handle.replace('@', ''))
    .describe('The account, with or without the @.'),
  backfill: z
    .int()
    .min(0)
    .max(3_200)
    .default(100)
    .describe('As many posts as the first poll goes back; X charges for each.'),
  replies: z.boolean().default(true).describe('Whether replies are read, and paid for.'),
});
type Config = z.output<typeof CONFIG>;

const CURSOR = z.strictObject({
  /** Of the account whose timeline is walked: an account renamed is still the same one. */
  userId: z.string(),
  /** In lower case, as it was resolved: another handle in the configuration starts anew. */
  handle: z.string(),
  ...WALKING.shape,
});

/** Posts of one account, as they come. Reposts are left out: they are somebody else's posts. */
export function xAccount(parts: XParts) {
  return {
    kind: 'x_account',
    upstream: 'x',
    summary: 'An account on X, read through its API, which charges for each post.',
    config: CONFIG,
    async poll(config, stored, context) {
      const reader = new XReader(parts, context);
      const handle = config.handle.toLowerCase();
      const kept = readCursor(CURSOR, stored);
      const { userId, ...walking } =
        kept?.handle === handle
          ? kept
          : { ...newWalk(config, context.now()), userId: await resolve(config.handle, reader) };
      const polled = await pollWalk(timelineOf(userId, config), walking, reader);
      return { ...polled, cursor: { ...polled.cursor, userId, handle } };
    },
    async check(config, context) {
      const reader = new XReader(parts, context);
      const userId = await resolve(config.handle, reader);
      return checkWalk(timelineOf(userId, config), `@${config.handle}`, reader);
    },
  } satisfies SourceKind<Config>;
}

function newWalk({ backfill }: Config, now: Date) {
  return { ...NOT_WALKED, sinceId: backfill === 0 ? firstIdAt(now) : null };
}

function timelineOf(id: string, { backfill, replies }: Config): Walkable {
  return {
    request: {
      endpoint: 'users/:id/tweets',
      id,
      query: { exclude: replies ? 'retweets' : 'retweets,replies' },
    },
    fewest: 5,
    authors: 'one',
    tokenParameter: 'pagination_token',
    backfill,
  };
}

async function resolve(handle: string, reader: XReader): Promise<string> {
  const { users, errors } = await reader.users(
    { endpoint: 'users/by', query: { usernames: handle, 'user.fields': 'protected' } },
    1,
  );
  const user = users[0];
  if (user === undefined) {
    const why = errors[0]?.detail ?? 'X does not say why.';
    throw new LossledgerError('SOURCE_REFUSED', `X shows no account @${handle}: ${why}`);
  }
  if (user.protected === true) throw isProtected(handle);
  return user.id;
}

function isProtected(handle: string): LossledgerError {
  return new LossledgerError(
    'SOURCE_REFUSED',
    `@${handle} lets only its followers read its posts.`,
  );
}
