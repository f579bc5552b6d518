/** Shorter texts are too much alike by chance. */
const LEAST_WORDS = 4;
/** A text cut short by who carries it is told by this much of its beginning, in letters. */
const LEAST_BEGINNING = 40;
const CUT_SHORT = /(?:…|\.\.\.)$/;
const WORD = /[\p{L}\p{N}]+/gu;
const HAS_DIGIT = /\p{N}/u;

/**
 * How much two wordings of a post are alike, 0 to 1: the Dice coefficient of their words, each as
 * often as it occurs. Carriers drop words or add some, and change none: 0 where each has words that the
 * other lacks, since accounts report by a pattern ("destroyed near A", "captured near B"); 0 where
 * numbers differ; 0 for texts too short to tell. A text cut short is like what it begins.
 */
export function wordSimilarity(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  if (Math.min(first.length, second.length) < LEAST_WORDS) return 0;
  if (first.join(' ') === second.join(' ')) return 1;
  if (beginsWith(b, second, a, first) || beginsWith(a, first, b, second)) return 0.95;
  if (numbersOf(first) !== numbersOf(second)) return 0;
  const left = new Map<string, number>();
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of second) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(word, count - 1);
  }
  if (shared < Math.min(first.length, second.length)) return 0;
  return (2 * shared) / (first.length + second.length);
}

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFC').toLowerCase().match(WORD) ?? [];
}

function numbersOf(words: readonly string[]): string {
  return words
    .filter((word) => HAS_DIGIT.test(word))
    .toSorted()
    .join(' ');
}

/** Whether the short text is the long one's beginning, and says by its dots that it was cut. */
function beginsWith(
  long: string,
  longWords: readonly string[],
  short: string,
  shortWords: readonly string[],
): boolean {
  const trimmed = short.trim();
  if (!CUT_SHORT.test(trimmed) || trimmed.length < LEAST_BEGINNING || long.length < short.length) {
    return false;
  }
  // The last word may itself be cut.
  const whole = shortWords.slice(0, -1);
  return whole.every((word, at) => longWords[at] === word);
}
