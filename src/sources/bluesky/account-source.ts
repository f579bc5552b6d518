import { z } from 'zod';
import { counted } from '../../domain/counted.ts';
import { LossledgerError } from '../../domain/errors.ts';
import {
  NO_READS,
  type PollContext,
  type PollResult,
  type SourceCheck,
  type SourceKind,
} from '../source.ts';
import { PUBLIC_APP_VIEW } from './app-view.ts';
import { emptyCursor, readFeedCursor } from './feed-cursor.ts';
import { pageOrError } from './feed-page.ts';
import { walkFeed } from './feed-walk.ts';
import { PUBLIC_JETSTREAM } from './jetstream-frames.ts';
import { goneAmong, latestOf } from './latest-posts.ts';

const config = z.strictObject({
  actor: z
    .string()
    .regex(
      /^@?(?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z0-9-]{2,63}$|^did:[a-z]{2,10}:[\w.:%-]{1,250}$/,
      'must be a handle, such as name.bsky.social, or a DID, such as did:plc:…',
    )
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
  live: z
    .boolean()
    .default(false)
    .describe(
      'Whether the account is polled as soon as Jetstream tells of a post, a repost or a deletion, and not only every so often.',
    ),
  jetstream_url: z
    .url({ protocol: /^wss?$/, error: 'must be an address that begins with wss:// or ws://' })
    .default(PUBLIC_JETSTREAM)
    .describe('Another host that speaks Jetstream version 2.'),
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

async function poll(
  settings: AccountConfig,
  stored: unknown,
  context: PollContext,
): Promise<PollResult> {
  const feed = { base: settings.base_url, actor: actorOf(settings) };
  const known = readFeedCursor(stored, feed.actor);
  const { documents, met, cursor, more } = await walkFeed(
    feed,
    known ?? emptyCursor(feed.actor),
    known === null ? settings.backfill_posts : null,
    context,
  );
  const latest = known?.latest ?? [];
  const withdrawn = more === null ? await goneAmong(latest, met, feed, context) : [];
  return {
    documents,
    pages: [],
    withdrawn,
    cursor: { ...cursor, latest: latestOf(latest, met, withdrawn) },
    more,
    reads: NO_READS,
  };
}

/** Handle or DID, as it is asked for. */
export function actorOf({ actor }: Pick<AccountConfig, 'actor'>): string {
  if (actor.startsWith('did:')) return actor;
  return (actor.startsWith('@') ? actor.slice(1) : actor).toLowerCase();
}

async function check(settings: AccountConfig, context: PollContext): Promise<SourceCheck> {
  const feed = { base: settings.base_url, actor: actorOf(settings) };
  const page = await pageOrError(feed, null, context);
  if (page instanceof LossledgerError) return { ok: false, says: page.message, cost: null };
  const newest = page.items.reduce((most, { time }) => Math.max(most, time), 0);
  const shown = `The feed of ${feed.actor} shows ${counted(page.items.length, 'post')}`;
  return {
    ok: true,
    says: newest === 0 ? `${shown}.` : `${shown}, the newest of ${new Date(newest).toISOString()}.`,
    cost: null,
  };
}
