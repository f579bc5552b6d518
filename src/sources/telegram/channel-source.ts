import { z } from 'zod';
import { counted } from '../../domain/counted.ts';
import { LossledgerError } from '../../domain/errors.ts';
import {
  NO_READS,
  type PollContext,
  type PolledDocument,
  type PollResult,
  type SourceCheck,
  type SourceKind,
  type WithdrawnPost,
} from '../source.ts';
import { type ChannelCursor, type ChannelWalk, readChannelCursor } from './channel-cursor.ts';
import { type ChannelAddress, type ChannelPage, fetchChannelPage, isGone } from './channel-page.ts';
import { holdsNews, restAfter, type Walked, walkBack } from './channel-walk.ts';
import { hasEdits, mergeRecent, missingFrom, recentOf } from './recent-messages.ts';

/** Of messages that are missing, asked for by themselves in one poll. */
const MOST_ASKED_FOR = 5;

const config = z.strictObject({
  channel: z
    .string()
    .regex(/^@?[A-Za-z]\w{3,31}$/, 'must be a name as in t.me/NAME, without the address before it')
    .describe('The name of a public channel, as in t.me/NAME.'),
  backfill_posts: z
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .describe('How many posts back the first poll goes; its page of some 20 is always taken.'),
  base_url: z
    .url({ protocol: /^https?$/ })
    .default('https://t.me')
    .describe('Another host that serves the preview pages: a mirror.'),
});
type ChannelConfig = z.infer<typeof config>;

/** A public Telegram channel, read from its preview pages; no account is needed. */
export const telegramChannel: SourceKind<ChannelConfig> = {
  kind: 'telegram_channel',
  upstream: 'telegram',
  summary: 'a public Telegram channel, by its preview pages t.me/s/…',
  config,
  poll,
  check,
};

async function poll(
  settings: ChannelConfig,
  stored: unknown,
  context: PollContext,
): Promise<PollResult> {
  const address = addressOf(settings);
  const cursor = readChannelCursor(stored, address.channel);
  if (cursor?.walk != null) return goOn(address, cursor, cursor.walk, context);
  const head = await fetchChannelPage(address, null, context);
  const known = cursor ?? start(address.channel);
  const floor = known.newest;
  const page = recentOf(head.preview);
  const isNews = holdsNews(head, floor) || hasEdits(page, known.recent);
  const walked = await walkFromHead(address, settings, cursor, head, context);
  const gone = await goneFrom(address, head, known, context);
  const recent = mergeRecent(page, known.recent).filter(([id]) => !gone.settled.has(id));
  const top = newestOf(head, floor);
  return resultOf(
    isNews ? [head.document, ...walked.documents] : walked.documents,
    gone.withdrawn,
    {
      cursor: { ...known, recent, newest: walked.rest === null ? top : floor, walk: walked.rest },
      more: walked.more,
    },
  );
}

function addressOf({ base_url, channel }: ChannelConfig): ChannelAddress {
  return {
    base: base_url.endsWith('/') ? base_url.slice(0, -1) : base_url,
    channel: channel.startsWith('@') ? channel.slice(1) : channel,
  };
}

function start(channel: string): ChannelCursor {
  return { version: 1, channel, newest: 0, walk: null, recent: [] };
}

/** A walk that an earlier poll began; what came meanwhile is for the poll after it. */
async function goOn(
  address: ChannelAddress,
  cursor: ChannelCursor,
  walk: ChannelWalk,
  context: PollContext,
): Promise<PollResult> {
  const { documents, rest, more } = await walkBack(address, walk, context, 0);
  const newest = rest === null ? walk.top : cursor.newest;
  return resultOf(documents, [], { cursor: { ...cursor, newest, walk: rest }, more });
}

async function walkFromHead(
  address: ChannelAddress,
  settings: ChannelConfig,
  cursor: ChannelCursor | null,
  head: ChannelPage,
  context: PollContext,
): Promise<Walked> {
  const floor = cursor?.newest ?? 0;
  const wanted = cursor === null ? settings.backfill_posts : null;
  const whole: ChannelWalk = {
    top: newestOf(head, floor),
    before: Number.MAX_SAFE_INTEGER,
    floor,
    left: wanted,
  };
  const rest = whole.top > floor ? restAfter(head, whole) : null;
  if (rest === null) return { documents: [], rest: null, more: null };
  return walkBack(address, rest, context, 1);
}

function newestOf({ preview }: ChannelPage, floor: number): number {
  return preview.messageIds.reduce((most, id) => Math.max(most, id), floor);
}

interface Gone {
  readonly withdrawn: readonly WithdrawnPost[];
  /** Messages asked for, whatever the answer: they are not asked for again. */
  readonly settled: ReadonlySet<number>;
}

/** A message may be missing from a page for other reasons, so it is asked for by itself. */
async function goneFrom(
  address: ChannelAddress,
  { preview }: ChannelPage,
  { recent }: ChannelCursor,
  context: PollContext,
): Promise<Gone> {
  const withdrawn: WithdrawnPost[] = [];
  const settled = new Set<number>();
  const name = preview.posts[0]?.handle ?? address.channel;
  for (const id of missingFrom(preview, recent).slice(0, MOST_ASKED_FOR)) {
    try {
      if (await isGone(address, id, context)) {
        withdrawn.push({ platform: 'telegram', postId: `${name}/${id}`, reason: 'deleted' });
      }
      settled.add(id);
    } catch (error) {
      if (!(error instanceof LossledgerError) || context.signal.aborted) throw error;
      break;
    }
  }
  return { withdrawn, settled };
}

function resultOf(
  documents: readonly PolledDocument[],
  withdrawn: readonly WithdrawnPost[],
  { cursor, more }: { readonly cursor: ChannelCursor; readonly more: PollResult['more'] },
): PollResult {
  return { documents, pages: [], withdrawn, cursor, more, reads: NO_READS };
}

async function check(settings: ChannelConfig, context: PollContext): Promise<SourceCheck> {
  const address = addressOf(settings);
  try {
    const { preview } = await fetchChannelPage(address, null, context);
    const newest = preview.posts.at(-1)?.posted_at;
    const shown = `The preview of @${address.channel} shows ${counted(preview.posts.length, 'post')}`;
    return {
      ok: true,
      says: newest == null ? `${shown}.` : `${shown}, the newest of ${newest}.`,
      cost: null,
    };
  } catch (error) {
    if (!(error instanceof LossledgerError)) throw error;
    return { ok: false, says: error.message, cost: null };
  }
}
