/** Requests per app in 15 minutes, from X's table of rate limits (docs.x.com, 2026-08-22). */
export const REAL_LIMITS = {
  'users/by': 300,
  'users/:id/tweets': 10_000,
  tweets: 3_500,
  'tweets/search/recent': 450,
  'tweets/search/stream': 50,
  'tweets/search/stream/rules': 450,
} as const;

export type LimitedEndpoint = keyof typeof REAL_LIMITS;

const WINDOW_MS = 15 * 60_000;

interface Window {
  readonly endsAt: number;
  used: number;
}

/** Counts requests in windows that open with the first request after the last one ended. */
export class RateWindows {
  private readonly windows = new Map<LimitedEndpoint, Window>();
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** Takes one request; `allowed` false when there was none left. */
  take(endpoint: LimitedEndpoint): { allowed: boolean; headers: Record<string, string> } {
    const limit = REAL_LIMITS[endpoint];
    const window = this.current(endpoint);
    const allowed = window.used < limit;
    if (allowed) window.used += 1;
    return {
      allowed,
      headers: {
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(limit - window.used),
        'x-rate-limit-reset': String(Math.ceil(window.endsAt / 1_000)),
      },
    };
  }

  /** As if other programs of the same app had used all but `left` requests of the window. */
  leaveOnly(left: number, endpoint: LimitedEndpoint): void {
    const window = this.current(endpoint);
    window.used = Math.max(window.used, REAL_LIMITS[endpoint] - left);
  }

  private current(endpoint: LimitedEndpoint): Window {
    const now = this.now().getTime();
    const open = this.windows.get(endpoint);
    if (open !== undefined && now < open.endsAt) return open;
    const fresh = { endsAt: now + WINDOW_MS, used: 0 };
    this.windows.set(endpoint, fresh);
    return fresh;
  }
}
