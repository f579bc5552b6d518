const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over the UTF-16 units of a word. */
export function hashOfWord(word: string): number {
  let hash = FNV_START;
  for (let at = 0; at < word.length; at += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  }
  return hash >>> 0;
}

/** 16 kB: ten thousand words leave it a tenth full. */
const BITS = 1 << 17;

/**
 * Tells of most words that they are not in a set, by the hash a token carries. A word of a text is
 * asked after in many lexicons and is in few of them; this costs one memory access each.
 */
export class WordFilter {
  private readonly bits = new Uint32Array(BITS / 32);

  add(word: string): void {
    const bit = bitOf(hashOfWord(word));
    this.bits[bit >>> 5] = (this.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  /** False is sure; true means that the set has to be asked. */
  mayHold(hash: number): boolean {
    const bit = bitOf(hash);
    return ((this.bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }
}

/** The low bits of FNV-1a alone follow the last letters too closely. */
function bitOf(hash: number): number {
  return (hash ^ (hash >>> 17)) & (BITS - 1);
}
