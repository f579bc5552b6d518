import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens between "влучив" and the preposition of its target. */
const HIT_REACH = 4;

const INTO = new Set(['у', 'в', 'во', 'по', 'до', 'под', 'під', 'на']);

/** "дрон влучив у танк", "вгатили по гаубиці": what comes of it is said of the target. */
export function isTarget(view: SentenceView, phrase: NounPhrase): boolean {
  const before = phrase.start - 1;
  const preposition = view.token(before)?.kind === 'quote' ? before - 1 : before;
  if (!INTO.has(view.token(preposition)?.norm ?? '')) return false;
  for (let at = preposition - 1; at >= preposition - HIT_REACH; at -= 1) {
    if (view.is(at, 'hit')) return true;
  }
  return false;
}
