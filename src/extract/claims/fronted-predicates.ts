import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listAfter } from './lists.ts';
import { type Found, fitting } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens between the predicate and its "were". */
const REACH = 12;
/** Tokens of "Among the vehicles". */
const OPENING = 7;
const UNKNOWN_WORDS = 3;
const COPULAS = new Set('was were is are lay lie stood stand'.split(' '));

/** "Also destroyed were two T-72s", "Among the vehicles left burning was a BMP-2": the subject comes last. */
export function subjectBehindCopula(
  view: SentenceView,
  status: StatusMention,
  { voice, ...word }: StatusWord,
): Found | null {
  if (voice !== 'participle' && voice !== 'subject' && voice !== 'passive') return null;
  if (view.token(status.start)?.cyrillic !== false || !opensSentence(view, status)) return null;
  const copula = copulaAfter(view, status.end);
  if (copula === null) return null;
  let at = copula + 1;
  while (view.is(at, 'at_least') || view.is(at, 'about') || view.is(at, 'hedge')) at += 1;
  const first = view.phraseAt(at);
  if (first === undefined || first.governor !== 'none' || first.negated) return null;
  const phrases = fitting(listAfter(view, first), { voice, ...word });
  return phrases.length === 0 ? null : { phrases, active: false, part: false };
}

/** "Also destroyed were two houses": of what stands behind the verb, item or not. */
export function isFronted(view: SentenceView, status: StatusMention): boolean {
  if (view.token(status.start)?.cyrillic !== false || !opensSentence(view, status)) return false;
  return copulaAfter(view, status.end) !== null;
}

/** Nothing but "also" or "among the vehicles" stands before the predicate. */
function opensSentence(view: SentenceView, status: StatusMention): boolean {
  const { start } = view.sentence;
  let at = status.start - 1;
  while (at >= start && (view.isLightWord(at) || view.is(at, 'another'))) at -= 1;
  if (at < start) return true;
  if (view.token(start)?.norm !== 'among' || at - start > OPENING) return false;
  for (let back = start + 1; back <= at; back += 1) {
    const phrase = view.phraseAt(back);
    if (view.token(back)?.kind === 'punct' || view.is(back, 'auxiliary')) return false;
    if (phrase?.item.named === true || view.is(back, 'relative')) return false;
  }
  return true;
}

/** Past "at the crossing", "in the same attack", "intact"; no item, no mark on the way. */
function copulaAfter(view: SentenceView, from: number): number | null {
  let unknown = 0;
  for (let at = from; at < from + REACH; at += 1) {
    const token = view.token(at);
    if (COPULAS.has(token?.norm ?? '')) return at;
    if (token?.kind !== 'word' && token?.kind !== 'number') return null;
    if (view.phraseAt(at)?.item.munition === false || view.statusAt(at) !== undefined) return null;
    if (view.is(at, 'relative') || view.isListMark(at)) return null;
    if (view.isUnknownWord(at)) unknown += 1;
    if (unknown > UNKNOWN_WORDS) return null;
  }
  return null;
}
