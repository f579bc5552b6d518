import type { Token } from '../tokens/tokenize.ts';
import { type Distance, distanceBefore } from './distances.ts';
import { type SettlementClass, settlementClassOf } from './kind-words.ts';
import { BEFORE_NAME, LOCATIVES, type Relation } from './locative-words.ts';
import { isOfWay } from './ways.ts';

/** How many tokens before a name its locative word is looked for. */
const LOCATIVE_REACH = 7;
const LONGEST_LOCATIVE = 5;

/** What the words before a name say of it. */
export interface NameContext {
  readonly locative: Locative | null;
  /** First token of the words before the name that belong to it; the name's own where none do. */
  readonly start: number;
  /** "the village of", "с.": null where nothing says how big it is. */
  readonly settlementClass: SettlementClass | null;
  /** "the" stands right before the name. */
  readonly hasArticle: boolean;
}

export interface Locative {
  readonly relation: Relation;
  readonly distance: Distance | null;
  readonly marksPlaces: boolean;
}

/** Reads leftwards from a name over "the village of" to the locative phrase, longest first. */
export function contextBefore(
  tokens: readonly Token[],
  nameStart: number,
  isSide: (index: number) => boolean,
): NameContext {
  let end = nameStart;
  let settlementClass: SettlementClass | null = null;
  const hasArticle = tokens[nameStart - 1]?.norm === 'the';
  for (let steps = 0; steps < LOCATIVE_REACH; steps += 1) {
    const found = locativeEndingAt(tokens, end);
    if (found !== null) {
      // "near the village of" is one locative phrase that tells the size as well.
      for (let at = end - 1; at >= found.start; at -= 1) {
        settlementClass ??= settlementClassOf(tokens[at]?.norm ?? '');
      }
      return { locative: found.locative, start: found.start, settlementClass, hasArticle };
    }
    const before = tokens[end - 1];
    if (before === undefined || !(mayStandBeforeName(tokens, end - 1) || isSide(end - 1))) break;
    settlementClass ??= before.kind === 'word' ? settlementClassOf(before.norm) : null;
    end -= 1;
  }
  return { locative: null, start: nameStart, settlementClass, hasArticle };
}

function mayStandBeforeName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'quote' || token.kind === 'hyphen') return true;
  if (token.kind === 'punct') return token.norm === '#' || closesAbbreviation(tokens, at);
  return token.kind === 'word' && BEFORE_NAME.has(token.norm);
}

const LONGEST_ABBREVIATION = 3;

/** The stop of "н.п." or "с.", not of a sentence. */
function closesAbbreviation(tokens: readonly Token[], stop: number): boolean {
  const word = tokens[stop - 1];
  if (tokens[stop]?.norm !== '.' || tokens[stop]?.glued !== true || word?.kind !== 'word') {
    return false;
  }
  return word.end - word.start <= LONGEST_ABBREVIATION;
}

function locativeEndingAt(
  tokens: readonly Token[],
  end: number,
): { readonly locative: Locative; readonly start: number } | null {
  for (let length = LONGEST_LOCATIVE; length >= 1; length -= 1) {
    const start = end - length;
    if (start < 0) continue;
    const match = LOCATIVES.matchesAt(tokens, start).find((found) => found.end === end);
    const word = match?.entries[0];
    if (word === undefined) continue;
    const distance = distanceBefore(tokens, start);
    const isBeside =
      isRussianBeside(tokens, start, end) ||
      (word.relation === 'toward' && isOfWay(tokens, start, start));
    const relation = isBeside ? 'near' : word.relation;
    return { locative: { ...word, relation, distance }, start };
  }
  return null;
}

/** Letters that Ukrainian has and Russian has not. */
const UKRAINIAN = /[іїєґ]/;
/** Words on either side by which the language is told. */
const LANGUAGE_REACH = 12;

/** "у" is "in" in Ukrainian and "by" in Russian. */
function isRussianBeside(tokens: readonly Token[], start: number, end: number): boolean {
  if (end - start !== 1 || tokens[start]?.norm !== 'у') return false;
  for (let at = start - LANGUAGE_REACH; at <= start + LANGUAGE_REACH; at += 1) {
    if (UKRAINIAN.test(tokens[at]?.norm ?? '')) return false;
  }
  return true;
}
