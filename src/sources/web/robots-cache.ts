import { LossledgerError } from '../../domain/errors.ts';
import type { Arrival } from './follow.ts';
import { type RobotsRules, readRobots } from './robots-rules.ts';
import { toldUrl } from './web-address.ts';

export interface RobotsCacheOptions {
  readonly productToken: string;
  readonly now: () => Date;
  /** Fetches a robots.txt, wherever it sends on to. */
  readonly fetchRobots: (url: URL) => Promise<Arrival>;
}

interface Entry {
  readonly rules: Promise<RobotsRules>;
  expiresAt: number;
}

const MINUTE_MS = 60_000;
/** RFC 9309 (2.4): not used for longer than 24 hours. */
const KEPT_MS = 24 * 60 * MINUTE_MS;
/** A site that cannot say is not asked again at once for each of its pages. */
const FAILURE_KEPT_MS = MINUTE_MS;
const MOST_SITES = 500;

const ALLOWS_ALL: RobotsRules = { allows: () => true, crawlDelay: null };

/** The robots.txt of each site, fetched once a day at most. */
export class RobotsCache {
  readonly #sites = new Map<string, Entry>();
  readonly #options: RobotsCacheOptions;

  constructor(options: RobotsCacheOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#sites.size;
  }

  /** Throws HTTP_UNAVAILABLE where the site cannot say: it may then not be fetched from (RFC 9309, 2.3.1.4). */
  rulesFor(url: URL): Promise<RobotsRules> {
    const now = this.#options.now().getTime();
    const known = this.#sites.get(url.origin);
    if (known !== undefined && known.expiresAt > now) return known.rules;
    this.#sites.delete(url.origin);
    const rules = this.#fetchRules(new URL('/robots.txt', url));
    const entry: Entry = { rules, expiresAt: now + KEPT_MS };
    rules.catch((error: unknown) => {
      const soon = this.#options.now().getTime() + FAILURE_KEPT_MS;
      const retryAt = error instanceof LossledgerError ? error.retryAt?.getTime() : undefined;
      entry.expiresAt = retryAt ?? soon;
    });
    this.#sites.set(url.origin, entry);
    const oldest = this.#sites.keys().next();
    if (this.#sites.size > MOST_SITES && oldest.done !== true) this.#sites.delete(oldest.value);
    return rules;
  }

  async #fetchRules(url: URL): Promise<RobotsRules> {
    const body = await this.#options.fetchRobots(url).then(
      ({ answer }) => answer.body,
      (error: unknown) => bodyDespite(error, url),
    );
    if (body === null) return ALLOWS_ALL;
    return readRobots(new TextDecoder().decode(body.decoded), this.#options.productToken);
  }
}

/** Null where there is no robots.txt to be had; throws where that may change. */
function bodyDespite(error: unknown, url: URL): null {
  if (!(error instanceof LossledgerError)) throw error;
  // Refused, or sent on too often: RFC 9309 (2.3.1.2, 2.3.1.3) lets everything be fetched then.
  if (error.code === 'HTTP_REFUSED' || error.code === 'REDIRECT_REFUSED') return null;
  if (error.code === 'FETCH_TIMED_OUT' || error.code === 'HTTP_UNAVAILABLE') {
    throw new LossledgerError(
      'HTTP_UNAVAILABLE',
      `${toldUrl(url)} cannot be read, so nothing of its site is fetched. ${error.message}`,
      { cause: error },
    );
  }
  throw error;
}
