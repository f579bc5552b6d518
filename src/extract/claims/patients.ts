import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { numberEndingAt } from './numbers.ts';
import { type Found, fitting, isAttribute, isCyrillic, objectOf } from './objects.ts';
import { opensWithParticiple } from './openings.ts';
import type { SentenceView } from './sentence-view.ts';

/** What one status is said of. */
export interface Patients extends Found {
  readonly word: StatusWord;
}

/** Farthest subject from its verb, in tokens. */
const SUBJECT_REACH = 10;
const PASSIVE_SUBJECT_REACH = 26;
const ACCUSATIVE_REACH = 3;
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
  const more = found === null ? moreOfTheSame(view, status, word) : null;
  if (more !== null) return more;
  const inverted = found === null ? null : pluralBefore(view, status, word, found);
  if (inverted !== null) return inverted;
  if (found !== null) return found;
  if (word.voice === 'active') return leftBefore(view, status, word);
  const mayPrecede = word.voice === 'passive' && followsItsSubject(view, status);
  if (blocked && !mayPrecede && !isDoneByNext(view, status)) return null;
  const subject = subjectOf(view, status, SUBJECT_REACH, word) ?? subjectAfter(view, status, word);
  const active = subject !== null && isRelativeObject(view, status, subject);
  return active ? { ...subject, active } : subject;
}

/** How far behind a participle that opens its sentence the item may stand, in tokens. */
const OPENING_REACH = 22;

