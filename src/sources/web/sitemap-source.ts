import { z } from 'zod';
import { counted } from '../../domain/counted.ts';
import { asLossledgerError, LossledgerError } from '../../domain/errors.ts';
import { readSitemap, type Sitemap, type SitemapEntry } from '../../extract/text/sitemap.ts';
import {
  type DiscoveredPage,
  NO_READS,
  type PollContext,
  type PollResult,
  type SourceCheck,
  type SourceKind,
  type Trouble,
} from '../source.ts';
import { throwIfAborted } from './abort.ts';
import { answerText } from './answer-text.ts';
import { readBody } from './read-body.ts';
import {
  beginPass,
  cursorSchema,
  FIRST_CURSOR,
  finishPass,
  MOST_FILES_OF_A_PASS,
  type PendingFile,
  rememberFile,
  rememberPages,
  type SitemapCursor,
} from './sitemap-cursor.ts';
import { freshPages, isAfter, isWanted } from './sitemap-pages.ts';
import { checkedBy } from './source-check.ts';
import { shortHash, webUrl, webUrlAgainst } from './watched-addresses.ts';
import type { FetchResult } from './web-fetcher.ts';

const pattern = z.string().min(1).max(500);
const patterns = z.union([pattern, z.array(pattern).min(1).max(100)]).optional();
const config = z.strictObject({
  url: webUrl.describe('The address of the sitemap, or of an index of sitemaps.'),
  include: patterns.describe(
    'Only pages whose address fits one of these; * stands for any characters, and what begins with / is a path.',
  ),
  exclude: patterns.describe('No page whose address fits one of these.'),
  since: z.iso
    .date()
    .optional()
    .describe('Pages last changed before this day are left alone. Absent: all that there are.'),
});
type SitemapConfig = z.infer<typeof config>;

/** Of one poll; the rest follows at once. */
const MOST_PAGES = 1_000;
const MOST_FILES = 20;
/** An index may name sitemaps, and one of them be an index again; no deeper. */
const MAX_DEPTH = 2;
/** 50,000 addresses of usual length; the protocol allows 50 MB. */
const MAX_BYTES = 16 * 1024 ** 2;
/** Lists of addresses repeat themselves more than pages do. */
const GZIP_LIMITS = { maxBytes: MAX_BYTES, maxRatio: 200, ratioFromBytes: 4 * 1024 ** 2 };
const ACCEPT = 'application/xml,text/xml,text/plain;q=0.8,*/*;q=0.5';

/** A sitemap: pages new to it or changed are fetched. */
export const sitemapSource: SourceKind<SitemapConfig> = {
  kind: 'sitemap',
  upstream: 'web',
  summary: 'the sitemap of a site: its pages, as they are added and changed',
  config,
  poll,
  check,
};

async function poll(
  settings: SitemapConfig,
  stored: unknown,
  context: PollContext,
): Promise<PollResult> {
  const { data = FIRST_CURSOR } = cursorSchema.safeParse(stored);
  let cursor = data.pending.length > 0 ? data : beginPass(data, settings.url, settings.since);
  const pages: DiscoveredPage[] = [];
  const troubles: Trouble[] = [];
  let more: PollResult['more'] = { at: null };
  let listsRead = 0;
  for (let files = 0; files < MOST_FILES && pages.length < MOST_PAGES; files += 1) {
    const [file, ...rest] = cursor.pending;
    if (file === undefined) break;
    const read = await readFile(file, cursor, context).catch((error: unknown) => {
      throwIfAborted(context.signal);
      return asLossledgerError(error);
    });
    if (read instanceof LossledgerError) {
      if (file.depth === 0) throw read;
      if (read.code === 'RATE_LIMITED') {
        if (pages.length === 0) throw read;
        more = { at: read.retryAt ?? null };
        break;
      }
      troubles.push({ subject: file.url, error: read });
    }
    cursor = { ...cursor, pending: rest };
    if (read === null) listsRead += 1;
    if (read === null || read instanceof LossledgerError) continue;
    if (read.sitemap.lists === 'sitemaps') {
      cursor = { ...cursor, pending: [...rest, ...childrenOf(read, file, cursor)] };
      continue;
    }
    listsRead += 1;
    const found = freshPages(read.sitemap.entries, {
      base: read.answer.retrieval.final_url,
      from: file.from,
      most: MOST_PAGES - pages.length,
      now: context.now(),
      filter: settings,
      cursor,
    });
    pages.push(...found.map(({ page }) => page));
    cursor = rememberPages(cursor, found);
    const last = found.at(-1);
    cursor =
      last !== undefined && pages.length >= MOST_PAGES
        ? { ...cursor, pending: [{ ...file, from: last.index + 1 }, ...rest] }
        : rememberFile(cursor, file.url, read.answer);
  }
  // One sitemap of many that is not there is tried again with the next pass.
  const [first] = troubles;
  if (first !== undefined && listsRead === 0) throw first.error;
  const isDone = cursor.pending.length === 0;
  return {
    documents: [],
    pages,
    withdrawn: [],
    cursor: isDone ? finishPass(cursor) : cursor,
    more: isDone ? null : more,
    reads: NO_READS,
    troubles,
  };
}

