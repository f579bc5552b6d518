import type { StatusMention } from './grammar.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { numberEndingAt } from './numbers.ts';
import { type Found, fitting, isAttribute, isCyrillic, objectOf } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

/** What one status is said of. */
export interface Patients extends Found {
  readonly word: StatusWord;
}

/** Farthest subject from its verb, in tokens. */
const SUBJECT_REACH = 10;
const PASSIVE_SUBJECT_REACH = 26;
const UNKNOWN_BEFORE_STATUS = 2;

const BE_FORMS = new Set(
  'was were is are be been being got gets get getting lies lie lay stands stood sits remains'.split(
    ' ',
  ),
);

export function findPatients(view: SentenceView, status: StatusMention): Patients | null {
  const passive = isPassive(view, status);
  for (const word of status.words) {
    const found = patientsOf(view, status, word, passive);
    if (found !== null) return { word, ...found };
  }
  return null;
}

function patientsOf(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
  passive: boolean,
): Found | null {
  if (passive && word.voice !== 'noun') {
    return word.voice === 'active' ? null : subjectOf(view, status, PASSIVE_SUBJECT_REACH, word);
  }
  // "з трофейного танка", "на захопленій БМП": its new owner fights with it.
  if (word.status === 'captured' && isCyrillic(view, status) && isAttribute(view, status))
    return null;
  if (word.voice === 'noun') return complementOf(view, status, word);
  if (word.voice === 'subject') {
    return (
      subjectOf(view, status, SUBJECT_REACH, word) ??
      (isCyrillic(view, status) ? objectOf(view, status, word).found : null)
    );
  }
  const { found, blocked } = objectOf(view, status, word);
  const inverted = found === null ? null : pluralBefore(view, status, word, found);
  if (inverted !== null) return inverted;
  if (found !== null) return found;
  if (word.voice === 'active') return null;
  if (blocked && !(word.voice === 'passive' && followsItsSubject(view, status))) return null;
  const subject = subjectOf(view, status, SUBJECT_REACH, word);
  const active = subject !== null && isRelativeObject(view, status, subject);
  return active ? { ...subject, active } : subject;
}

/** "the tank which the 90th Division captured": the side between the two did it. */
function isRelativeObject(view: SentenceView, status: StatusMention, { phrases }: Found): boolean {
  const from = phrases.at(-1)?.end ?? status.start;
  const start = view.token(from)?.norm === ',' ? from + 1 : from;
  if (!view.is(start, 'relative') || view.is(status.start - 1, 'auxiliary')) return false;
  for (let at = start + 1; at < status.start; at += 1) if (view.scan.sideOver.has(at)) return true;
  return false;
}

/** "п'ять танків було знищено того дня": what follows is no object. */
function followsItsSubject(view: SentenceView, status: StatusMention): boolean {
  if (!isCyrillic(view, status)) return false;
  let at = view.chainStart(status) - 1;
  while (view.isLightWord(at) || view.is(at, 'auxiliary')) at -= 1;
  return view.phraseAt(at) !== undefined;
}

/** "Два катера потопил «Байрактар»": a plural before a singular verb is its object. */
function pluralBefore(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
  after: Found,
): Found | null {
  const verb = view.token(status.start)?.norm ?? '';
  const first = after.phrases[0];
  if (word.voice !== 'free' || !/(?:[лв]|[её][гс]|ла|ло|ет|є)$/.test(verb)) return null;
  if (first === undefined || first.item.weapon === null || first.number !== null) return null;
  const before = subjectOf(view, status, SUBJECT_REACH, word);
  const isPlural = before?.phrases.some(
    ({ number, uncounted }) => uncounted !== null || (number !== null && number.value > 1),
  );
  return isPlural === true ? before : null;
}

/** "was destroyed", "has been destroyed"; not "has destroyed". */
function isPassive(view: SentenceView, status: StatusMention): boolean {
  let at = view.chainStart(status) - 1;
  while (view.isLightWord(at) || view.is(at, 'negation')) at -= 1;
  return view.is(at, 'auxiliary') && BE_FORMS.has(view.token(at)?.norm ?? '');
}

/** Last words of "damage to", "remains of", "kill on". */
const TAKES_OBJECT = new Set(['to', 'of', 'on', 'a', 'an', 'another']);

/** "wreck of a T-72", "уламки Су-25", "T-72 wreck". */
function complementOf(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  const next = status.end;
  const last = view.token(status.end - 1)?.norm;
  if (isCyrillic(view, status)) {
    return objectOf(view, status, word).found ?? remainsOf(view, status, word);
  }
  if (view.is(next, 'of') || TAKES_OBJECT.has(last ?? '')) {
    return objectOf(view, status, word).found;
  }
  if (isPredicate(view, status)) return subjectOf(view, status, PASSIVE_SUBJECT_REACH, word);
  const before = view.identityAfter(status.end) ?? view.phraseAt(status.start - 1);
  if (before === undefined || (before.end !== status.start && before.start < status.end))
    return null;
  const phrases = fitting([before], word);
  return phrases.length === 0 ? null : { phrases, active: false, part: false };
}

const PREDICATE_REACH = 4;

