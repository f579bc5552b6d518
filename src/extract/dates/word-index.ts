/** Words by their first character, the longest first, to find which one a text goes on with. */
export type WordIndex = ReadonlyMap<string, readonly string[]>;

export function indexWords(words: ReadonlySet<string>): WordIndex {
  const index = new Map<string, string[]>();
  for (const word of words) {
    const start = word.slice(0, 1);
    const sameStart = index.get(start) ?? [];
    sameStart.push(word);
    index.set(start, sameStart);
  }
  for (const sameStart of index.values()) sameStart.sort((a, b) => b.length - a.length);
  return index;
}

/** The words of the index that stand in the text at an offset, longest first. */
export function wordsAt(index: WordIndex, text: string, at: number): readonly string[] {
  const sameStart = index.get(text.slice(at, at + 1)) ?? [];
  return sameStart.filter((word) => text.startsWith(word, at));
}

export function hasWord(index: WordIndex, word: string): boolean {
  return index.get(word.slice(0, 1))?.includes(word) === true;
}
