/** The first character holds four bits, the top one of them always zero. Source: atproto.com/specs/tid. */
const TID = /^[2-7a-j][2-7a-z]{12}$/;
const DIGITS = '234567abcdefghijklmnopqrstuvwxyz';
/** Bits below the microseconds: the id of the clock. */
const CLOCK_BITS = 10n;
/** Record keys are the client's to choose: a time no post can have is no time. */
const EARLIEST_MS = Date.UTC(2006, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

/** The instant, ISO 8601 in UTC, that a record key carries if it is a timestamp identifier; else null. */
export function tidInstant(recordKey: string): string | null {
  if (!TID.test(recordKey)) return null;
  let value = 0n;
  for (const digit of recordKey) value = value * 32n + BigInt(DIGITS.indexOf(digit));
  const ms = Number((value >> CLOCK_BITS) / 1000n);
  return ms < EARLIEST_MS || ms >= LATEST_MS ? null : new Date(ms).toISOString();
}
