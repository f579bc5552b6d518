const LONGEST_WAIT_MS = 24 * 3_600_000;
const SHORTEST_WAIT_MS = 1_000;

/** When a Retry-After header (seconds or an HTTP date) says to come back; a day from now at most. */
export function readRetryAfter(header: string | null, now: Date): Date | null {
  const written = header?.trim() ?? '';
  const wait = /^\d{1,15}$/.test(written)
    ? Number(written) * 1_000
    : httpDate(written) - now.getTime();
  if (Number.isNaN(wait)) return null;
  return new Date(now.getTime() + Math.min(Math.max(wait, SHORTEST_WAIT_MS), LONGEST_WAIT_MS));
}

/** In ms, or NaN. The three forms of RFC 9110 (5.6.7) all begin with the name of the day. */
function httpDate(written: string): number {
  if (written.length > 40 || !/^[A-Z][a-z]{2,8},? /.test(written)) return Number.NaN;
  // asctime's form names no zone and means UTC.
  return Date.parse(/GMT$/.test(written) ? written : `${written} GMT`);
}
