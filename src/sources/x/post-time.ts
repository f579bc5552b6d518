/** Milliseconds since 1970 of X's first snowflake. */
const SNOWFLAKE_EPOCH_MS = 1_288_834_974_657n;

/** When the id of a post was minted, ms since 1970. */
export function postTimeMs(id: string): number {
  return Number((BigInt(id) >> 22n) + SNOWFLAKE_EPOCH_MS);
}

/** The smallest id a post of that time can have. */
export function firstIdAt(time: Date): string {
  return String((BigInt(time.getTime()) - SNOWFLAKE_EPOCH_MS) << 22n);
}

export function newerOf(a: string | null, b: string): string {
  return a !== null && BigInt(a) > BigInt(b) ? a : b;
}

export function olderOf(a: string | null, b: string): string {
  return a !== null && BigInt(a) < BigInt(b) ? a : b;
}
