import { SITE } from './agents-behind-verbs.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** "метким огнём", "влучним пострілом": how it was done. */
export function isInstrumentalWord(word: string): boolean {
  return INSTRUMENTAL_WORD.test(word) && !SITE.test(word);
}

const INSTRUMENTAL_WORD = /(?:ом|ем|єм|ою|ею|єю|ами|ями|им|ым|ыми|ими|ью|нням|ттям)$/;

/** "безпілотником «Байрактар»": the noun before the name is in the case of the tool. */
export function namesATool(view: SentenceView, { item }: NounPhrase): boolean {
  if (item.end === item.start + 1) return false;
  return /(?:ом|ем|єм|ами|ями|ою|ею|єю)$/.test(view.token(item.start)?.norm ?? '');
}

const GENITIVE = /(?:ої|ого|его|их|ых|ой|ії|ии|ів|їв|ов|ев|ей|иць|иц|ета|ёта)$/;

/** "вогнем української артилерії", "огнём гаубиц М119": whose blow it was. */
export function isBlowOf(view: SentenceView, { start, strikes }: NounPhrase): boolean {
  if (!strikes || !view.is(start - 1, 'blow')) return false;
  return GENITIVE.test(view.token(start)?.norm ?? '');
}
