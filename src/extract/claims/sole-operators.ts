import type { Grammar } from './grammar.ts';
import type { Owner } from './grammar-scan.ts';
import { listAfter, listBefore } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Members of a list an operator is looked for among. */
const SHARE_REACH = 12;

/** "A Su-34 and two Mi-8": the members of one list are of one side. */
export function soleOperatorInList(
  view: SentenceView,
  phrase: NounPhrase,
  grammar: Grammar,
): Owner | null {
  const self = view.phraseAt(phrase.item.start) ?? phrase;
  for (const other of [...listBefore(view, self), ...listAfter(view, self)].slice(0, SHARE_REACH)) {
    const owner = other === self ? null : soleOperator(other, grammar);
    if (owner !== null) return owner;
  }
  return null;
}

/** A model that one side alone operates. */
export function soleOperator({ item }: NounPhrase, grammar: Grammar): Owner | null {
  const code = grammar.soleOperatorOf(item.model?.model ?? null, item.family);
  return code === null ? null : { start: item.start, end: item.end, code, tag: null };
}
