import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listAfter } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { type Found, fitting } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens of who, where and when between the verb and the company. */
const REACH = 30;
const OPENERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['along', ['with']],
  ['together', ['with']],
  ['as', ['well']],
  ['разом', ['з', 'із', 'зі']],
  ['вместе', ['с', 'со']],
]);

/** "A Krab was destroyed near Kupiansk on Friday, along with two lorries", "згорів разом із «КамАЗом»": of those as well. */
export function withCompanyBehind(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
  found: Found,
): Found {
  const from = companyStart(view, status);
  if (from === null) return found;
  const first = view.phraseAt(from);
  if (first === undefined || first.negated) return found;
  if (first.start !== from && first.item.start !== from) return found;
  if (first.governor !== 'none' && first.governor !== 'with') return found;
  const more = fitting(listAfter(view, first), word).filter(
    (phrase) => !found.phrases.includes(phrase),
  );
  return { ...found, phrases: [...found.phrases, ...more] };
}

/** Where what is named behind "along with" begins; null past another verb or another item. */
function companyStart(view: SentenceView, { end }: StatusMention): number | null {
  for (let at = end; at < end + REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined || token.kind === 'newline' || ';:'.includes(token.norm)) return null;
    if (OPENERS.get(token.norm)?.includes(view.token(at + 1)?.norm ?? '') === true)
      return view.pastQuote(token.norm === 'as' ? at + 3 : at + 2);
    if (view.statusAt(at) !== undefined || view.is(at, 'relative')) return null;
    if (view.is(at, 'pronoun') || isAnotherItem(view.phraseAt(at))) return null;
    if (view.is(at, 'conjunction') || view.is(at, 'auxiliary')) return null;
  }
  return null;
}

/** "by a Bradley"; not "by artillery". */
function isAnotherItem(phrase: NounPhrase | undefined): boolean {
  if (phrase === undefined || phrase.item.munition) return false;
  return phrase.item.named || phrase.governor !== 'by';
}
