import { agentFollows } from './agents-behind-verbs.ts';
import { cleftObject } from './clefts.ts';
import { withCompanyBehind } from './company-behind.ts';
import { complementOf } from './complements.ts';
import { isPassive } from './copulas.ts';
import { subjectBehindCopula } from './fronted-predicates.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { namedOutOf } from './inclusions.ts';
import { subjectBehindPassive } from './inverted-passives.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { QuantityNumber } from './numbers.ts';
import { type Found, fitting, isAttribute, isCyrillic, objectOf } from './objects.ts';
import {
  followsItsSubject,
  isDoneByFeminine,
  isDoneByNext,
  leftBefore,
  pluralBefore,
} from './objects-before-verb.ts';
import { subjectAfter } from './opening-participles.ts';
import { ordinalOfClause } from './ordinal-clauses.ts';
import { describedBefore } from './participial-clauses.ts';
import { countedAfter } from './pronoun-numbers.ts';
import { isRelativeObject } from './relative-clauses.ts';
import { struckBefore } from './results-of-strikes.ts';
import type { SentenceView } from './sentence-view.ts';
import { PASSIVE_SUBJECT_REACH, SUBJECT_REACH, subjectOf } from './subjects.ts';
import { shootsDown } from './weapons-at-work.ts';

/** What one status is said of. */
export interface Patients extends Found {
  readonly word: StatusWord;
}

export function findPatients(view: SentenceView, status: StatusMention): Patients | null {
  const passive = isPassive(view, status) || namesItsDoer(view, status);
  for (const word of status.words) {
    const found =
      subjectBehindCopula(view, status, word) ?? patientsOf(view, status, word, passive);
    if (found === null) continue;
    const all = isCyrillic(view, status) ? withCompanyBehind(view, status, word, found) : found;
    return { word, ...withNamed(view, all) };
  }
  return null;
}

/** "BMP-2 finished by FPV": an idiom that ends in "by" is a passive with no auxiliary. */
function namesItsDoer(view: SentenceView, { start, end }: StatusMention): boolean {
  return end - start > 1 && view.token(end - 1)?.norm === 'by';
}

/** "vehicles were destroyed, among them two T-72s" */
function withNamed(view: SentenceView, found: Found): Found {
  const last = found.phrases.at(-1);
  const named = last === undefined ? null : namedOutOf(view, last);
  return named === null ? found : { ...found, phrases: [...found.phrases.slice(0, -1), ...named] };
}

function patientsOf(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
  passive: boolean,
): Found | null {
  if (passive && word.voice !== 'noun') {
    if (word.voice === 'active') return null;
    const done =
      subjectBehindPassive(view, status, word) ??
      subjectOf(view, status, PASSIVE_SUBJECT_REACH, word);
    return done === null ? null : withCompanyBehind(view, status, word, done);
  }
  // "з трофейного танка", "на захопленій БМП": its new owner fights with it.
  if (word.status === 'captured' && isCyrillic(view, status) && isAttribute(view, status))
    return null;
  if (describesAnotherNoun(view, status, word)) return objectOf(view, status, word).found;
  const cleft = cleftObject(view, status, word);
  if (cleft !== null) return cleft;
  const described = describedBefore(view, status, word);
  if (described !== null) return described;
  if (word.voice === 'noun') return complementOf(view, status, word);
  if (word.voice === 'subject') {
    if (hasObjectOfItsOwn(view, status, word)) return null;
    return (
      subjectOf(view, status, SUBJECT_REACH, word) ??
      someOfThem(view, status, word) ??
      (mayPrecedeItsSubject(view, status) ? objectOf(view, status, word).found : null)
    );
  }
  if (isDoneToAnother(view, status, word))
    return isSecondFate(view, status, word) ? moreOfTheSame(view, status, word) : null;
  const struck = struckBefore(view, status, word);
  if (struck !== null) return struck;
  const { found, blocked } = objectOf(view, status, word);
  const more = found === null ? moreOfTheSame(view, status, word) : null;
  if (more !== null) return more;
  if (found !== null && isDoneByFeminine(view, status, word, found))
    return subjectOf(view, status, SUBJECT_REACH, word);
  const inverted = found === null ? null : pluralBefore(view, status, word, found);
  if (inverted !== null) return inverted;
  if (found !== null) return found;
  if (word.voice === 'active') return leftBefore(view, status, word);
  // "с разорванным колесом", "на подбитой технике": the participle has a noun of its own.
  const isOfNoun = view.phraseAt(status.start - 1) === undefined && isAttribute(view, status);
  if (word.voice === 'passive' && isCyrillic(view, status) && isOfNoun) return null;
  const mayPrecede = word.voice === 'passive' && followsItsSubject(view, status);
  if (blocked && !mayPrecede && !isDoneByNext(view, status)) return null;
  if (destroysPlace(view, status)) return null;
  const subject = subjectOf(view, status, SUBJECT_REACH, word) ?? subjectAfter(view, status, word);
  const active = subject !== null && isRelativeObject(view, status, subject);
  return active ? { ...subject, active } : subject;
}