/** "the T-72 is now a burnt-out wreck" */
function isPredicate(view: SentenceView, status: StatusMention): boolean {
  const limit = status.start - PREDICATE_REACH;
  for (let at = status.start - 1; at >= limit; at -= 1) {
    if (view.is(at, 'auxiliary')) return BE_FORMS.has(view.token(at)?.norm ?? '');
    const mayStand = view.is(at, 'determiner') || view.is(at, 'adjective') || view.isLightWord(at);
    if (!mayStand || view.phraseAt(at) !== undefined) return false;
  }
  return false;
}

const OUT_OF = new Set(['від', 'од', 'от']);

/** "від танка лишився тільки остов", "от танка остался остов" */
function remainsOf(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  const before = view.phrases[view.lastPhraseBefore(status.start)];
  if (before === undefined || !OUT_OF.has(view.token(before.start - 1)?.norm ?? '')) return null;
  if (status.start - before.end > SUBJECT_REACH) return null;
  for (let at = before.end; at < status.end; at += 1) {
    if (!view.is(at, 'auxiliary')) continue;
    const phrases = fitting([before], word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  return null;
}

/** Tokens between "влучив" and the preposition of its target. */
const HIT_REACH = 4;
const INTO = new Set(['у', 'в', 'во', 'по', 'до', 'под', 'під', 'на']);

/** "дрон влучив у танк", "вгатили по гаубиці": what comes of it is said of the target. */
export function isTarget(view: SentenceView, phrase: NounPhrase): boolean {
  const preposition = phrase.start - 1;
  if (!INTO.has(view.token(preposition)?.norm ?? '')) return false;
  for (let at = preposition - 1; at >= preposition - HIT_REACH; at -= 1) {
    if (view.is(at, 'hit')) return true;
  }
  return false;
}

/** The items a status is said of that stand before it. */
function subjectOf(
  view: SentenceView,
  status: StatusMention,
  reach: number,
  word: StatusWord,
): Found | null {
  const meant = meantByPronoun(view, status, word);
  if (meant !== null) return meant;
  const clause = relativeClauseBefore(view, view.chainStart(status));
  const [last, from] = clause === null ? [status.start, view.chainStart(status)] : [clause, clause];
  for (let i = view.lastPhraseBefore(last); i >= 0; i -= 1) {
    const phrase = view.phrases[i];
    if (phrase === undefined) continue;
    if (last - phrase.end > reach) return null;
    const gap = readGap(view, phrase.end, from);
    if (gap === 'another subject') return null;
    if (gap === 'part') return partOf(view, phrase, status, word);
    const adjacent = phrase.end === status.start;
    if (phrase.governor === 'of' && phrase.barred) continue;
    if (phrase.governor === 'of' && !phrase.item.munition) return null;
    if (phrase.governor === 'by' || phrase.governor === 'with') continue;
    const isBeside = phrase.governor === 'preposition' && !opensItsClause(view, phrase, status);
    if (isBeside && !isAttributeOf(adjacent, word) && !isTarget(view, phrase)) continue;
    if (word.counted === true && !takesNeuter(view, phrase)) continue;
    if (phrase.item.munition && view.listBefore(phrase).length === 1 && !adjacent) continue;
    const phrases = fitting(view.listBefore(phrase), word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  return null;
}

/** Longest clause between a subject and its verb, in tokens. */
const CLAUSE_REACH = 16;

/** Where ", которая тащила машину," starts when it closes right before a verb; null where none does. */
function relativeClauseBefore(view: SentenceView, verb: number): number | null {
  let at = verb - 1;
  while (view.isLightWord(at) || view.is(at, 'auxiliary')) at -= 1;
  if (view.token(at)?.norm !== ',') return null;
  for (let back = at - 1; back > at - CLAUSE_REACH; back -= 1) {
    if (view.token(back)?.norm !== ',') continue;
    return view.is(back + 1, 'relative') ? back : null;
  }
  return null;
}

/** Items back in a sentence in which what a pronoun means is looked for. */
const PHRASES_MEANT = 8;

/** "…, а потом он сгорел", "…, it burned": what the same sentence named before. */
function meantByPronoun(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  if (word.voice !== 'subject' && word.voice !== 'passive') return null;
  let at = view.chainStart(status) - 1;
  while (view.isLightWord(at) || view.is(at, 'auxiliary')) at -= 1;
  const isSubject = view.is(at, 'pronoun') && !view.is(at, 'object_pronoun');
  if (!isSubject || view.is(at, 'relative')) return null;
  const last = view.lastPhraseBefore(at);
  for (let i = last; i > last - PHRASES_MEANT; i -= 1) {
    const phrase = view.phrases[i];
    if (phrase === undefined || phrase.negated) continue;
    if (phrase.governor !== 'none' && !isTarget(view, phrase)) continue;
    if (fitting([phrase], word).length === 0) continue;
    const phrases = view.is(at, 'plural_pronoun')
      ? fitting(view.listBefore(phrase), word)
      : [phrase];
    return { phrases, active: false, part: false };
  }
  return null;
}

/** "Уничтожено" agrees with a count or with a neuter noun: "орудие", "плавсредство". */
function takesNeuter(view: SentenceView, { number, uncounted, item }: NounPhrase): boolean {
  if (number !== null || uncounted !== null) return true;
  return /[ое]$/.test(view.token(item.end - 1)?.norm ?? '');
}

/** "near a T-72 destroyed by", "with a tank without its turret"; not "in a car ran over". */
function isAttributeOf(adjacent: boolean, word: StatusWord): boolean {
  if (word.voice === 'free') return false;
  return adjacent && (word.voice !== 'subject' || word.ofPart === true);
}

const SUBORDINATORS = new Set('after before when while because since as until once'.split(' '));

/** "after their helicopter was downed": the word before begins a clause. */
function opensItsClause(view: SentenceView, phrase: NounPhrase, status: StatusMention): boolean {
  if (!SUBORDINATORS.has(view.token(phrase.start - 1)?.norm ?? '')) return false;
  return view.is(phrase.end, 'auxiliary') || view.chainStart(status) === phrase.end;
}

type Gap = 'clear' | 'another subject' | 'part';

/** Whether what stands between an item and a status leaves the item its subject. */
function readGap(view: SentenceView, from: number, to: number): Gap {
  if (isPart(view, to)) return 'part';
  if (isJoinedByPeople(view, from, to)) return 'clear';
  let unknown = 0;
  let sinceMark = 0;
  let marked = false;
  for (let at = pastBracket(view, from, to); at < to; at += 1) {
    if (view.isListMark(at) && !view.phraseAt(at)) {
      marked = true;
      sinceMark = 0;
    } else if (view.is(at, 'all_of_it')) continue;
    else if (view.isUnknownWord(at) || view.is(at, 'people') || isNewSubject(view, at, marked)) {
      if (view.statusAt(at) !== undefined) continue;
      unknown += 1;
      sinceMark += 1;
    }
  }
  if (marked && sinceMark > 0) return 'another subject';
  return unknown > UNKNOWN_BEFORE_STATUS && !marked ? 'another subject' : 'clear';
}

/** "танк и экипаж уничтожены", "«Зоопарк» и десяток солдат отправились": of both alike. */
function isJoinedByPeople(view: SentenceView, from: number, to: number): boolean {
  const verb = view.token(to)?.norm ?? '';
  if (!view.is(from, 'conjunction') || !/(?:ли|лись|лися|ны|ты|ні|ті)$/.test(verb)) return false;
  if (to - from > LONGEST_JOINED) return false;
  for (let at = from + 1; at < to; at += 1) {
    if (view.token(at)?.kind !== 'word' || view.statusAt(at) !== undefined) return false;
    if (view.isListMark(at) || view.is(at, 'preposition') || view.is(at, 'pronoun')) return false;
  }
  return to > from + 1;
}

/** Tokens of "и десяток солдат". */
const LONGEST_JOINED = 5;

/** ", they lost five" */
function isNewSubject(view: SentenceView, at: number, marked: boolean): boolean {
  return marked && view.is(at, 'pronoun') && !view.is(at, 'relative');
}

/** A remark in brackets right after the item. */
function pastBracket(view: SentenceView, from: number, to: number): number {
  if (view.token(from)?.norm !== '(') return from;
  for (let at = from + 1; at < to; at += 1) if (view.token(at)?.norm === ')') return at + 1;
  return from;
}

/** "…one captured", "two of which were damaged". */
function isPart(view: SentenceView, statusStart: number): boolean {
  return partNumber(view, statusStart) !== null;
}

export function partNumber(
  view: SentenceView,
  statusStart: number,
): { readonly start: number; readonly end: number; readonly value: number } | null {
  let at = statusStart - 1;
  const ordinal = ordinalBefore(view, at);
  if (ordinal !== null) return { start: ordinal, end: ordinal + 1, value: 1 };
  while ((view.isLightWord(at) && !countsAnother(view, at)) || view.is(at, 'auxiliary')) at -= 1;
  const isOfThem = view.is(at - 1, 'of') || (view.token(at)?.cyrillic && view.is(at - 1, 'with'));
  if ((view.is(at, 'relative') || view.is(at, 'pronoun')) && isOfThem) at -= 2;
  if (view.token(at) === undefined || view.phraseAt(at) !== undefined) return null;
  const number = numberEndingAt(view.tokens, view.scan, at);
  return number === null || number.value === null ? null : { ...number, value: number.value };
}

/** ", третий захвачен", ", другая подбита": one more, or one of those named. */
function ordinalBefore(view: SentenceView, before: number): number | null {
  let at = before;
  while ((view.is(at, 'adverb') && !isOther(view, at)) || view.is(at, 'auxiliary')) at -= 1;
  if (view.token(at)?.cyrillic !== true) return otherBefore(view, at);
  return view.is(at, 'another') && view.isListMark(at - 1) && !view.phraseAt(at) ? at : null;
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

function partOf(
  view: SentenceView,
  whole: NounPhrase,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  const number = partNumber(view, view.chainStart(status));
  if (number === null || fitting([whole], word).length === 0) return null;
  return { phrases: [view.partOf(whole, number)], active: false, part: true };
}