/** "Abandoned with empty tanks near Kherson, a Russian BM-21": the item after the comma. */
function subjectAfter(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  if (isCyrillic(view, status) || word.voice !== 'participle') return null;
  const start = view.chainStart(status);
  if (!opensSentence(view, start) && !opensWithParticiple(view, status)) return null;
  for (let at = status.end; at < status.end + OPENING_REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined) return null;
    if (view.is(at, 'auxiliary')) return null;
    if (token.norm !== ',' && token.norm !== ':') continue;
    const phrase = view.phraseAt(at + 1);
    if (phrase === undefined || phrase.start !== at + 1) continue;
    if (phrase.governor !== 'none' || phrase.negated) return null;
    const phrases = fitting(view.listAfter(phrase), word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  return null;
}

function opensSentence(view: SentenceView, start: number): boolean {
  let at = start - 1;
  while (view.isLightWord(at)) at -= 1;
  return view.token(at) === undefined;
}

/** "Машину расчёт оставил": the accusative shows the object though it stands first. */
function leftBefore(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  if (word.status !== 'abandoned' || !isCyrillic(view, status)) return null;
  const before = view.phrases[view.lastPhraseBefore(status.start)];
  if (before === undefined || status.start - before.end > ACCUSATIVE_REACH) return null;
  if (!/[ую]$/.test(view.token(before.item.end - 1)?.norm ?? '')) return null;
  const phrases = before.governor === 'none' ? fitting([before], word) : [];
  return phrases.length === 0 ? null : { phrases, active: false, part: false };
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
  const counted = countedBefore(view, status, word) ?? listedAfter(view, status, word);
  if (counted !== null) return counted;
  const before = view.identityAfter(status.end) ?? view.phraseAt(status.start - 1);
  if (before === undefined || (before.end !== status.start && before.start < status.end))
    return null;
  const phrases = fitting([before], word);
  return phrases.length === 0 ? null : { phrases, active: false, part: false };
}

/** "BMP-2: three hulks", "T-90A — one burnt wreck": a line that counts what is left. */
function countedBefore(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  const number = numberEndingAt(view.tokens, view.scan, status.start - 1);
  if (number === null || number.value === null) return null;
  const mark = view.token(number.start - 1);
  if (mark === undefined || (mark.norm !== ':' && mark.kind !== 'hyphen')) return null;
  const whole = view.phraseAt(number.start - 2);
  if (whole === undefined || !whole.item.named || fitting([whole], word).length === 0) return null;
  const phrase = view.partOf(whole, { ...number, value: number.value });
  return { phrases: [phrase], active: false, part: false };
}

/** Farthest colon from the noun whose list it opens, in tokens. */
const LIST_REACH = 16;

/** "Our booty from the crossing: MT-LB (2 pcs), one Ural". */
function listedAfter(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  if (view.phraseAt(status.start - 1)?.end === status.start) return null;
  for (let at = status.end; at < status.end + LIST_REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined || view.phraseAt(at) !== undefined) return null;
    if (token.norm !== ':') continue;
    const first = view.phraseAt(at + 1);
    if (first === undefined || first.start > at + 2 || !first.item.named) return null;
    const phrases = fitting(view.listAfter(first), word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  return null;
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
  if (subjectFollows(view, status, word)) return null;
  const meant = meantByPronoun(view, status, word);
  if (meant !== null) return meant;
  const clause = relativeClauseBefore(view, view.chainStart(status));
  const [last, from] = clause === null ? [status.start, view.chainStart(status)] : [clause, clause];
  for (let i = view.lastPhraseBefore(last); i >= 0; i -= 1) {
    const phrase = view.phrases[i];
    if (phrase === undefined) continue;
    if (last - phrase.end > reachOf(view, word, from, reach)) return null;
    const gap = readGap(view, phrase.end, from);
    if (gap === 'part' && phrase.barred && !phrase.isCyrillic) continue;
    if (gap === 'another subject' && (word.ofPart !== true || phrase.isCyrillic)) return null;
    if (gap === 'part') return partOf(view, phrase, status, word);
    const adjacent = phrase.end === status.start;
    if (phrase.governor === 'of' && phrase.barred) continue;
    if (isMeantFor(view, phrase)) return null;
    const isRelated = isRelatedTo(view, phrase, from);
    if (phrase.governor === 'of' && !phrase.item.munition && !isRelated) return null;
    if ((phrase.governor === 'by' || phrase.governor === 'with') && !isRelated) continue;
    const isBeside = phrase.governor === 'preposition' && !opensItsClause(view, phrase, status);
    const isToldByPart = word.ofPart === true && view.has('hit');
    const isSubject =
      isRelated || isToldByPart || isAttributeOf(adjacent, word) || isTarget(view, phrase);
    if (isBeside && !isSubject) continue;
    if (isToldByPart && phrase.barred && phrase.isCyrillic && phrase.item.model !== null)
      return { phrases: [phrase], active: false, part: false };
    if (word.counted === true && !takesNeuter(view, phrase)) continue;
    if (phrase.item.munition && view.listBefore(phrase).length === 1 && !adjacent) continue;
    const phrases = fitting(view.listBefore(phrase), word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  return null;
}

const PART_REACH = 34;
const MACHINE_PART_REACH = 26;

/** "Of a dozen T-62s …, six burned", "a T-72 …, crew fled" reach farther than a plain subject. */
function reachOf(view: SentenceView, word: StatusWord, from: number, reach: number): number {
  if (view.token(from)?.cyrillic === true) return reach;
  if (word.ofPart === true) return Math.max(reach, MACHINE_PART_REACH);
  // "was hit by a drone near the well and burnt out": one subject, two verbs.
  if (view.is(from - 1, 'conjunction')) return Math.max(reach, PASSIVE_SUBJECT_REACH);
  return reach > SUBJECT_REACH && isPart(view, from) ? PART_REACH : reach;
}

/** "a line for Marders damaged at the front": whichever they may be. */
function isMeantFor(
  view: SentenceView,
  { start, item, number, definite, isCyrillic: it }: NounPhrase,
): boolean {
  if (it || !item.plural || number !== null || definite) return false;
  return view.token(start - 1)?.norm === 'for';
}

const RELATIVES = new Set(['that', 'which']);
const CONTACT_PRONOUNS = new Set(['it', 'they', 'we', 'he', 'she', 'i']);

/** "the ring of a BMP-2 that got vaporised", "with a BTR-82A it seized": said of the item itself. */
function isRelatedTo(view: SentenceView, { end, item }: NounPhrase, verb: number): boolean {
  if (!item.named || view.token(end)?.cyrillic === true) return false;
  const next = view.token(end)?.norm ?? '';
  if (CONTACT_PRONOUNS.has(next)) return verb === end + 1 || verb === end + 2;
  if (!RELATIVES.has(next)) return false;
  for (let at = end + 1; at < verb; at += 1) {
    if (view.phraseAt(at) !== undefined || view.isListMark(at)) return false;
    if (!view.isLightWord(at) && !view.is(at, 'auxiliary')) return false;
  }
  return true;
}

/** How a noun ends that agrees with a verb in the past. */
const SUBJECT_OF: readonly (readonly [RegExp, RegExp])[] = [
  [/л(?:а|ась|ася)$/, /[ая]$/],
  [/л(?:и|ись|ися)$/, /[иыії]$/],
  [/л(?:о|ось|ося)$/, /[оеє]$/],
  [/[лв](?:ся)?$/, /[бвгджзклмнпрстфхцчшщйь]$/],
];

/** ", взорвался склад", "и сгорела проводка": the subject of a verb that opens its clause. */
function subjectFollows(view: SentenceView, status: StatusMention, word: StatusWord): boolean {
  if (word.voice !== 'subject' || word.ofPart === true || status.end !== status.start + 1)
    return false;
  const verb = view.token(status.start);
  const before = status.start - 1;
  if (verb?.cyrillic !== true || !(view.isListMark(before) || view.is(before, 'relative')))
    return false;
  const next = view.token(status.end);
  if (next === undefined || next.capital) return false;
  if (view.scan.numberWordAt.has(status.end)) return view.phraseAt(status.end) === undefined;
  if (!isNounOrPart(view, status.end)) return false;
  const agreement = SUBJECT_OF.find(([ending]) => ending.test(verb.norm));
  return agreement?.[1].test(next.norm) === true;
}

function isNounOrPart(view: SentenceView, at: number): boolean {
  if (view.is(at, 'people')) return true;
  return view.isUnknownWord(at) || (view.is(at, 'head_noun') && view.phraseAt(at) === undefined);
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

/** "БТР, що його росіяни втопили": the pronoun after the relative is the item itself. */
function hasResumedObject(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at += 1) {
    if (view.is(at, 'relative') && view.is(at + 1, 'object_pronoun')) return true;
  }
  return false;
}

/** "літак збив солдат", "гаубицю розбив розрахунок": who did it stands after the verb. */
function isDoneByNext(view: SentenceView, status: StatusMention): boolean {
  if (!isCyrillic(view, status)) return false;
  const next = view.token(status.end)?.norm ?? '';
  return view.is(status.end, 'people') && !OBJECT_PEOPLE.test(next);
}

const OBJECT_PEOPLE = /(?:ів|їв|ов|ев|ей|ця|та|ка|ру|ом|ем|ами|ями|ою|у|ата|ика|тора)$/;

/** "…і підбили ще дві", "и повредили ещё один": more of what was named before. */
function moreOfTheSame(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  if (!isCyrillic(view, status) || !view.is(status.end, 'another')) return null;
  let at = status.end;
  while (view.is(at, 'another')) at += 1;
  const counted = view.scan.numberWordAt.get(at);
  const end = counted?.end ?? at;
  const isOne =
    counted === undefined && /^од(?:ин|на|ну|но|ного|ної)$/.test(view.token(at - 1)?.norm ?? '');
  if (counted === undefined && !isOne) return null;
  if (view.phraseAt(end) !== undefined || view.isUnknownWord(end)) return null;
  const before = view.phrases[view.lastPhraseBefore(status.start)];
  if (before === undefined || fitting([before], word).length === 0) return null;
  const number = { start: at, end, value: counted?.value ?? 1 };
  return { phrases: [view.partOf(before, number)], active: true, part: true };
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
  if (hasResumedObject(view, from, to)) return 'clear';
  if (isJoinedByPeople(view, from, to) || isRelativeBetween(view, from, to)) return 'clear';
  let unknown = 0;
  let sinceMark = 0;
  let marked = false;
  if (opensOtherClause(view, from, to)) return 'another subject';
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

/** "the T-64 that Russia pressed into service has been recaptured". */
function isRelativeBetween(view: SentenceView, from: number, to: number): boolean {
  if (!RELATIVES.has(view.token(from)?.norm ?? '') || !view.is(to - 1, 'auxiliary')) return false;
  for (let at = from; at < to; at += 1) {
    if (view.isListMark(at) || view.phraseAt(at) !== undefined) return false;
  }
  return true;
}

const CLAUSE_OPENERS = new Set('after when while as because'.split(' '));

/** "damaged by debris after the depot went up": the depot did, not what stands before. */
function opensOtherClause(view: SentenceView, from: number, to: number): boolean {
  let opened = false;
  for (let at = from; at < to; at += 1) {
    if (view.isListMark(at)) opened = false;
    else if (CLAUSE_OPENERS.has(view.token(at)?.norm ?? '') && view.is(at + 1, 'determiner')) {
      opened = view.isUnknownWord(at + 2) && view.statusAt(at + 2) === undefined;
    }
  }
  return opened;
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
  const opens = view.isListMark(at - 1) || view.token(at - 1) === undefined;
  return view.is(at, 'another') && opens && !view.phraseAt(at) ? at : null;
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

function partOf(
  view: SentenceView,
  whole: NounPhrase,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  const number = partNumber(view, view.chainStart(status));
  if (number === null || fitting([whole], word).length === 0) return null;
  if (number.value > 1 && isOneOrMass(whole)) return null;
  return { phrases: [view.partOf(whole, number)], active: false, part: true };
}
