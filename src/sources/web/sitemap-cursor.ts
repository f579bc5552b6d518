import { z } from 'zod';
import { shortHash, type Validators, validators, validatorsOf } from './watched-addresses.ts';

/**
 * How far a sitemap is read. A pass goes through all its files, over several polls if they are many;
 * pages are new in it if they changed after the last pass's newest, less a margin, and are not
 * among those seen.
 */
export const MOST_FILES_OF_A_PASS = 1_000;
const MOST_SEEN = 10_000;
const MOST_VALIDATORS = 200;
/** Pages are listed late, and dates have no hour: what changed within it is looked at again. */
const MARGIN_MS = 48 * 3_600_000;

const pendingFile = z.object({
  url: z.string(),
  /** Of an index, 0; of what it names, 1. */
  depth: z.number().int(),
  /** The first entry that is not handed on yet. */
  from: z.number().int(),
});
export type PendingFile = z.infer<typeof pendingFile>;

export const cursorSchema = z.object({
  pending: z.array(pendingFile),
  /** ISO times: before it nothing is new in this pass; the newest met in it; the newest of the last. */
  passSince: z.string().nullable(),
  passNewest: z.string().nullable(),
  newest: z.string().nullable(),
  /** Keys of pages handed on, the latest last. */
  seen: z.array(z.string()),
  /** By a hash of the file's address. */
  files: z.record(z.string(), validators),
});
export type SitemapCursor = z.infer<typeof cursorSchema>;

export const FIRST_CURSOR: SitemapCursor = {
  pending: [],
  passSince: null,
  passNewest: null,
  newest: null,
  seen: [],
  files: {},
};

export function beginPass(
  cursor: SitemapCursor,
  url: string,
  since: string | undefined,
): SitemapCursor {
  const bounds = [since ?? null, cursor.newest === null ? null : lessMargin(cursor.newest)];
  return {
    ...cursor,
    pending: [{ url, depth: 0, from: 0 }],
    passSince: bounds.reduce(later),
    passNewest: cursor.newest,
  };
}

export function finishPass(cursor: SitemapCursor): SitemapCursor {
  return { ...cursor, newest: cursor.passNewest, passSince: null, passNewest: null };
}

/** Notes pages as handed on, by key and time of their last change. */
export function rememberPages(
  cursor: SitemapCursor,
  pages: readonly { readonly key: string; readonly lastModified: string | null }[],
): SitemapCursor {
  return {
    ...cursor,
    passNewest: pages.map(({ lastModified }) => lastModified).reduce(later, cursor.passNewest),
    seen: [...cursor.seen, ...pages.map(({ key }) => key)].slice(-MOST_SEEN),
  };
}

/** Notes what a file that was read to its end is asked for with next time. */
export function rememberFile(
  cursor: SitemapCursor,
  url: string,
  answer: Validators,
): SitemapCursor {
  const others = Object.entries(cursor.files).filter(([key]) => key !== shortHash(url));
  const kept = others.slice(-(MOST_VALIDATORS - 1));
  return {
    ...cursor,
    files: Object.fromEntries([...kept, [shortHash(url), validatorsOf(answer)]]),
  };
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one) >= Date.parse(other) ? one : other;
}

function lessMargin(time: string): string {
  return new Date(Date.parse(time) - MARGIN_MS).toISOString();
}
