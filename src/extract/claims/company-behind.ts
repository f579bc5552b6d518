import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listAfter } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { type Found, fitting } from './objects.ts';
import { hasOwnPredicate } from './own-clauses.ts';
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
  const last = found.phrases.at(-1)?.end ?? status.end;
  const from = companyStart(view, Math.max(status.end, last));
  if (from === null) return found;
  const first = view.phraseAt(from);
  if (first === undefined || first.negated) return found;
  if (first.start !== from && first.item.start !== from) return found;
  // "разом із" is a preposition by itself.
  const mayBeCompany =
    first.governor === 'none' || first.governor === 'with' || first.isCyrillic === true;
  if (!mayBeCompany) return found;
  const more = fitting(listAfter(view, first), word).filter(
    (phrase) => !found.phrases.includes(phrase),
  );
  return { ...found, phrases: [...found.phrases, ...more] };
}

/** Where what is named behind "along with" begins; null past another verb or another item. */
function companyStart(view: SentenceView, end: number): number | null {
  for (let at = end; at < end + REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined || token.kind === 'newline' || ';:'.includes(token.norm)) return null;
    const next = token.norm === ',' ? nextInTurn(view, at + 1) : null;
    if (next !== null) return next;
    if (OPENERS.get(token.norm)?.includes(view.token(at + 1)?.norm ?? '') === true)
      return view.pastQuote(token.norm === 'as' ? at + 3 : at + 2);
    if (view.statusAt(at) !== undefined || view.is(at, 'relative')) return null;
    if (view.is(at, 'pronoun') || isAnotherItem(view.phraseAt(at))) return null;
    if (view.is(at, 'conjunction') || view.is(at, 'auxiliary')) return null;
  }
  return null;
}

const IN_TURN = new Set('слідом следом потім затем потом згодом далі'.split(' '));
const HIM = new Set('ним ними нею ней неї'.split(' '));
const TOO = new Set('і й и та ще еще ещё'.split(' '));

/** ", следом и БМП-2", ", за ним — МТ-ЛБ": the next to meet the same fate, with no verb of its own. */
export function nextInTurn(view: SentenceView, from: number): number | null {
  let at = from;
  while (CONTRAST.has(view.token(at)?.norm ?? '')) at += 1;
  const opener = at;
  if (IN_TURN.has(view.token(at)?.norm ?? '')) at += 1;
  else at = pastLater(view, at);
  if (view.token(at)?.norm === 'за' && HIM.has(view.token(at + 1)?.norm ?? '')) at += 2;
  if (at === opener) return null;
  while (TOO.has(view.token(at)?.norm ?? '') || isDash(view, at)) at += 1;
  const first = view.pastQuote(at);
  const phrase = view.phraseAt(first);
  if (phrase === undefined || phrase.governor !== 'none' || phrase.item.munition) return null;
  if (phrase.start > first || phrase.item.start < at || hasOwnPredicate(view, phrase)) return null;
  return first;
}

const LATER = new Set('за через'.split(' '));
const LATER_THAN = new Set('пізніше позже потому'.split(' '));
const TIME =
  /^(?:годин[уи]?|час(?:а|ов)?|хвилин[уи]?|минут[уы]?|д(?:ень|ня|ні|нів|ней|обу)|ніч|ночь|тиждень|неделю)$/;
const LONGEST_LATER = 4;

/** "а за годину й БМП-2", "через двадцать минут — МТ-ЛБ", "годиною пізніше". */
function pastLater(view: SentenceView, from: number): number {
  if (!LATER.has(view.token(from)?.norm ?? '')) return from;
  for (let at = from + 1; at < from + LONGEST_LATER; at += 1) {
    const norm = view.token(at)?.norm ?? '';
    if (TIME.test(norm)) return LATER_THAN.has(view.token(at + 1)?.norm ?? '') ? at + 2 : at + 1;
    const mayStand = view.scan.numberWordAt.has(at) || view.token(at)?.kind === 'number';
    if (!mayStand && !view.is(at, 'some') && norm !== 'пару') return from;
  }
  return from;
}

const CONTRAST = new Set(['а', 'і', 'й', 'и']);

function isDash(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  return token?.kind === 'hyphen' && !token.glued;
}

/** "by a Bradley"; not "by artillery". */
function isAnotherItem(phrase: NounPhrase | undefined): boolean {
  if (phrase === undefined || phrase.item.munition) return false;
  return phrase.item.named || phrase.governor !== 'by';
}
