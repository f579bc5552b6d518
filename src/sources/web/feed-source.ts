import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { counted } from '../../domain/counted.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { findPosts } from '../../extract/find-posts.ts';
import { articleUrlKey } from '../../extract/text/canonical-url.ts';
import {
  type DiscoveredPage,
  NO_READS,
  type PollContext,
  type PolledDocument,
  type PollResult,
  type SourceCheck,
  type SourceKind,
} from '../source.ts';
import { throwIfAborted } from './abort.ts';
import { answerText } from './answer-text.ts';
import { type Feed, type FeedItem, MOST_ITEMS, readFeed } from './feed-items.ts';
import { checkedBy } from './source-check.ts';
import { type Validators, validators, validatorsOf, webUrl } from './watched-addresses.ts';
import type { FetchResult } from './web-fetcher.ts';

const config = z.strictObject({
  url: webUrl.describe('The address of the feed: RSS, Atom, RDF or JSON Feed.'),
});
type FeedConfig = z.infer<typeof config>;

/** Items of the last polls that are known again; a feed holds at most a fifth of it. */
const MOST_SEEN = 5 * MOST_ITEMS;
const ACCEPT =
  'application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5';
/** A feed that asks to be left alone for longer is asked once a day nevertheless. */
const LONGEST_TTL_MINUTES = 24 * 60;

const cursorSchema = validators.extend({
  /** Keys of items seen, the latest first. */
  seen: z.array(z.string()).max(MOST_SEEN),
  /** When the feed may be asked for again, by its own ttl; and how long that is. */
  notBefore: z.iso.datetime().nullable(),
  ttlMinutes: z.number().nullable(),
});
type Cursor = z.infer<typeof cursorSchema>;

const FIRST: Cursor = {
  etag: null,
  lastModified: null,
  seen: [],
  notBefore: null,
  ttlMinutes: null,
};

/** A feed: what an item carries is read at once, and its page is fetched. */
export const feedSource: SourceKind<FeedConfig> = {
  kind: 'feed',
  upstream: 'web',
  summary: 'a feed of articles: RSS, Atom, RDF or JSON Feed',
  config,
  poll,
  check: ({ url }, context) => check(url, context),
};

async function poll(
  { url }: FeedConfig,
  stored: unknown,
  context: PollContext,
): Promise<PollResult> {
  const { data: cursor = FIRST } = cursorSchema.safeParse(stored);
  const now = context.now();
  if (cursor.notBefore !== null && now < new Date(cursor.notBefore)) return nothingNew(cursor);
  const answer = await fetchFeed(url, cursor, context);
  if (answer.outcome === 'unchanged') {
    return nothingNew({ ...cursor, notBefore: afterTtl(cursor.ttlMinutes, now) });
  }
  const feed = feedOf(answer, now);
  const known = new Set(cursor.seen);
  const fresh = uniqueByKey(feed.items).filter(({ key }) => !known.has(key));
  const present = feed.items.map(({ key }) => key);
  return {
    ...nothingNew({
      ...validatorsOf(answer),
      seen: [...new Set([...present, ...cursor.seen])].slice(0, MOST_SEEN),
      notBefore: afterTtl(feed.ttlMinutes, now),
      ttlMinutes: feed.ttlMinutes,
    }),
    documents: await documentsOf(fresh, answer, context.signal),
    pages: pagesOf(fresh),
  };
}

function nothingNew(cursor: Cursor): PollResult {
  return { documents: [], pages: [], withdrawn: [], cursor, more: null, reads: NO_READS };
}

function fetchFeed(
  url: string,
  { etag, lastModified }: Validators,
  { web, signal }: PollContext,
): Promise<FetchResult> {
  return web.fetch(url, { etag, lastModified, accept: ACCEPT, signal });
}

function feedOf(answer: Extract<FetchResult, { outcome: 'fetched' }>, now: Date): Feed {
  return readFeed(answerText(answer.body, answer), answer.retrieval.final_url, now);
}

function afterTtl(minutes: number | null, now: Date): string | null {
  if (minutes === null) return null;
  const ms = Math.min(minutes, LONGEST_TTL_MINUTES) * 60_000;
  return new Date(now.getTime() + ms).toISOString();
}

function uniqueByKey(items: readonly FeedItem[]): readonly FeedItem[] {
  return [...new Map(items.map((item) => [item.key, item])).values()];
}

/** The pages of items, each article once. */
function pagesOf(items: readonly FeedItem[]): readonly DiscoveredPage[] {
  const pages = new Map<string, DiscoveredPage>();
  for (const { url, title, publishedAt } of items) {
    const key = url === null ? null : articleUrlKey(url);
    if (url !== null && key !== null && !pages.has(key)) {
      pages.set(key, { url, title, publishedAt });
    }
  }
  return [...pages.values()];
}

/** Items whose own content embeds posts: pages change and vanish, and some are never to be had. */
async function documentsOf(
  items: readonly FeedItem[],
  answer: Extract<FetchResult, { outcome: 'fetched' }>,
  signal: AbortSignal,
): Promise<readonly PolledDocument[]> {
  const documents: PolledDocument[] = [];
  for (const { html, url, title } of items) {
    throwIfAborted(signal);
    if (html === null || !carriesPosts(html, url)) continue;
    const bytes = new TextEncoder().encode(html);
    // The retrieval is the feed's, and so is the body kept with it.
    const wireBytes = answer.wireBody ?? answer.body;
    const { retrieval } = answer;
    documents.push({ bytes, wireBytes, url, name: title, format: 'document', retrieval });
    // Reading hundreds of contents in one go would hold everything else up.
    await nextTurn();
  }
  return documents;
}

function carriesPosts(html: string, url: string | null): boolean {
  const document = { kind: 'html', text: html, charset: 'utf-8', flags: [] } as const;
  try {
    return findPosts(document, url === null ? {} : { url }).posts.length > 0;
  } catch (error) {
    // Content beyond any page; the page itself is fetched still.
    if (error instanceof LossledgerError && error.code === 'INPUT_TOO_DEEP') return false;
    throw error;
  }
}

function check(url: string, context: PollContext): Promise<SourceCheck> {
  return checkedBy(async () => {
    const answer = await fetchFeed(url, FIRST, context);
    if (answer.outcome === 'unchanged') return 'The feed is there, unchanged.';
    const { format, title, items, ttlMinutes } = feedOf(answer, context.now());
    const documents = await documentsOf(items, answer, context.signal);
    const newest = items.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted();
    const name = `${format === 'json' ? 'JSON Feed' : format.toUpperCase()} "${title ?? ''}"`;
    const latest = newest.length > 0 ? `, the newest of ${newest.at(-1)}` : '';
    const ttl =
      ttlMinutes === null
        ? ''
        : ` It asks to be read every ${counted(ttlMinutes, 'minute')} at most.`;
    return `${name}: ${counted(items.length, 'item')}, ${documents.length} with posts in their content${latest}.${ttl}`;
  });
}
