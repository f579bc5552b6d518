import type { Token } from '../tokens/tokenize.ts';
import { classSet, type GrammarScan } from './grammar-scan.ts';
import type { Governor } from './left-context.ts';

export function governorAt(scan: GrammarScan, at: number): Governor | null {
  if (scan.is(at, 'by')) return 'by';
  if (scan.is(at, 'with')) return 'with';
  if (scan.is(at, 'preposition')) return 'preposition';
  return null;
}

const BEFORE_ARTICLE = classSet('of', 'negation', 'hedge', 'another');
const BEFORE_NUMBER = classSet('at_least', 'about', 'another', 'some', 'hedge');
const OF_A_PHRASE = classSet(
  'adjective',
  'own',
  'ours',
  'military',
  'made',
  'piece',
  'munition',
  'civilian',
  'not_a_tank',
  'another',
  'about',
  'at_least',
  'times',
  'measure',
  'hedge',
);
const NO_ADJECTIVE = classSet(
  'conjunction',
  'or',
  'auxiliary',
  'relative',
  'irrealis',
  'pronoun',
  'people',
);

/** Before "a" a phrase has at most "such", "yet another", or what rules it. */
export function mayPrecedeArticle(scan: GrammarScan, at: number): boolean {
  return governorAt(scan, at) !== null || scan.isOneOf(at, BEFORE_ARTICLE);
}

/** "at least 3", "another two": before its number a phrase holds little else. */
export function mayPrecedeNumber(scan: GrammarScan, at: number): boolean {
  return scan.isOneOf(at, BEFORE_NUMBER);
}

export function belongsToPhrase(scan: GrammarScan, at: number): boolean {
  return scan.isOneOf(at, OF_A_PHRASE);
}

export function mayBeAdjective(tokens: readonly Token[], scan: GrammarScan, at: number): boolean {
  return tokens[at]?.kind === 'word' && !scan.isOneOf(at, NO_ADJECTIVE);
}
