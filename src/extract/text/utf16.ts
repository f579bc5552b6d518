/** A share of units that only text has: ASCII, Latin, Cyrillic, Greek, general punctuation. */
const MIN_TEXT_SHARE = 0.9;
const SAMPLE_BYTES = 4096;
/** Single-byte text has no NUL at all; UTF-16 of any European language has one for each blank. */
const MIN_NUL_SHARE = 0.04;

/** Which UTF-16 bytes without a byte order mark obviously are, or null. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 8) return null;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const nuls = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (nuls < sample.length * MIN_NUL_SHARE) return null;
  const [little, big] = [textShare(sample, 1), textShare(sample, 0)];
  if (Math.max(little, big) < MIN_TEXT_SHARE) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

function textShare(bytes: Uint8Array, highByteAt: 0 | 1): number {
  let plausible = 0;
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    const high = bytes[index + highByteAt] ?? 0;
    const low = bytes[index + 1 - highByteAt] ?? 0;
    if (isTextUnit(high * 256 + low)) plausible += 1;
  }
  return plausible / Math.floor(bytes.length / 2);
}

function isTextUnit(unit: number): boolean {
  return (
    unit === 0x09 ||
    unit === 0x0a ||
    unit === 0x0d ||
    (unit >= 0x20 && unit < 0x7f) ||
    (unit >= 0xa0 && unit < 0x250) ||
    (unit >= 0x370 && unit < 0x530) ||
    (unit >= 0x2010 && unit < 0x2070) ||
    (unit >= 0xd800 && unit < 0xe000)
  );
}
