/** Milliseconds from the Unix epoch to X's own, 2010-11-04T01:42:54.657Z. */
const X_EPOCH_MS = 1288834974657n;
/** Bits below the time stamp: 10 for the machine, 12 for the sequence. */
const BITS_BELOW_TIME = 22n;
/** Ids below this were plain counters; the first ones that carry a time are of 4 November 2010. */
const FIRST_TIMED_ID = 29_700_000_000n;
const LARGEST_ID = 2n ** 63n - 1n;

/** The instant, ISO 8601 in UTC, that an X post id carries; null where the id carries none. */
export function snowflakeInstant(id: string): string | null {
  if (!/^[1-9][0-9]{0,18}$/.test(id)) return null;
  const value = BigInt(id);
  if (value < FIRST_TIMED_ID || value > LARGEST_ID) return null;
  return new Date(Number((value >> BITS_BELOW_TIME) + X_EPOCH_MS)).toISOString();
}
