import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

const TOGETHER_WITH = new Set(['с', 'со', 'з', 'із', 'зі']);

const IN_COMPANY = new Set('ами ями ом ем ым им ой ей ою ею'.split(' '));

/** Tokens of "with its crew" between two members of a list. */
const LONGEST_COMPANY = 7;

/** "з двома гарматами", "с двумя «Уралами»": what stood beside it; nothing is done with it. */
export function isCompany(view: SentenceView, { governor, start, item }: NounPhrase): boolean {
  const preposition = view.token(start - 1)?.norm ?? '';
  return governor === 'with' && TOGETHER_WITH.has(preposition) && IN_COMPANY.has(item.ending);
}

export function isCountedCompany(view: SentenceView, left: NounPhrase, right: NounPhrase): boolean {
  return right.start === left.end + 1 && right.number !== null && isCompany(view, right);
}

/** "«Тигр» с медиками и БТР", "a T-72 with its crew and a BMP": what came with an item. */
export function pastCompany(view: SentenceView, from: number, to: number): number {
  if (!view.is(from, 'with') || view.token(from)?.kind !== 'word') return from;
  for (let at = from + 1; at < Math.min(to, from + LONGEST_COMPANY); at += 1) {
    if (view.isListMark(at)) return at;
    const isNoun = view.isUnknownWord(at) || view.is(at, 'people') || view.is(at, 'determiner');
    const isOnBoard = view.scan.numberWordAt.has(at) || view.is(at, 'preposition');
    if (!isNoun && !isOnBoard && !view.is(at, 'head_noun') && !view.is(at, 'own')) return from;
  }
  return from;
}
