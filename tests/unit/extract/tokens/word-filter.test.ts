import { expect, it } from 'vitest';
import { stemCuts } from '../../../../src/extract/tokens/case-endings.ts';
import { tokenize } from '../../../../src/extract/tokens/tokenize.ts';
import { hashOfWord, WordFilter } from '../../../../src/extract/tokens/word-filter.ts';

const WORDS = Array.from({ length: 10_000 }, (_, n) => `слово${n}`);

it('never denies a word it was given', () => {
  const filter = new WordFilter();
  for (const word of WORDS) filter.add(word);
  expect(WORDS.every((word) => filter.mayHold(hashOfWord(word)))).toBe(true);
});

it('denies nearly every other word', () => {
  const filter = new WordFilter();
  for (const word of WORDS) filter.add(word);
  const taken = WORDS.filter((word) => filter.mayHold(hashOfWord(`${word}-`)));
  expect(taken.length).toBeLessThan(WORDS.length / 8);
});

it('finds on every token and stem the hash of its word', () => {
  for (const token of tokenize('Три T-72s, Гвоздика та САУ біля Кремінної; 47th brigades')) {
    expect(token.hash).toBe(hashOfWord(token.norm));
    expect(token.foldedHash).toBe(hashOfWord(token.folded));
    expect(token.singularHash).toBe(hashOfWord(token.singular ?? ''));
  }
  for (const { stem, hash } of stemCuts('кремінної')) expect(hash).toBe(hashOfWord(stem));
});
