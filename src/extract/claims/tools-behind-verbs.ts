import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';
import { isInstrumental } from './tool-case.ts';
import { isBlowOf } from './tools-and-blows.ts';

/** "попадания", "влучання", "удара"; not "ударом", which is how it was done. */
const GENITIVE_BLOW = /(?:[иі]я|ння|[дрт]у|[длнрт]а|[аи]ки)$/;

/** "двома GMLRS", "тремя FPV": how many it took. */
const TOOL_COUNT = /^(?:двома|трьома|чотирма|(?:пʼ|п)?ятьма|двумя|тремя|четырьмя|пятью|шестью)$/;

/** "BM-21 destroyed (GMLRS)": what did it, no object. */
export function opensToolInBrackets(view: SentenceView, at: number): boolean {
  if (view.token(at)?.norm !== '(') return false;
  const phrase = view.phraseAt(at + 1);
  const isTool = phrase !== undefined && (phrase.item.munition || phrase.item.weapon !== null);
  return isTool && view.token(phrase.item.end)?.norm === ')';
}

/** What a verb of a language with cases was done with. */
export function isInstrument(view: SentenceView, phrase: NounPhrase): boolean {
  // "уничтожили 30 беспилотников": counted in the genitive, so struck themselves.
  const counted =
    phrase.number !== null &&
    !isInstrumental(phrase.item.ending) &&
    !TOOL_COUNT.test(view.token(phrase.number.start)?.norm ?? '');
  return (phrase.item.weapon !== null && !counted) || isBlowOf(view, phrase);
}

/** "от попадания «Града»": it struck. */
export function isOfBlow(
  view: SentenceView,
  { start, strikes, item, number }: NounPhrase,
): boolean {
  if (!strikes) return false;
  if (item.weapon !== null && !item.named && number === null) return true;
  const before = view.token(start - 1)?.kind === 'quote' ? start - 2 : start - 1;
  return view.is(before, 'blow') && GENITIVE_BLOW.test(view.token(before)?.norm ?? '');
}