/** What is named beside the verb did it, and what it did it to is no item of the sentence. */
export function isDoneToAnother(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): boolean {
  return (
    followsItsPronoun(view, status, word) ||
    hasPronounForObject(view, status, word) ||
    agentFollows(view, status, word) ||
    shootsDown(view, status, word)
  );
}

/** "near the burned-out church", "past a wrecked bridge": no predicate of what stands before. */
function describesAnotherNoun(
  view: SentenceView,
  status: StatusMention,
  { voice }: StatusWord,
): boolean {
  if ((voice !== 'subject' && voice !== 'participle') || isCyrillic(view, status)) return false;
  if (!view.is(status.start - 1, 'determiner') || view.phraseAt(status.start - 1)) return false;
  return view.isUnknownWord(status.end) && view.token(status.end)?.capital !== true;
}

/** What closes a status and belongs with the noun behind it: "лягли під", "тепер наші", "теперь у нас". */
const RULES_NEXT = ['preposition', 'ours', 'we'] as const;

/** "Згорів танк"; not "лягли під танк", "тепер наші танки". */
function mayPrecedeItsSubject(view: SentenceView, status: StatusMention): boolean {
  const last = status.end - 1;
  if (!isCyrillic(view, status)) return false;
  return last === status.start || !RULES_NEXT.some((wordClass) => view.is(last, wordClass));
}

const ACCUSATIVE_ONE = /^(?:перш|друг|трет|четверт|п'ят|одн|інш|останн|втор)[ую]$/;

/** "Його знищила власна ППО", "другу накрив «Хаймарс»": what stands behind the verb did it. */
export function followsItsPronoun(
  view: SentenceView,
  status: StatusMention,
  { voice }: StatusWord,
): boolean {
  if (voice !== 'free' || !isCyrillic(view, status) || status.end - status.start > 1) return false;
  const before = view.chainStart(status) - 1;
  return view.is(before, 'object_pronoun') || ACCUSATIVE_ONE.test(view.token(before)?.norm ?? '');
}

/** "HIMARS перетворив її на брухт": what stands before did it; not "знищив його танк". */
function hasPronounForObject(
  view: SentenceView,
  { start, end }: StatusMention,
  { voice }: StatusWord,
): boolean {
  if (voice !== 'free' && voice !== 'active') return false;
  if (view.token(start)?.cyrillic !== true || !view.is(end, 'object_pronoun')) return false;
  return view.phraseAt(end) === undefined && !view.isUnknownWord(end + 1);
}

const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:yesterday|today|tonight|overnight)$/;

/** "Russian Grad destroyed Kupiansk.", "«Гради» накрили Барвінкове": a place alone for an object. */
export function destroysPlace(view: SentenceView, status: StatusMention): boolean {
  const { end } = view.sentence;
  const place = view.token(status.end);
  if (place?.kind !== 'word' || !place.capital || DAY.test(place.norm)) return false;
  if (place.cyrillic) return status.words.some(isFree) && view.isPlaceOrDateAt(status.end);
  let at = status.end;
  while (at < end && view.isPlaceOrDateAt(at) && view.token(at)?.kind === 'word') at += 1;
  const closes = at === end && view.tokens[end]?.norm === '.';
  return closes && at > status.end && !AREA.has(view.token(at - 1)?.norm ?? '');
}

/** A verb in the past: "накрили Барвінкове"; not "знищено Бахмут". */
function isFree({ voice }: StatusWord): boolean {
  return voice === 'free';
}

