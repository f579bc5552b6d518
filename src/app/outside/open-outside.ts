import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Settings } from '../../config/settings.ts';
import { readAccount } from '../../pipeline/stages/budget.ts';
import type { Outside, Spending } from '../../sources/configured-source.ts';
import { createWebFetcher } from '../../sources/web/create-web-fetcher.ts';
import { lookUpKeyless } from '../../sources/x/look-up-keyless.ts';
import { lookUpKnownPosts } from '../../sources/x/look-up-posts.ts';
import type { XParts } from '../../sources/x/x-reader.ts';
import type { Db } from '../../store/connection.ts';
import { takeHostTurn } from '../../store/queries/host-turns.ts';
import { programVersion } from '../program-version.ts';
import { sourceKinds } from './source-kinds.ts';
import { readSourcesFile, type SourcesFile, sourcesPlace } from './sources-file.ts';

const pricesSchema = z.strictObject({
  source: z.string(),
  as_of: z.iso.date(),
  /** US dollars each. */
  post_read_usd: z.number().nonnegative(),
  user_read_usd: z.number().nonnegative(),
});

/** Tenths of a US cent in a dollar: the prices are whole numbers of them. */
const MILLS = 1000;

/**
 * Pages, credentials and sources as the settings say. Opens no connection. Reads that are charged for
 * are booked and kept within the month's cap, and pauses between requests to one host hold among all
 * processes, where the rows of the ledger are given.
 */
export async function openOutside(
  settings: Settings,
  home: string,
  db: Db | null = null,
): Promise<Outside & { close(): Promise<void> }> {
  const spending = await spendingOnX(settings.X_MONTHLY_BUDGET_USD);
  const parts: XParts = {
    prices: spending,
    userAgent: `Lossledger/${programVersion()}`,
    account: db === null ? null : readAccount(db, spending),
  };
  const kinds = sourceKinds(parts);
  const credentials = {
    X_BEARER_TOKEN: settings.X_BEARER_TOKEN,
    X_API_BASE_URL: settings.X_API_BASE_URL,
  };
  const web = createWebFetcher({
    version: programVersion(),
    contact: settings.FETCH_CONTACT ?? null,
    allowHosts: settings.FETCH_ALLOW_HOSTS,
    maxBytes: settings.MAX_PAGE_BYTES,
    minimumGapMs: settings.FETCH_GAP_MS,
    ...(db === null
      ? {}
      : {
          takeTurn: (host: string, gapMs: number, longestMs: number) =>
            takeHostTurn(db, host, gapMs, longestMs),
        }),
  });
  const place = sourcesPlace(home, settings.SOURCES_FILE);
  let read: SourcesFile | null = null;
  const all = async () => {
    read = await readSourcesFile(place, kinds, read);
    return read.sources;
  };
  return {
    web,
    credentials,
    lookUpX: (ids, context) =>
      settings.X_BEARER_TOKEN === undefined
        ? lookUpKeyless(
            ids,
            {
              web,
              syndicationUrl: settings.X_SYNDICATION_URL ?? null,
              oembedUrl: settings.X_OEMBED_URL,
            },
            context,
          )
        : lookUpKnownPosts(ids, parts, { ...context, web, credentials }),
    spending,
    book: {
      all,
      named: async (name) => (await all()).find((source) => source.name === name) ?? null,
    },
    close: () => web.close(),
  };
}

/** What reads from X cost, and the most a month of them may. */
export async function spendingOnX(monthlyUsd: number | undefined): Promise<Spending> {
  const url = new URL('../../../data/x-prices.json', import.meta.url);
  const prices = pricesSchema.parse(JSON.parse(await readFile(url, 'utf8')));
  return {
    upstream: 'x',
    postPrice: Math.round(prices.post_read_usd * MILLS),
    userPrice: Math.round(prices.user_read_usd * MILLS),
    monthlyCap: monthlyUsd === undefined ? null : Math.floor(monthlyUsd * MILLS),
  };
}
