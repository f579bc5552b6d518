import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { numberEndingAt } from './numbers.ts';
import { type Found, fitting } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

/** "…one captured", "two of which were damaged". */
export function isPart(view: SentenceView, statusStart: number): boolean {
  return partNumber(view, statusStart) !== null;
}

/** "ще один борт": one more, by a word for anything. */
const GENERIC = new Set(
  'борт апарат екземпляр такий таку такой такую аппарат экземпляр'.split(' '),
);

export function partNumber(
  view: SentenceView,
  statusStart: number,
): { readonly start: number; readonly end: number; readonly value: number } | null {
  let at = statusStart - 1;
  const ordinal = ordinalBefore(view, at);
  if (ordinal !== null) return { start: ordinal, end: ordinal + 1, value: 1 };
  while ((view.isLightWord(at) && !countsAnother(view, at)) || view.is(at, 'auxiliary')) at -= 1;
  if (GENERIC.has(view.token(at)?.norm ?? '') && view.is(at - 1, 'another')) at -= 1;
  const isOfThem = view.is(at - 1, 'of') || (view.token(at)?.cyrillic && view.is(at - 1, 'with'));
  if ((view.is(at, 'relative') || view.is(at, 'pronoun')) && isOfThem) at -= 2;
  if (view.token(at) === undefined || view.phraseAt(at) !== undefined) return null;
  const number = numberEndingAt(view.tokens, view.scan, at);
  // "one track gone": the number counts tracks.
  if (at === statusStart - 1 && saysOfPart(view, statusStart)) return null;
  return number === null || number.value === null ? null : { ...number, value: number.value };
}

const LACKS = new Set(
  'with lost loses losing lacks lacking missing minus sans threw throws shed sheds thrown'.split(
    ' ',
  ),
);

function saysOfPart(view: SentenceView, at: number): boolean {
  const status = view.statusAt(at);
  if (status === undefined || view.token(at)?.cyrillic !== false) return false;
  // "one without its turret", "one lost a track": the number counts machines.
  if (view.is(at, 'negation') || LACKS.has(view.token(at)?.norm ?? '')) return false;
  return status.words.every(({ ofPart }) => ofPart === true);
}

const NEXT = /^(?:друг(?:ий|а|у)|третій|третя|третю)$/;

/** ", третий захвачен", ", другая подбита": one more, or one of those named. */
function ordinalBefore(view: SentenceView, before: number): number | null {
  let at = before;
  while ((view.is(at, 'adverb') && !isOther(view, at)) || view.is(at, 'auxiliary')) at -= 1;
  if (view.token(at)?.cyrillic !== true) return otherBefore(view, at);
  const opens = view.isListMark(at - 1) || view.token(at - 1) === undefined;
  const isNext = view.is(at, 'another') || NEXT.test(view.token(at)?.norm ?? '');
  return isNext && opens && !view.phraseAt(at) ? at : null;
}

const OTHERS = new Set('another other second third fourth'.split(' '));

function isOther(view: SentenceView, at: number): boolean {
  return OTHERS.has(view.token(at)?.norm ?? '');
}

/** ", another damaged", "and the other captured" */
function otherBefore(view: SentenceView, at: number): number | null {
  if (!isOther(view, at) || view.phraseAt(at) !== undefined) return null;
  const before = view.is(at - 1, 'determiner') ? at - 2 : at - 1;
  return view.isListMark(before) ? at : null;
}

/** "ще один", "ще два": the number within "another". */
function countsAnother(view: SentenceView, at: number): boolean {
  return view.is(at, 'another') && view.scan.numberWordAt.has(at);
}

/** "our artillery: 23 destroyed": what is counted is not the artillery. */
function isOneOrMass({ item, number, uncounted, ours, isCyrillic: cyrillic }: NounPhrase): boolean {
  const isMass = !item.plural || (ours && item.weapon !== null);
  return !cyrillic && !item.named && isMass && number === null && uncounted === null;
}

/** "двоих взяли в плен", "трьох захопили": numbers of people, not of machines. */
const COUNTS_PEOPLE =
  /^(?:двоих|троих|(?:четв|пят|шест|сем|восьм|девят|десят)ерых|двох|трьох|чотирьох|(?:пят|шіст|сім|вісім|девят|десят)(?:ьох|ох|еро))$/;

export function partOf(
  view: SentenceView,
  whole: NounPhrase,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  const number = partNumber(view, view.chainStart(status));
  if (number === null || fitting([whole], word).length === 0) return null;
  if (word.status === 'captured' && COUNTS_PEOPLE.test(view.token(number.end - 1)?.norm ?? ''))
    return null;
  if (number.value > 1 && isOneOrMass(whole)) return null;
  // "две сгоревшие (одна без гусениц)": the bracket says how one of them looks.
  const isRemark = view.token(number.start - 1)?.norm === '(' && whole.premodifiers.length > 0;
  if (isRemark) return null;
  return { phrases: [view.partOf(whole, number)], active: false, part: true };
}
