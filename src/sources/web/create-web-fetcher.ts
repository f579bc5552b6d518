import { lookup as resolveName } from 'node:dns/promises';
import { buildConnector } from 'undici';
import { LossledgerError } from '../../domain/errors.ts';
import { linkedController, unlessAborted } from './abort.ts';
import { requireAnswer } from './answer-meaning.ts';
import { exchange, type Header } from './exchange.ts';
import { DEFAULT_LIMITS, type FetchLimits } from './fetch-limits.ts';
import { fetchResult } from './fetch-result.ts';
import { type Arrival, follow } from './follow.ts';
import type { ConnectionRules, Lookup } from './guarded-connector.ts';
import { HostGate } from './host-gate.ts';
import { type TakeHostTurn, waitForTurn } from './host-turns.ts';
import { ownAddresses } from './public-address.ts';
import { RobotsCache } from './robots-cache.ts';
import { type After, afterOnClock } from './timers.ts';
import { allowedHosts, toldUrl, webAddress } from './web-address.ts';
import type { FetchOptions, FetchResult, WebFetcher } from './web-fetcher.ts';

export interface WebFetcherOptions {
  readonly version: string;
  /** Web or mailto: address at which the owner of a site can reach whoever runs this. */
  readonly contact: string | null;
  /** Hosts, or `host:port`, that may be private. */
  readonly allowHosts: readonly string[];
  /** Most bytes of a decoded body, where a fetch does not say. */
  readonly maxBytes?: number;
  /** Between the starts of two requests to one host. */
  readonly minimumGapMs?: number;
  readonly concurrentPerHost?: number;
  /** Turns among all processes of a ledger; left out, the pauses hold within this one alone. */
  readonly takeTurn?: TakeHostTurn;
  readonly limits?: Partial<Omit<FetchLimits, 'maxBytes'>>;
  readonly now?: () => Date;
  readonly after?: After;
  readonly lookup?: Lookup;
  /** Opens a socket to an address that was checked. */
  readonly connect?: buildConnector.connector;
}

/** The name that robots.txt files call the program by. */
const PRODUCT_TOKEN = 'Lossledger';
const CONNECT_TIMEOUT_MS = 4_000;
const LONGEST_CRAWL_DELAY_MS = 30_000;
/** Work that waits holds a place in its queue. */
const LONGEST_WAIT_MS = 20_000;
/** RFC 9309 (2.5) asks for at least 500 KiB; the last piece may be cut off. */
const ROBOTS_MAX_BYTES = (500 + 64) * 1024;
const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

interface Journey {
  readonly start: URL;
  readonly headers: readonly Header[];
  readonly maxBytes: number;
  readonly whenLonger: 'refuse' | 'cut';
  readonly obeysRobots: boolean;
  readonly signal: AbortSignal;
}

