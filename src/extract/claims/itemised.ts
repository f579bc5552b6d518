import type { NounPhrase } from './noun-phrases.ts';
import { numberEndingAt } from './numbers.ts';
import type { SentenceView } from './sentence-view.ts';

const COPULAS = new Set(['is', 'are', 'was', 'were', 'being']);
const REST = new Set(['rest', 'others', 'remainder']);
/** Tokens of "of them were" before the first name. */
const OPENING_REACH = 6;
/** Tokens between one name and the next: "and the rest were". */
const GAP_REACH = 6;

/**
 * "Ten of them were BMP-1s and the rest T-80BV tanks": the names, each with its number, of what was
 * counted as one class; null where the sentence says anything else.
 */
export function itemisedIn(view: SentenceView, total: number | null): readonly NounPhrase[] | null {
  if (view.statuses.length > 0 || view.has('negation') || view.has('unreal')) return null;
  const [first, ...others] = view.phrases;
  if (first === undefined || !isName(first)) return null;
  const number = countBefore(view, first);
  if (number === null) return null;
  const found = [withNumber(first, number)];
  let sum = number.value;
  for (const phrase of others) {
    const value = isName(phrase)
      ? countOf(view, phrase, total === null ? null : total - sum)
      : null;
    if (value === null) break;
    found.push(withNumber(phrase, { start: phrase.start, end: phrase.start + 1, value }));
    sum += value;
  }
  return total !== null && sum > total ? null : found;
}

function isName({ item, governor, isCyrillic: it, barred }: NounPhrase): boolean {
  return !it && item.named && !item.munition && !barred && governor === 'none';
}

function withNumber(phrase: NounPhrase, number: NonNullable<NounPhrase['number']>): NounPhrase {
  return { ...phrase, number, uncounted: null };
}

/** "Three of them are T-80U", "One was a Serna": the sentence opens with the count. */
function countBefore(view: SentenceView, { start }: NounPhrase): NounPhrase['number'] {
  const { start: from } = view.sentence;
  if (start - from > OPENING_REACH) return null;
  const counted = view.scan.numberWordAt.get(from);
  const number = counted ?? numberEndingAt(view.tokens, view.scan, from);
  if (number === null || number.value === null || number.start !== from) return null;
  let at = number.end;
  if (view.is(at, 'of') && (view.is(at + 1, 'pronoun') || view.is(at + 1, 'determiner'))) at += 2;
  while (view.is(at, 'adverb') || view.is(at, 'hedge')) at += 1;
  if (!COPULAS.has(view.token(at)?.norm ?? '') || at + 1 !== start) return null;
  return { start: number.start, end: number.end, value: number.value };
}

/** "another four BMP-2", "the rest T-80BV", "the other an Akula". */
function countOf(view: SentenceView, phrase: NounPhrase, rest: number | null): number | null {
  let isRest = false;
  for (let at = phrase.item.start - 1; at > phrase.item.start - GAP_REACH; at -= 1) {
    const norm = view.token(at)?.norm ?? '';
    if (REST.has(norm)) isRest = true;
    const mayStand =
      view.is(at, 'determiner') ||
      view.is(at, 'pronoun') ||
      view.is(at, 'another') ||
      COPULAS.has(norm) ||
      REST.has(norm);
    if (view.isListMark(at)) return memberCount(phrase, isRest, rest);
    if (!mayStand && view.phraseAt(at) !== phrase) return null;
  }
  return null;
}

function memberCount(
  { number, article, item }: NounPhrase,
  isRest: boolean,
  rest: number | null,
): number | null {
  if (number !== null) return number.value;
  if (isRest) return rest !== null && rest > 0 ? rest : null;
  return article !== null && !item.plural ? 1 : null;
}
