import type { PollContext } from '../../src/sources/source.ts';
import { createWebFetcher } from '../../src/sources/web/create-web-fetcher.ts';
import type { WebFetcher } from '../../src/sources/web/web-fetcher.ts';

/** Fetches from a server of the tests, with no pause between two requests. */
export function loopbackFetcher(host: string): WebFetcher {
  return createWebFetcher({ version: '0.0.0', contact: null, allowHosts: [host], minimumGapMs: 0 });
}

/** For sources that fetch nothing. */
export const NO_WEB: WebFetcher = {
  fetch: () => Promise.reject(new Error('Nothing is fetched here.')),
  close: () => Promise.resolve(),
};

export function pollContext(web: WebFetcher, now: () => Date): PollContext {
  return { web, now, signal: new AbortController().signal, budget: null, credentials: {} };
}
