/** A PDQ hash: 256 bits in the order in which the reference prints them. Byte 0 holds the first two hex digits. */
export type PdqHash = Uint8Array;

export const HASH_BYTES = 32;

export function hexOf(hash: PdqHash): string {
  let hex = '';
  for (const byte of hash) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

export function hashOfHex(hex: string): PdqHash {
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    throw new RangeError(`a PDQ hash is 64 hexadecimal digits, not "${hex}"`);
  }
  return Uint8Array.from({ length: HASH_BYTES }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
}

const BITS_SET = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
});

/** In how many of their 256 bits two hashes differ. */
export function distance(a: PdqHash, b: PdqHash): number {
  let differing = 0;
  for (let at = 0; at < HASH_BYTES; at++) {
    differing += BITS_SET[(a[at] ?? 0) ^ (b[at] ?? 0)] ?? 0;
  }
  return differing;
}
