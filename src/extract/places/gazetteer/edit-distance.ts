import { isVowel } from './skeleton.ts';

/** Costs of one difference between two skeletons; a letter nobody confuses costs 1. */
const VOWEL_FOR_VOWEL = 0.4;
const VOWEL_MORE_OR_LESS = 0.5;
const SWAPPED = 0.6;
/** Two consonants changed places around a vowel: Makariv, Marakiv. */
const SWAPPED_AROUND = 0.9;
const OTHER = 1;
/** An h comes and goes with the romanisation: k and kh, z and zh. */
const ASPIRATE_MORE_OR_LESS = 0.6;

/** Sounds that spellings and ears mix up. */
const ALIKE: Readonly<Record<string, number>> = {
  hk: 0.5,
  hq: 0.4,
  kq: 0.6,
  sx: 0.5,
  qx: 0.5,
  jz: 0.5,
  sz: 0.6,
  ij: 0.5,
  bv: 0.7,
  fv: 0.6,
  uv: 0.5,
  dt: 0.6,
  bp: 0.7,
  mn: 0.7,
  ei: 0.3,
  ao: 0.3,
  iu: 0.5,
  au: 0.5,
};

const CODES = 128;
const SUBSTITUTION = new Float32Array(CODES * CODES).fill(OTHER);
const INDEL = new Float32Array(CODES).fill(OTHER);
const LETTERS = 'abdefhijklmnopqrstuvxz';
for (const a of LETTERS) {
  for (const b of LETTERS) {
    const pair = a < b ? a + b : b + a;
    const vowels = isVowel(a) && isVowel(b) ? VOWEL_FOR_VOWEL : OTHER;
    SUBSTITUTION[a.charCodeAt(0) * CODES + b.charCodeAt(0)] = a === b ? 0 : (ALIKE[pair] ?? vowels);
  }
  if (isVowel(a)) INDEL[a.charCodeAt(0)] = VOWEL_MORE_OR_LESS;
}
INDEL['h'.charCodeAt(0)] = ASPIRATE_MORE_OR_LESS;

const LONGEST = 64;
let before3 = new Float32Array(LONGEST + 1);
let before2 = new Float32Array(LONGEST + 1);
let before = new Float32Array(LONGEST + 1);
let current = new Float32Array(LONGEST + 1);

/**
 * Damerau-Levenshtein distance of two skeletons (bytes), vowels cheaper than consonants. Infinity
 * once it cannot stay within `limit`.
 */
export function skeletonDistance(a: Uint8Array, b: Uint8Array, limit: number): number {
  if (a.length > LONGEST || b.length > LONGEST) return Number.POSITIVE_INFINITY;
  before[0] = 0;
  for (let j = 1; j <= b.length; j += 1) before[j] = at(before, j - 1) + indel(b, j - 1);
  for (let i = 1; i <= a.length; i += 1) {
    const codeA = a[i - 1] ?? 0;
    current[0] = at(before, 0) + indel(a, i - 1);
    let least = at(current, 0);
    for (let j = 1; j <= b.length; j += 1) {
      const codeB = b[j - 1] ?? 0;
      const substituted = at(before, j - 1) + (SUBSTITUTION[codeA * CODES + codeB] ?? OTHER);
      const deleted = at(before, j) + indel(a, i - 1);
      const inserted = at(current, j - 1) + indel(b, j - 1);
      let cost = Math.min(substituted, deleted, inserted);
      if (i > 1 && j > 1 && codeA === b[j - 2] && codeB === a[i - 2] && codeA !== codeB) {
        cost = Math.min(cost, at(before2, j - 2) + SWAPPED);
      }
      if (isSwappedAround(a, i, b, j)) cost = Math.min(cost, at(before3, j - 3) + SWAPPED_AROUND);
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    [before3, before2, before, current] = [before2, before, current, before3];
  }
  const distance = at(before, b.length);
  return distance <= limit ? distance : Number.POSITIVE_INFINITY;
}

function isSwappedAround(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  return (
    i > 2 &&
    j > 2 &&
    a[i - 1] === b[j - 3] &&
    a[i - 3] === b[j - 1] &&
    a[i - 2] === b[j - 2] &&
    a[i - 1] !== b[j - 1]
  );
}

function at(row: Float32Array, index: number): number {
  return row[index] ?? 0;
}

function indel(word: Uint8Array, index: number): number {
  return INDEL[word[index] ?? 0] ?? OTHER;
}
