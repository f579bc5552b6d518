import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith';
import { LossledgerError } from '../../domain/errors.ts';
import { toPgSafe } from '../../domain/text.ts';
import { readStatedTime } from '../../extract/dates/stated-time.ts';
import { plausibleTime, shortHash, webUrlAgainst } from './watched-addresses.ts';

export interface FeedItem {
  /** By which the item is known again: a hash of its guid, else of its address, else of its words. */
  readonly key: string;
  readonly url: string | null;
  readonly title: string | null;
  /** An ISO instant or date. */
  readonly publishedAt: string | null;
  /** The content it carries, or what stands in for it. */
  readonly html: string | null;
}

export interface Feed {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json';
  readonly title: string | null;
  /** How long the feed asks to be left alone, in minutes. */
  readonly ttlMinutes: number | null;
  /** As the feed orders them. */
  readonly items: readonly FeedItem[];
}

/** A thousand items of two hundred elements each; 5 MB of empty elements would take a second to read. */
const MOST_TAGS = 250_000;
export const MOST_ITEMS = 1_000;
const LONGEST_TITLE = 500;

interface WrittenItem {
  readonly guid: string | undefined;
  readonly link: string | undefined;
  readonly title: string | undefined;
  readonly published: string | undefined;
  readonly html: string | undefined;
}

/** Reads RSS, Atom, RDF or JSON Feed. Throws UPSTREAM_CHANGED for what is none of them. */
export function readFeed(text: string, url: string, now: Date): Feed {
  refuseTooManyTags(text);
  const { format, title, ttlMinutes, items } = parse(text);
  return {
    format,
    title: oneLine(title),
    ttlMinutes: ttlMinutes !== undefined && ttlMinutes > 0 ? ttlMinutes : null,
    items: items.map((item) => feedItem(item, url, now)),
  };
}

function refuseTooManyTags(text: string): void {
  let tags = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    tags += 1;
    if (tags > MOST_TAGS) {
      throw new LossledgerError('RESPONSE_TOO_LARGE', `The feed has over ${MOST_TAGS} tags.`);
    }
  }
}

interface ParsedFeed {
  readonly format: Feed['format'];
  readonly title: string | undefined;
  readonly ttlMinutes?: number | undefined;
  readonly items: readonly WrittenItem[];
}

function parse(text: string): ParsedFeed {
  const parsed = parsedBy(() => parseFeed(text, { maxItems: MOST_ITEMS }));
  const { format, feed } = parsed;
  switch (format) {
    case 'rss':
      return {
        format,
        title: feed.title,
        ttlMinutes: feed.ttl,
        items: (feed.items ?? []).map(ofRss),
      };
    case 'atom':
      return { format, title: feed.title?.value, items: (feed.entries ?? []).map(ofAtom) };
    case 'rdf':
      return { format, title: feed.title, items: (feed.items ?? []).map(ofRdf) };
    case 'json':
      return { format, title: feed.title, items: (feed.items ?? []).map(ofJson) };
  }
}

function parsedBy<T>(parser: () => T): T {
  try {
    return parser();
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
    throw new LossledgerError('UPSTREAM_CHANGED', `What should be a feed is none: ${why}.`, {
      cause: error,
    });
  }
}

function ofRss(item: RssFeed.Item<string>): WrittenItem {
  const { guid } = item;
  return {
    guid: guid?.value,
    // A guid is an address unless it says otherwise.
    link: item.link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
    title: item.title,
    published: item.pubDate ?? item.dc?.dates?.[0],
    html: item.content?.encoded ?? item.description,
  };
}

function ofAtom(entry: AtomFeed.Entry<string>): WrittenItem {
  const links = entry.links ?? [];
  const link = links.find(({ rel }) => rel === undefined || rel === 'alternate');
  return {
    guid: entry.id,
    link: link?.href,
    title: entry.title?.value,
    published: entry.published ?? entry.updated,
    html: entry.content?.value ?? entry.summary?.value,
  };
}

function ofRdf(item: RdfFeed.Item<string>): WrittenItem {
  return {
    guid: item.rdf?.about,
    link: item.link,
    title: item.title,
    published: item.dc?.dates?.[0],
    html: item.content?.encoded ?? item.description,
  };
}

function ofJson(item: JsonFeed.Item<string>): WrittenItem {
  return {
    guid: item.id,
    link: item.url ?? item.external_url,
    title: item.title,
    published: item.date_published,
    html: item.content_html ?? item.content_text,
  };
}

function feedItem(item: WrittenItem, feedUrl: string, now: Date): FeedItem {
  const url = item.link === undefined ? null : webUrlAgainst(item.link, feedUrl);
  const identity = item.guid?.trim() || url || `${item.title ?? ''}\n${item.html ?? ''}`;
  return {
    key: shortHash(identity),
    url,
    title: oneLine(item.title),
    publishedAt: plausibleTime(readStatedTime(item.published ?? ''), now),
    html: item.html === undefined || item.html.trim() === '' ? null : toPgSafe(item.html),
  };
}

function oneLine(text: string | undefined): string | null {
  const line = toPgSafe((text ?? '').slice(0, LONGEST_TITLE * 2));
  return line.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE) || null;
}