interface ReadFile {
  readonly sitemap: Sitemap;
  readonly answer: Extract<FetchResult, { outcome: 'fetched' }>;
}

async function readFile(
  { url, from }: Pick<PendingFile, 'url' | 'from'>,
  cursor: SitemapCursor,
  { web, signal }: PollContext,
): Promise<ReadFile | null> {
  // A file that is half handed on is wanted again, changed or not.
  const last = from === 0 ? cursor.files[shortHash(url)] : undefined;
  const answer = await web.fetch(url, {
    etag: last?.etag ?? null,
    lastModified: last?.lastModified ?? null,
    accept: ACCEPT,
    maxBytes: MAX_BYTES,
    signal,
  });
  if (answer.outcome === 'unchanged') return null;
  const bytes = isGzip(answer.body) ? await unzipped(answer.body) : answer.body;
  return { sitemap: readSitemap(answerText(bytes, answer)), answer };
}

/** Files named .gz come as they are, without an encoding of the transfer. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function unzipped(bytes: Uint8Array): Promise<Uint8Array> {
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const body = await readBody(whole(), 'gzip', { ...GZIP_LIMITS, whenLonger: 'refuse' });
  return body.decoded;
}

/** Sitemaps of an index that can hold anything new, each once, the latest first. */
function childrenOf(
  { sitemap, answer }: ReadFile,
  parent: PendingFile,
  cursor: SitemapCursor,
): readonly PendingFile[] {
  if (parent.depth >= MAX_DEPTH) return [];
  const known = new Set([parent.url, ...cursor.pending.map(({ url }) => url)]);
  const children = sitemap.entries
    .filter(({ lastModified }) => isAfter(lastModified, cursor.passSince))
    .toSorted((one, other) => timeOf(other) - timeOf(one))
    .flatMap((entry) => webUrlAgainst(entry.url, answer.retrieval.final_url) ?? [])
    .filter((url) => !known.has(url));
  return [...new Set(children)]
    .slice(0, Math.max(0, MOST_FILES_OF_A_PASS - cursor.pending.length))
    .map((url) => ({ url, depth: parent.depth + 1, from: 0 }));
}

/** What gives no time comes before all that do. */
function timeOf({ lastModified }: SitemapEntry): number {
  return lastModified === null ? Number.MAX_SAFE_INTEGER : Date.parse(lastModified);
}

function check(settings: SitemapConfig, context: PollContext): Promise<SourceCheck> {
  return checkedBy(async () => {
    const read = await readFile({ url: settings.url, from: 0 }, FIRST_CURSOR, context);
    const entries = read?.sitemap.entries ?? [];
    if (read?.sitemap.lists === 'sitemaps') {
      return `An index of ${counted(entries.length, 'sitemap')}.`;
    }
    const wanted = entries.filter(({ url }) => {
      const address = webUrlAgainst(url, settings.url);
      return address !== null && isWanted(address, settings);
    });
    const dated = entries.filter(({ lastModified }) => lastModified !== null).length;
    return `A sitemap of ${counted(entries.length, 'page')}, ${wanted.length} wanted, ${dated} with the time of their last change.`;
  });
}
