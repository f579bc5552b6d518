import type { Orientation } from '../pdq/pdq.ts';
import { type Affine, betweenWindows } from './affine.ts';
import type { PictureHashes, StoredWindow } from './hashes-of-picture.ts';
import { type QueryHash, queryHashes } from './query-hashes.ts';

/** A window of one picture whose hash, maybe turned, is near that of a window of another. */
export interface LikePair {
  readonly distance: number;
  readonly first: StoredWindow;
  readonly second: StoredWindow;
  /** What is done to the second picture to lay it on the first. */
  readonly orientation: Orientation;
  /** From points of the first picture to points of the second, if the two windows show the same. */
  readonly map: Affine;
}

/** Up to here hashes may be of the same picture; the pixels must say so. */
export const FARTHEST = 63;

const INVERSE: Readonly<Record<Orientation, Orientation>> = {
  original: 'original',
  'rotate-90': 'rotate-270',
  'rotate-180': 'rotate-180',
  'rotate-270': 'rotate-90',
  'flip-x': 'flip-x',
  'flip-y': 'flip-y',
  transpose: 'transpose',
  transverse: 'transverse',
};

export function inverse(orientation: Orientation): Orientation {
  return INVERSE[orientation];
}

/** Nearest first. Each picture in turn is the one that is turned: it may have been the second to come. */
export function likePairs(a: PictureHashes, b: PictureHashes): LikePair[] {
  const pairs: LikePair[] = [];
  const asking = (asker: PictureHashes, stored: PictureHashes, askerIsFirst: boolean) => {
    const questions = packed(asker);
    const answers = packed(stored);
    for (const [q, question] of questions.entries.entries()) {
      // Upright against upright is asked once; the other way round it says the same.
      if (!askerIsFirst && question.orientation === 'original') continue;
      for (const s of answers.upright.get(question.among) ?? []) {
        const bits = wordsApart(questions.words, q * WORDS, answers.words, s * WORDS);
        const answer = answers.entries[s];
        if (bits > FARTHEST || answer === undefined) continue;
        const [first, second] = askerIsFirst
          ? [question.window, answer.window]
          : [answer.window, question.window];
        const orientation = askerIsFirst ? INVERSE[question.orientation] : question.orientation;
        const map = betweenWindows(second, orientation, first);
        pairs.push({ distance: bits, first, second, orientation, map });
      }
    }
  };
  asking(a, b, true);
  asking(b, a, false);
  return pairs.sort((x, y) => x.distance - y.distance);
}

const WORDS = 8;

interface Packed {
  readonly entries: readonly QueryHash[];
  /** The hashes of the entries one after the other. */
  readonly words: Uint32Array;
  /** Places of the upright entries, by what they may be compared with. */
  readonly upright: ReadonlyMap<QueryHash['among'], readonly number[]>;
}

const known = new WeakMap<PictureHashes, Packed>();

function packed(hashes: PictureHashes): Packed {
  const before = known.get(hashes);
  if (before !== undefined) return before;
  const entries = queryHashes(hashes);
  const bytes = new Uint8Array(entries.length * WORDS * 4);
  for (const [at, { hash }] of entries.entries()) bytes.set(hash, at * WORDS * 4);
  const upright = [...entries.keys()].filter((at) => entries[at]?.orientation === 'original');
  const made = {
    entries,
    words: new Uint32Array(bytes.buffer),
    upright: new Map(
      [...new Set(entries.map(({ among }) => among))].map((among) => [
        among,
        upright.filter((at) => entries[at]?.among === among),
      ]),
    ),
  };
  known.set(hashes, made);
  return made;
}

/** Differing bits; from half way on no more than is needed to know that there are too many. */
function wordsApart(a: Uint32Array, atA: number, b: Uint32Array, atB: number): number {
  let bits = 0;
  for (let word = 0; word < WORDS; word++) {
    let x = (a[atA + word] ?? 0) ^ (b[atB + word] ?? 0);
    x -= (x >>> 1) & 0x55555555;
    x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
    bits += Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    if (bits > FARTHEST) return bits;
  }
  return bits;
}
