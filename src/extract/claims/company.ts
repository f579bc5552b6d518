import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';
import { TOGETHER_WITH } from './tool-case.ts';

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

const TOGETHER = new Set('разом вместе заодно'.split(' '));
const THEM = new Set('ним ними нею ней'.split(' '));

/** "понтон, а разом з ним три БМП-2", "склад, а с ним два «Урала»": past what joins the two. */
export function pastWithThem(view: SentenceView, from: number): number {
  let at = from;
  while (view.isListMark(at)) at += 1;
  // "разом з" by itself joins the members of a list.
  if (at > from && THEM.has(view.token(at)?.norm ?? '') && view.is(at - 1, 'conjunction'))
    return at + 1;
  const isTogether = TOGETHER.has(view.token(at)?.norm ?? '');
  if (isTogether) at += 1;
  if (TOGETHER_WITH.has(view.token(at)?.norm ?? '') && THEM.has(view.token(at + 1)?.norm ?? ''))
    return at + 2;
  if (!isTogether || view.is(at, 'with')) return from;
  return view.isListMark(at) ? at + 1 : at;
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
