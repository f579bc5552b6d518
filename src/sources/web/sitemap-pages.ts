import { articleUrlKey } from '../../extract/text/canonical-url.ts';
import type { SitemapEntry } from '../../extract/text/sitemap.ts';
import type { DiscoveredPage } from '../source.ts';
import type { SitemapCursor } from './sitemap-cursor.ts';
import { plausibleTime, shortHash, webUrlAgainst } from './watched-addresses.ts';
import { matchesWildcards } from './wildcard.ts';

/** Of one file: pages without a time are told apart only by being remembered. */
const MOST_UNDATED = 2_000;

type Patterns = string | readonly string[];

export interface PageFilter {
  readonly include?: Patterns | undefined;
  readonly exclude?: Patterns | undefined;
}

export interface Selection {
  /** Of relative addresses. */
  readonly base: string;
  /** The first entry that is looked at. */
  readonly from: number;
  readonly most: number;
  readonly now: Date;
  readonly filter: PageFilter;
  readonly cursor: SitemapCursor;
}

export interface FoundPage {
  readonly page: DiscoveredPage;
  /** Where it stands in its file. */
  readonly index: number;
  readonly key: string;
  readonly lastModified: string | null;
}

/** Pages of a file that are wanted, and new by the time of their change or not seen before. */
export function freshPages(
  entries: readonly SitemapEntry[],
  { base, from, most, now, filter, cursor }: Selection,
): readonly FoundPage[] {
  const seen = new Set(cursor.seen);
  const found: FoundPage[] = [];
  let undated = 0;
  for (const [index, entry] of entries.entries()) {
    if (found.length >= most) break;
    const lastModified = plausibleTime(entry.lastModified ?? entry.publishedAt, now);
    if (lastModified === null) undated += 1;
    if (index < from || undated > MOST_UNDATED) continue;
    const url = webUrlAgainst(entry.url, base);
    if (url === null || !isWanted(url, filter)) continue;
    const key = shortHash(`${articleUrlKey(url) ?? url} ${lastModified ?? ''}`);
    if (!isAfter(lastModified, cursor.passSince) || seen.has(key)) continue;
    seen.add(key);
    found.push({ page: pageOf(entry, url, now), index, key, lastModified });
  }
  return found;
}

function pageOf(entry: SitemapEntry, url: string, now: Date): DiscoveredPage {
  return { url, title: entry.title, publishedAt: plausibleTime(entry.publishedAt, now) };
}

export function isWanted(url: string, { include, exclude }: PageFilter): boolean {
  return (
    (include === undefined || fitsAny(url, include)) &&
    (exclude === undefined || !fitsAny(url, exclude))
  );
}

function fitsAny(url: string, globs: Patterns): boolean {
  const { pathname, search } = new URL(url);
  const list = typeof globs === 'string' ? [globs] : globs;
  return list.some((glob) =>
    matchesWildcards(glob.startsWith('/') ? pathname + search : url, glob),
  );
}

/** What gives no time may be new. */
export function isAfter(time: string | null, since: string | null): boolean {
  return time === null || since === null || Date.parse(time) >= Date.parse(since);
}
