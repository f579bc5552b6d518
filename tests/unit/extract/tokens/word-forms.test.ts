import { describe, expect, it } from 'vitest';
import { WordMemory } from '../../../../src/extract/tokens/word-forms.ts';

function formsOf(memory: WordMemory, word: string, gluedToDigit = false) {
  return memory.formsIn(word, 0, word.length, gluedToDigit);
}

describe('WordMemory', () => {
  it('gives a word that comes again the forms it had, wherever in a text it stands', () => {
    const memory = new WordMemory();
    const text = 'Танк, танк і Танк';
    const first = memory.formsIn(text, 0, 4, false);
    expect(memory.formsIn(text, 13, 17, false)).toBe(first);
    const small = memory.formsIn(text, 6, 10, false);
    expect(small).toEqual({ ...first, capital: false, slot: small.slot, serial: small.serial });
    expect(small.serial).not.toBe(first.serial);
  });

  it('tells a word behind a digit from the same word alone', () => {
    const memory = new WordMemory();
    expect(formsOf(memory, 'Bs').plural).toBe(false);
    expect(formsOf(memory, 'Bs', true)).toMatchObject({ norm: 'b', plural: true });
    expect(formsOf(memory, 'Bs')).toMatchObject({ norm: 'bs', plural: false });
  });

  it('reads more words than it remembers as if each were the first', () => {
    const memory = new WordMemory();
    const words = Array.from(
      { length: 20_000 },
      (_, n) =>
        `word${String.fromCharCode(
          97 + (n % 26),
          97 + (Math.floor(n / 26) % 26),
          97 + (Math.floor(n / 676) % 26),
          97 + Math.floor(n / 17_576),
        )}`,
    );
    for (const again of [words, words.toReversed()]) {
      for (const word of again) expect(formsOf(memory, word).norm).toBe(word);
    }
  });

  it('reads a word too long to remember', () => {
    const word = 'Б'.repeat(500);
    expect(formsOf(new WordMemory(), word)).toMatchObject({ norm: word.toLowerCase() });
  });
});
