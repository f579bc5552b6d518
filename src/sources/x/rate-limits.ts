import type { IncomingHttpHeaders } from 'node:http';

interface Window {
  readonly remaining: number;
  readonly resetsAt: Date;
}

const WINDOW_MS = 15 * 60_000;
/** A reset further away than this, or longer past, is a mistake, not a limit. */
const LONGEST_WINDOW_MS = 24 * 60 * 60_000;
/** X's clock and ours may differ by this much. */
const CLOCK_SKEW_MS = 60_000;
const SHORTEST_WAIT_MS = 1_000;

/** When a refused request may be made again, by the headers of the refusal. */
export function resetOf(headers: IncomingHttpHeaders, now: Date): Date {
  const seconds = Number(headers['x-rate-limit-reset']);
  const wait = seconds * 1_000 - now.getTime();
  const inReason = wait > -CLOCK_SKEW_MS && wait <= LONGEST_WINDOW_MS;
  return new Date(now.getTime() + (inReason ? Math.max(wait, SHORTEST_WAIT_MS) : WINDOW_MS));
}

/** What is left of each end point's window, as the last answer's headers said. */
export class RateLimits {
  private readonly windows = new Map<string, Window>();

  note(endpoint: string, headers: IncomingHttpHeaders, now: Date): void {
    const remaining = Number(headers['x-rate-limit-remaining'] ?? Number.NaN);
    if (Number.isNaN(remaining)) return;
    this.windows.set(endpoint, { remaining, resetsAt: resetOf(headers, now) });
  }

  /** When the window that is used up ends; null while requests are left. */
  closedUntil(endpoint: string, now: Date): Date | null {
    const window = this.windows.get(endpoint);
    if (window === undefined || window.remaining > 0 || window.resetsAt <= now) return null;
    return window.resetsAt;
  }
}
