import { countAfter } from './counts-after-verbs.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { isAtWork } from './machines-at-work.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { QuantityNumber } from './numbers.ts';
import { ordinalOfClause } from './ordinal-clauses.ts';
import { PRONOUN_REACH } from './pronoun-reach.ts';
import type { SentenceView } from './sentence-view.ts';

/** "чотири «Бредлі»", "краби": of which one may be the third. */
export function isSeveral({ item, number, uncounted }: NounPhrase): boolean {
  if (item.munition) return false;
  if (number !== null) return number.value > 1;
  return uncounted !== null || item.plural;
}

export function singlesOneOut(view: SentenceView, { start }: StatusMention): boolean {
  return view.statuses.some((each) => each.start < start && ordinalOfClause(view, each) !== null);
}

/** "пришла пара FPV, туда положили третью": one more of what struck. */
export function countsMunitions(view: SentenceView): boolean {
  return view.phrases.some(({ item, number }) => item.munition && number !== null);
}

/** "Ще один пошкоджено": one more of what was named. */
export function isAnother(view: SentenceView, status: StatusMention): boolean {
  const limit = Math.max(view.sentence.start, status.start - PRONOUN_REACH);
  for (let at = status.start - 1; at >= limit; at -= 1) if (view.is(at, 'another')) return true;
  return false;
}

/** "Everything around was burnt to the ground": more than the one machine named before. */
export function meansEverything(view: SentenceView, status: StatusMention): boolean {
  const { start } = view.sentence;
  return status.start - start <= PRONOUN_REACH && view.token(start)?.norm === 'everything';
}

const OF_MACHINES =
  /^(?:оди?н|одна|два|дв[іе]|три|чотири|четыре|п.?ять|ш[іе]сть|сім|семь|в[іо]с[іе]мь|вісім)$/;

/** "Зайшли на семи БМП. Чотири згоріли": a number that begins its sentence and has no noun. */
export function countBegins(view: SentenceView, at: number): boolean {
  return at === view.sentence.start && OF_MACHINES.test(view.token(at)?.norm ?? '');
}

/** How many of several named before a sentence that begins with their number is said of. */
export function countedOut(
  view: SentenceView,
  { start }: StatusMention,
  { number }: NounPhrase,
): QuantityNumber | null {
  const at = view.sentence.start;
  const counted = view.scan.numberWordAt.get(at);
  if (counted === undefined || number === null || !countBegins(view, at)) return null;
  if (counted.value > number.value || view.statuses[0]?.start !== start) return null;
  return counted;
}

/** "Лодки ходят ночью. Вчера потопили две.": no more than there were. */
export function countedAfter(
  view: SentenceView,
  status: StatusMention,
  named: { readonly view: SentenceView; readonly phrase: NounPhrase },
): QuantityNumber | null {
  const counted = countAfter(view, status);
  if (counted === null || isOne(named.view, named.phrase)) return null;
  // "«Хаймарси» відпрацювали по складах. Знищили два."
  if (isAtWork(named.view, named.phrase)) return null;
  const total = named.phrase.number?.value ?? Number.POSITIVE_INFINITY;
  return counted.value <= total ? counted : null;
}

const SINGULAR_ADJECTIVE = /(?:ий|ый|ой|ій|ая|яя|ька|ожа|ое|ее)$/;
const PLURAL_NOUN = /[иыії]$/;

/** "российский Т-72", "катер": a form that can only be of one; "российские Т-72", "лодки" are more. */
function isOne(view: SentenceView, { start, number, uncounted, item }: NounPhrase): boolean {
  if (number !== null || uncounted !== null) return number?.value === 1;
  const first = view.token(start);
  if (start < item.start && SINGULAR_ADJECTIVE.test(first?.norm ?? '')) return true;
  const noun = view.token(item.end - 1);
  const isDeclined = noun?.kind === 'word' && !noun.capital;
  return isDeclined && !PLURAL_NOUN.test(noun.norm);
}

/** "They burned", "both burned", "згоріли": all that the earlier sentence listed. */
export function meansSeveral(view: SentenceView, status: StatusMention): boolean {
  const limit = Math.max(view.sentence.start, status.start - PRONOUN_REACH);
  // "Все в попіл": the word for all may be the first of the status.
  for (let at = status.start; at >= limit; at -= 1) {
    if (view.is(at, 'all_of_it') || (at < status.start && view.is(at, 'plural_pronoun')))
      return true;
  }
  return false;
}

/** "Сожжено и разрушено.", "Сгорели.": what agrees with more than one. */
export function agreesWithSeveral(
  view: SentenceView,
  { start }: StatusMention,
  word: StatusWord,
): boolean {
  const verb = view.token(start);
  if (verb?.cyrillic !== true || view.phrases.length > 0) return false;
  if (word.counted === true) return true;
  return (
    (word.voice === 'subject' || word.voice === 'passive') &&
    /(?:ли|лись|лися|ны|ты|ні|ті)$/.test(verb.norm)
  );
}
