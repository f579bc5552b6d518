import { hashOfWord } from './word-filter.ts';

/**
 * Case endings of Ukrainian and Russian nouns and adjectives, as left over when the final vowel,
 * soft sign or "й" of the nominative is taken off.
 */
const CASE_ENDINGS = new Set(
  (
    'а о у й ом ові еві і и ів ам ами ах ы ов ев е ю ем ой ою ей ею я ям ями ях ь ьи ью єю ї ії ию єм ' +
    'ій ої ого ому им ім их ими ым ых ыми ая ое ую ий ый ие ые ією єві юю яя їв їм їх еи ею ьми'
  ).split(' '),
);

/** Longest case ending, in letters. */
const LONGEST_ENDING = 4;
const SHORTEST_STEM = 2;

/** A way of cutting a Cyrillic word into a stem and a case ending. */
export interface StemCut {
  readonly stem: string;
  readonly ending: string;
  /** `hashOfWord` of the stem. */
  readonly hash: number;
}

/** Every such way, the whole word first. */
export function stemCuts(word: string): readonly StemCut[] {
  const cuts = [cutOf(word, '')];
  const longest = Math.min(LONGEST_ENDING, word.length - SHORTEST_STEM);
  for (let length = 1; length <= longest; length += 1) {
    const ending = word.slice(-length);
    if (CASE_ENDINGS.has(ending)) cuts.push(cutOf(word.slice(0, -length), ending));
  }
  return cuts;
}

function cutOf(stem: string, ending: string): StemCut {
  return { stem, ending, hash: hashOfWord(stem) };
}
