import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan } from './grammar-scan.ts';
import type { Governor } from './left-context.ts';

export function governorAt(scan: GrammarScan, at: number): Governor | null {
  if (scan.is(at, 'by')) return 'by';
  if (scan.is(at, 'with')) return 'with';
  if (scan.is(at, 'preposition')) return 'preposition';
  return null;
}

/** Before "a" a phrase has at most "such", "yet another", or what rules it. */
export function mayPrecedeArticle(scan: GrammarScan, at: number): boolean {
  return (
    governorAt(scan, at) !== null ||
    scan.is(at, 'of') ||
    scan.is(at, 'negation') ||
    scan.is(at, 'hedge') ||
    scan.is(at, 'another')
  );
}

/** "at least 3", "another two": before its number a phrase holds little else. */
export function mayPrecedeNumber(scan: GrammarScan, at: number): boolean {
  return (
    scan.is(at, 'at_least') ||
    scan.is(at, 'about') ||
    scan.is(at, 'another') ||
    scan.is(at, 'some') ||
    scan.is(at, 'hedge')
  );
}

export function belongsToPhrase(scan: GrammarScan, at: number): boolean {
  return (
    scan.is(at, 'adjective') ||
    scan.is(at, 'own') ||
    scan.is(at, 'ours') ||
    scan.is(at, 'military') ||
    scan.is(at, 'made') ||
    scan.is(at, 'piece') ||
    scan.is(at, 'munition') ||
    scan.is(at, 'civilian') ||
    scan.is(at, 'not_a_tank') ||
    scan.is(at, 'another') ||
    scan.is(at, 'about') ||
    scan.is(at, 'at_least') ||
    scan.is(at, 'times') ||
    scan.is(at, 'measure') ||
    scan.is(at, 'hedge')
  );
}

export function mayBeAdjective(tokens: readonly Token[], scan: GrammarScan, at: number): boolean {
  if (tokens[at]?.kind !== 'word') return false;
  return !(
    scan.is(at, 'conjunction') ||
    scan.is(at, 'or') ||
    scan.is(at, 'auxiliary') ||
    scan.is(at, 'relative') ||
    scan.is(at, 'irrealis') ||
    scan.is(at, 'pronoun') ||
    scan.is(at, 'people')
  );
}
