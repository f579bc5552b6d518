import { LossledgerError } from '../../domain/errors.ts';
import type { PollContext, PolledDocument } from '../source.ts';
import type { ChannelWalk } from './channel-cursor.ts';
import { type ChannelAddress, type ChannelPage, fetchChannelPage } from './channel-page.ts';
import { messageNumber } from './recent-messages.ts';

/** Of a channel a poll; the rest of a long walk comes with the next poll. */
const PAGES_A_POLL = 5;
/** After an error that names no time, in ms. */
const PAUSE_MS = 60_000;

export interface Walked {
  readonly documents: readonly PolledDocument[];
  /** Null when it is done. */
  readonly rest: ChannelWalk | null;
  readonly more: { readonly at: Date | null } | null;
}

/** Walks back through a channel's pages until what is known, the number wanted, or a limit is reached. */
export async function walkBack(
  address: ChannelAddress,
  start: ChannelWalk,
  context: PollContext,
  pagesTaken: number,
): Promise<Walked> {
  const documents: PolledDocument[] = [];
  let rest: ChannelWalk | null = start;
  for (let pages = pagesTaken; rest !== null; pages += 1) {
    if (pages >= PAGES_A_POLL) return { documents, rest, more: { at: null } };
    try {
      const page = await fetchChannelPage(address, rest.before, context);
      if (holdsNews(page, rest.floor)) documents.push(page.document);
      rest = restAfter(page, rest);
    } catch (error) {
      // What was fetched is kept; an error that stays will meet the next poll at its first page.
      if (pages === 0 || !(error instanceof LossledgerError) || context.signal.aborted) throw error;
      const at = error.retryAt ?? new Date(context.now().getTime() + PAUSE_MS);
      return { documents, rest, more: { at } };
    }
  }
  return { documents, rest, more: null };
}

/** Messages that are no posts, such as "pinned a message", are no news. */
export function holdsNews({ preview }: ChannelPage, floor: number): boolean {
  return preview.posts.some(({ post_id }) => (messageNumber(post_id) ?? 0) > floor);
}

/** What is left of a walk after a page; null when nothing is. */
export function restAfter({ preview }: ChannelPage, walk: ChannelWalk): ChannelWalk | null {
  const { messageIds } = preview;
  const oldest = messageIds.reduce((least, id) => Math.min(least, id), Infinity);
  const left = walk.left === null ? null : walk.left - preview.posts.length;
  const isDone =
    oldest <= Math.max(walk.floor, 1) || oldest >= walk.before || (left !== null && left <= 0);
  return isDone ? null : { ...walk, before: oldest, left };
}
