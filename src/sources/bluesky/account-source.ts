import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import {
  NO_READS,
  type PollContext,
  type PolledDocument,
  type PollResult,
  type SourceCheck,
  type SourceKind,
} from '../source.ts';
import { PUBLIC_APP_VIEW } from './app-view.ts';
import {
  afterWalk,
  type FeedCursor,
  type FeedWalk,
  floorOf,
  knownNear,
  newAmong,
  readFeedCursor,
} from './feed-cursor.ts';
import { type FeedPage, fetchFeedPage } from './feed-page.ts';

/** Of an account a poll; the rest of a long walk comes with the next poll. */
const PAGES_A_POLL = 5;
/** After an error that names no time, in ms. */
const PAUSE_MS = 60_000;

const config = z.strictObject({
  actor: z
    .string()
    .regex(/^@?(?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z0-9-]{2,63}$|^did:[a-z]{2,10}:[\w.:%-]{1,250}$/)
    .describe(
      'The handle of an account, such as name.bsky.social, or its DID, which never changes.',
    ),
  backfill_posts: z
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .describe('How many posts back the first poll goes; its page of 100 is always taken.'),
  base_url: z
    .url({ protocol: /^https?$/ })
    .default(PUBLIC_APP_VIEW)
    .describe("Another host that answers as Bluesky's AppView does."),
});
type AccountConfig = z.infer<typeof config>;

/** An account on Bluesky, by the public AppView; no login is needed. */
export const blueskyAccount: SourceKind<AccountConfig> = {
  kind: 'bluesky_account',
  upstream: 'bluesky',
  summary: 'an account on Bluesky, with its replies and reposts',
  config,
  poll,
  check,
};

/** A walk from its first page on; `after` is null there. */
type Walk = Omit<FeedWalk, 'after'> & { readonly after: string | null };

async function poll(
  settings: AccountConfig,
  stored: unknown,
  context: PollContext,
): Promise<PollResult> {
  const actor = actorOf(settings);
  const known = readFeedCursor(stored, actor);
  const cursor = known ?? { version: 1, actor, newest: 0, recent: [], walk: null };
  const left = known === null ? settings.backfill_posts : null;
  let walk: Walk = cursor.walk ?? { top: cursor.newest, recent: [], after: null, left };
  const documents: PolledDocument[] = [];
  for (let pages = 0; pages < PAGES_A_POLL; pages += 1) {
    const page = await pageOrError(settings, walk.after, context);
    if (page instanceof LossledgerError) {
      if (page.code === 'SOURCE_REFUSED' && pages === 0 && walk.after !== null) {
        // A place in the feed that was kept too long is known no more: the walk begins again.
        walk = { ...walk, after: null };
        continue;
      }
      // What was fetched is kept; an error that stays will meet the next poll at its first page.
      if (pages === 0 || context.signal.aborted) throw page;
      return restLater(documents, cursor, walk, resumeAt(page, context));
    }
    const fresh = newAmong(page.items, cursor);
    if (fresh.length > 0) documents.push(page.document);
    const isDone = isLast(page, walk, cursor);
    walk = walkAfter(page, walk, fresh);
    if (isDone) return resultOf(documents, afterWalk(cursor, walk), null);
    if (page.nextAt !== null) return restLater(documents, cursor, walk, page.nextAt);
  }
  return restLater(documents, cursor, walk, null);
}

function actorOf({ actor }: AccountConfig): string {
  if (actor.startsWith('did:')) return actor;
  return (actor.startsWith('@') ? actor.slice(1) : actor).toLowerCase();
}

function isLast(page: FeedPage, walk: Walk, cursor: FeedCursor): boolean {
  const oldest = page.items.reduce((least, { time }) => Math.min(least, time), Infinity);
  const isAtEnd = page.after === null || page.after === walk.after;
  const isEnough = walk.left !== null && walk.left <= page.items.length;
  return isAtEnd || isEnough || oldest < floorOf(cursor);
}

function walkAfter(page: FeedPage, walk: Walk, fresh: FeedPage['items']): Walk {
  const top = page.items.reduce((most, { time }) => Math.max(most, time), walk.top);
  return {
    top,
    recent: knownNear(top, walk.recent, fresh),
    after: page.after,
    left: walk.left === null ? null : walk.left - page.items.length,
  };
}

function restLater(
  documents: readonly PolledDocument[],
  cursor: FeedCursor,
  { after, ...walk }: Walk,
  resume: Date | null,
): PollResult {
  const rest = after === null ? null : { ...walk, after };
  return resultOf(documents, { ...cursor, walk: rest }, { at: resume });
}

function resultOf(
  documents: readonly PolledDocument[],
  cursor: FeedCursor,
  more: PollResult['more'],
): PollResult {
  return { documents, pages: [], withdrawn: [], cursor, more, reads: NO_READS };
}

async function pageOrError(
  settings: AccountConfig,
  after: string | null,
  context: PollContext,
): Promise<FeedPage | LossledgerError> {
  const actor = actorOf(settings);
  try {
    return await fetchFeedPage(settings.base_url, actor, after, context);
  } catch (error) {
    if (!(error instanceof LossledgerError)) throw error;
    if (error.code !== 'HTTP_REFUSED') return error;
    const message = `Bluesky does not give the posts of ${actor} without a login: check the handle or DID. ${error.message}`;
    return new LossledgerError('SOURCE_REFUSED', message, { cause: error });
  }
}

function resumeAt(error: LossledgerError, context: PollContext): Date {
  return error.retryAt ?? new Date(context.now().getTime() + PAUSE_MS);
}

async function check(settings: AccountConfig, context: PollContext): Promise<SourceCheck> {
  const page = await pageOrError(settings, null, context);
  if (page instanceof LossledgerError) return { ok: false, says: page.message, cost: null };
  const newest = page.items.reduce((most, { time }) => Math.max(most, time), 0);
  const shown = `The feed of ${actorOf(settings)} shows ${page.items.length} posts`;
  return {
    ok: true,
    says: newest === 0 ? `${shown}.` : `${shown}, the newest of ${new Date(newest).toISOString()}.`,
    cost: null,
  };
}
