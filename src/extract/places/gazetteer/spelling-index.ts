import type { SectionColumns } from './section-columns.ts';

/** Three sounds of 32, edges counted as a sound. */
const SOUNDS = 32;
const TRIGRAMS = SOUNDS ** 3;
const EDGE = 0;
const FIRST_LETTER = 97;
const OTHER_SOUND = 27;
const VOWELS = new Set([...'aeiou'].map((vowel) => vowel.charCodeAt(0)));

/**
 * Finds keys spelt much like a word: those that share most trigrams with it, and those with the
 * same consonants in the same order. Compressed postings, a few bytes a trigram.
 */
export class SpellingIndex {
  private readonly starts = new Uint32Array(TRIGRAMS + 1);
  private readonly keys: Uint32Array;
  private readonly lengths: Uint8Array;
  private readonly shared: Uint8Array;
  /** Hashes of consonants in ascending order, and the keys they belong to. */
  private readonly consonantHashes: Uint32Array;
  private readonly consonantKeys: Uint32Array;

  constructor(columns: SectionColumns) {
    const { keyBytes, keyStarts, header } = columns;
    const count = header.keys;
    this.lengths = new Uint8Array(count);
    this.shared = new Uint8Array(count);
    for (let key = 0; key < count; key += 1) {
      forEachTrigram(keyBytes, keyStarts[key] ?? 0, keyStarts[key + 1] ?? 0, (trigram) => {
        this.starts[trigram + 1] = (this.starts[trigram + 1] ?? 0) + 1;
      });
    }
    for (let at = 0; at < TRIGRAMS; at += 1) {
      this.starts[at + 1] = (this.starts[at + 1] ?? 0) + (this.starts[at] ?? 0);
    }
    this.keys = new Uint32Array(this.starts[TRIGRAMS] ?? 0);
    const next = this.starts.slice();
    const hashes = new Uint32Array(count);
    for (let key = 0; key < count; key += 1) {
      const start = keyStarts[key] ?? 0;
      const end = keyStarts[key + 1] ?? 0;
      this.lengths[key] = Math.min(255, end - start);
      hashes[key] = consonantHash(keyBytes, start, end);
      forEachTrigram(keyBytes, start, end, (trigram) => {
        const at = next[trigram] ?? 0;
        this.keys[at] = key;
        next[trigram] = at + 1;
      });
    }
    this.consonantKeys = Uint32Array.from(hashes.keys()).sort(
      (a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0),
    );
    this.consonantHashes = Uint32Array.from(this.consonantKeys, (key) => hashes[key] ?? 0);
  }

  similarKeys(skeleton: string, most: number): readonly number[] {
    const word = new TextEncoder().encode(skeleton);
    const same = this.keysWithConsonants(consonantHash(word, 0, word.length));
    return [...new Set([...same, ...this.byTrigrams(word, most)])];
  }

  private byTrigrams(word: Uint8Array, most: number): readonly number[] {
    const touched: number[] = [];
    let own = 0;
    forEachTrigram(word, 0, word.length, (trigram) => {
      own += 1;
      const end = this.starts[trigram + 1] ?? 0;
      for (let at = this.starts[trigram] ?? 0; at < end; at += 1) {
        const key = this.keys[at] ?? 0;
        const before = this.shared[key] ?? 0;
        if (before === 0) touched.push(key);
        if (before < 255) this.shared[key] = before + 1;
      }
    });
    const likeness = (key: number): number =>
      (2 * (this.shared[key] ?? 0)) / (own + (this.lengths[key] ?? 0) + 2);
    // A histogram finds the cut without sorting all that were touched.
    const histogram = new Uint32Array(LEVELS + 1);
    for (const key of touched) {
      const level = levelOf(likeness(key));
      histogram[level] = (histogram[level] ?? 0) + 1;
    }
    let least = LEVELS;
    for (let found = 0; least > LEAST_LEVEL; least -= 1) {
      found += histogram[least] ?? 0;
      if (found > most) break;
    }
    const best = touched.filter((key) => levelOf(likeness(key)) >= least);
    for (const key of touched) this.shared[key] = 0;
    return best;
  }

  private keysWithConsonants(hash: number): readonly number[] {
    let low = 0;
    let high = this.consonantHashes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.consonantHashes[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    while (this.consonantHashes[low] === hash && low < this.consonantHashes.length) {
      found.push(this.consonantKeys[low] ?? 0);
      low += 1;
    }
    return found;
  }
}

const LEVELS = 40;
/** Less alike than this is not looked at. */
const LEAST_LEVEL = 10;

function levelOf(likeness: number): number {
  return Math.min(LEVELS, Math.floor(likeness * LEVELS));
}

function soundAt(bytes: Uint8Array, at: number, start: number, end: number): number {
  if (at < start || at >= end) return EDGE;
  const sound = (bytes[at] ?? 0) - FIRST_LETTER + 1;
  return sound > 0 && sound < OTHER_SOUND ? sound : OTHER_SOUND;
}

/** The trigrams of bytes [start, end). */
function forEachTrigram(
  bytes: Uint8Array,
  start: number,
  end: number,
  use: (trigram: number) => void,
): void {
  for (let at = start; at < end + 2; at += 1) {
    const first = soundAt(bytes, at - 2, start, end);
    const second = soundAt(bytes, at - 1, start, end);
    use((first * SOUNDS + second) * SOUNDS + soundAt(bytes, at, start, end));
  }
}

/** FNV-1a over the consonants. */
function consonantHash(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) {
    const code = bytes[at] ?? 0;
    if (VOWELS.has(code)) continue;
    hash = Math.imul(hash ^ code, 0x01000193) >>> 0;
  }
  return hash;
}