const AREA = new Set('direction front axis sector area region oblast raion district'.split(' '));

/** "Grad burned down a house": a verb that may also be done to something, and is. */
function hasObjectOfItsOwn(view: SentenceView, status: StatusMention, word: StatusWord): boolean {
  const counts =
    view.is(status.end, 'determiner') ||
    view.scan.numberWordAt.has(status.end) ||
    view.token(status.end)?.norm === 'everything';
  if (view.phraseAt(status.end)?.item.munition === true) return false;
  if (isCyrillic(view, status) || !counts) return false;
  if (!status.words.some(({ voice }) => voice === 'participle')) return false;
  const { found, blocked } = objectOf(view, status, word);
  return blocked && found === null;
}

const ONE_MORE =
  /^(?:од(?:ин|на|ну|но|ного|ної)|(?:втор|друг|трет|четв|пят|п'ят|шост|шест)[а-яіїьё]*)$/;

/** "Одна БМП згоріла, другу добили"; not "перша втекла, другу накрив «Хаймарс», згоріла". */
function isSecondFate(view: SentenceView, status: StatusMention, word: StatusWord): boolean {
  if (!followsItsPronoun(view, status, word)) return false;
  return view.statuses.some(({ start }) => start < status.start);
}

function isCounted({ number, uncounted, item }: NounPhrase): boolean {
  return number !== null || uncounted !== null || item.plural;
}

/** "…і підбили ще дві", "и повредили ещё один", "и третий": more of what was named before. */
function moreOfTheSame(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  const last = view.lastPhraseBefore(status.start);
  // "Одна БМП стала на міні, другу добили": past what struck it.
  const order = view.phrases.slice(0, last + 1).findLastIndex(({ item }) => !item.munition);
  const before = view.phrases[order];
  if (before === undefined || fitting([before], word).length === 0) return null;
  // "пришла пара FPV, туда положили третью": one more of what struck.
  if (view.phrases.slice(order + 1, last + 1).some(isCounted)) return null;
  const number =
    moreAfter(view, status) ??
    countOfThem(view, status, before) ??
    ordinalOfClause(view, status) ??
    countedAfter(view, status, { view, phrase: before });
  if (number === null) return null;
  return { phrases: [view.partOf(before, number)], active: true, part: true };
}

/** "знищили ще одну": how many more, where no noun says of what. */
export function moreAfter(view: SentenceView, status: StatusMention): QuantityNumber | null {
  if (!isCyrillic(view, status) || !view.is(status.end, 'another')) return null;
  let at = status.end;
  while (view.is(at, 'another')) at += 1;
  const counted = view.scan.numberWordAt.get(at);
  const end = counted?.end ?? at;
  const isOne = counted === undefined && ONE_MORE.test(view.token(at - 1)?.norm ?? '');
  if (counted === undefined && !isOne) return null;
  if (view.phraseAt(end) !== undefined || view.isUnknownWord(end)) return null;
  return { start: at, end, value: counted?.value ?? 1 };
}

/** "Из трёх «Акаций» сгорели две" */
function someOfThem(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  const whole = view.phrases[view.lastPhraseBefore(status.start)];
  if (whole === undefined || fitting([whole], word).length === 0) return null;
  const number = countOfThem(view, status, whole);
  if (number === null) return null;
  return { phrases: [view.partOf(whole, number)], active: false, part: true };
}

const OUT_OF = new Set('з із зі из с'.split(' '));

/** "з переданих M113 пошкоджено три": a count of those named before. */
function countOfThem(
  view: SentenceView,
  status: StatusMention,
  whole: NounPhrase,
): QuantityNumber | null {
  if (!isCyrillic(view, status) || whole.end !== status.start) return null;
  let first = whole.start - 1;
  while (view.isUnknownWord(first) || view.is(first, 'made')) first -= 1;
  if (!OUT_OF.has(view.token(first)?.norm ?? '')) return null;
  const counted = view.scan.numberWordAt.get(status.end);
  if (counted === undefined) return null;
  if (whole.number !== null && whole.number.value < counted.value) return null;
  const next = view.token(counted.end);
  return next === undefined || next.kind === 'punct' ? counted : null;
}