export function createWebFetcher(options: WebFetcherOptions): WebFetcher {
  const limits: FetchLimits = {
    ...DEFAULT_LIMITS,
    ...options.limits,
    maxBytes: options.maxBytes ?? DEFAULT_LIMITS.maxBytes,
  };
  const now = options.now ?? (() => new Date());
  const after = options.after ?? afterOnClock;
  const minimumGapMs = options.minimumGapMs ?? 1_000;
  const allowed = allowedHosts(options.allowHosts);
  const rules: ConnectionRules = {
    lookup: options.lookup ?? lookUpAddresses,
    connect: options.connect ?? buildConnector({ timeout: CONNECT_TIMEOUT_MS }),
    ownAddresses,
  };
  const gate = new HostGate({
    concurrent: options.concurrentPerHost ?? 2,
    longestWaitMs: LONGEST_WAIT_MS,
    now,
    after,
  });
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const baseHeaders: readonly Header[] = [
    ['user-agent', userAgent(options)],
    ['accept-encoding', 'gzip, deflate, br'],
  ];

  const tracked = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    underWay.add(settled);
    return work.finally(() => underWay.delete(settled));
  };

  const turnAmongAll = async (name: string, gapMs: number, signal: AbortSignal): Promise<void> => {
    if (options.takeTurn === undefined) return;
    const host = { name, gapMs, longestWaitMs: LONGEST_WAIT_MS };
    await waitForTurn(options.takeTurn, host, { now, after, signal });
  };

  const travel = async (journey: Journey): Promise<Arrival> => {
    let leftMs = limits.totalMs;
    return follow(journey.start, allowed, limits.maxRedirects, async (url) => {
      const gapMs = journey.obeysRobots ? await gapByRobots(url, journey.signal) : minimumGapMs;
      const leave = await gate.enter(url.hostname, gapMs, journey.signal);
      let started = performance.now();
      try {
        await turnAmongAll(url.hostname, gapMs, journey.signal);
        started = performance.now();
        return await exchange({
          url,
          mayBePrivate: allowed.mayBePrivate(url),
          headers: journey.headers,
          limits: { ...limits, maxBytes: journey.maxBytes },
          leftMs,
          whenLonger: journey.whenLonger,
          signal: journey.signal,
          rules,
          after,
        });
      } finally {
        leave();
        leftMs = Math.max(0, leftMs - (performance.now() - started));
      }
    });
  };

  const robots = new RobotsCache({
    productToken: PRODUCT_TOKEN,
    now,
    // Asked for on behalf of all who want the site, so none of them can call it off.
    fetchRobots: async (start) => {
      const journey: Journey = {
        start,
        headers: [['accept', 'text/plain,*/*;q=0.5'], ...baseHeaders],
        maxBytes: ROBOTS_MAX_BYTES,
        whenLonger: 'cut',
        obeysRobots: false,
        signal: closing.signal,
      };
      const arrival = await tracked(travel(journey));
      requireAnswer(arrival.answer, arrival.url, now(), false);
      return arrival;
    },
  });

  const gapByRobots = async (url: URL, signal: AbortSignal): Promise<number> => {
    const { allows, crawlDelay } = await unlessAborted(robots.rulesFor(url), signal);
    if (!allows(url.pathname + url.search)) {
      throw new LossledgerError(
        'ROBOTS_DISALLOWED',
        `${toldUrl(url)} may not be fetched by the robots.txt of its site.`,
      );
    }
    const delayMs = Math.min((crawlDelay ?? 0) * 1_000, LONGEST_CRAWL_DELAY_MS);
    return Math.max(delayMs, minimumGapMs);
  };

  const fetchPage = async (requested: string, wanted: FetchOptions): Promise<FetchResult> => {
    const start = webAddress(requested, allowed);
    const conditions = conditionalHeaders(wanted);
    const { controller, unlink } = linkedController([wanted.signal, closing.signal]);
    const requestedAt = now();
    const started = performance.now();
    try {
      const arrival = await travel({
        start,
        headers: [['accept', wanted.accept ?? ACCEPT], ...baseHeaders, ...conditions],
        maxBytes: wanted.maxBytes ?? limits.maxBytes,
        whenLonger: 'refuse',
        obeysRobots: wanted.robots !== 'ignore',
        signal: controller.signal,
      });
      const meaning = requireAnswer(arrival.answer, arrival.url, now(), conditions.length > 0);
      const durationMs = Math.round(performance.now() - started);
      return fetchResult(meaning, arrival, { requested, requestedAt, durationMs });
    } finally {
      unlink();
    }
  };

  return {
    fetch: (url, wanted = {}) => tracked(fetchPage(url, wanted)),
    close: async () => {
      closing.abort(new LossledgerError('INTERRUPTED', 'The fetcher was closed.'));
      gate.close();
      await Promise.all(underWay);
    },
  };
}

function userAgent({ version, contact }: Pick<WebFetcherOptions, 'version' | 'contact'>): string {
  const product = `${PRODUCT_TOKEN}/${version}`;
  return contact === null ? product : `${product} (+${contact})`;
}

/** Every address of a name, in the order the system gives them. */
export async function lookUpAddresses(hostname: string): Promise<readonly string[]> {
  const found = await resolveName(hostname, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

/** Validators of the last answer. What no header can hold is left out: the page is then fetched whole. */
function conditionalHeaders({ etag, lastModified }: FetchOptions): readonly Header[] {
  const headers: Header[] = [];
  if (isHeaderValue(etag)) headers.push(['if-none-match', etag]);
  if (isHeaderValue(lastModified)) headers.push(['if-modified-since', lastModified]);
  return headers;
}

function isHeaderValue(value: string | null | undefined): value is string {
  return (
    typeof value === 'string' && /^[\x21-\x7e](?:[\x20-\x7e]{0,1000}[\x21-\x7e])?$/.test(value)
  );
}
