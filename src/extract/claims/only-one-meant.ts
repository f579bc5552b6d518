import { mayBeOne } from './co-reference.ts';
import { opensQuote } from './contradicted-quotes.ts';
import { namesPart } from './crews-and-parts.ts';
import { isOfNounWithClause } from './distant-subjects.ts';
import { isFronted } from './fronted-predicates.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { isAtWork } from './machines-at-work.ts';
import { isNickname } from './named-by-others.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { fitting, isAttribute, objectOf } from './objects.ts';
import { ordinalOfClause } from './ordinal-clauses.ts';
import { destroysPlace, findPatients, isDoneToAnother } from './patients.ts';
import { isSaidOfHer, namesPerson } from './persons.ts';
import { isSeveral, meansEverything } from './pronoun-numbers.ts';
import { asksWhat } from './pronouns.ts';
import { type Reading, readPatients } from './readings.ts';
import { isRelatedToOther } from './relative-clauses.ts';
import type { SentenceView } from './sentence-view.ts';

/** Sentences before a status in which the one item it can mean is looked for. */
const BACK = 2;

/** What the rules that know a construction have made of a text so far. */
export interface ToldSoFar {
  isTold(phrase: NounPhrase): boolean;
  /** A status that gave a reading. */
  isSaid(status: StatusMention): boolean;
  /** A sentence that tells of this war, and of what happened. */
  isNews(view: SentenceView): boolean;
}

/**
 * Statuses no rule ties to an item, where only one item can be meant: "loaf burnt down to the axles",
 * "met a Lancet; the ammunition went for an hour". Concluded, so such a claim waits for a review.
 */
export function readingsOfOnlyOneMeant(
  views: readonly SentenceView[],
  told: ToldSoFar,
): readonly Reading[] {
  const found: Reading[] = [];
  const taken = new Set<NounPhrase>();
  for (const [order, view] of views.entries()) {
    const near = views.slice(Math.max(0, order - BACK), order + 1);
    if (!told.isNews(view) || near.some(isOfOtherMatters)) continue;
    for (const status of view.statuses) {
      if (told.isSaid(status) || findPatients(view, status) !== null) continue;
      const read = readingsOf(near, status, told).filter(({ phrase }) => !taken.has(phrase));
      for (const reading of read) taken.add(reading.phrase);
      found.push(...read);
    }
  }
  return found;
}

function isOfOtherMatters(view: SentenceView): boolean {
  return view.has('unreal') || view.has('remedy') || view.has('game');
}

/** `near`: the sentence of the status, last, and those before it. */
function readingsOf(
  near: readonly SentenceView[],
  status: StatusMention,
  told: ToldSoFar,
): readonly Reading[] {
  const view = near.at(-1);
  if (view === undefined) return [];
  for (const word of status.words) {
    if (!saysOfSubject(view, status, word)) continue;
    const one = onlyOneIn(view, status, word, told) ?? onlyOneBefore(near, status, word, told);
    const phrases = one === null ? oneListIn(view, status, word, told) : [one];
    if (phrases.length === 0 || phrases.some((each) => !mayBeMeant(near, each, status, word)))
      continue;
    const patients = { word, phrases, active: false, part: false };
    const readings = readPatients(view, status, patients);
    if (readings.length > 0)
      return readings.map((reading) => ({ ...reading, inferred: true as const }));
  }
  return [];
}

function mayBeMeant(
  near: readonly SentenceView[],
  phrase: NounPhrase,
  status: StatusMention,
  word: StatusWord,
): boolean {
  const view = near.at(-1);
  if (view === undefined || isWhere(phrase, status) || isDenied(view, phrase, status)) return false;
  const home = near.find(({ phrases }) => phrases.includes(phrase)) ?? view;
  if (isAtWork(home, phrase) || isNickname(home, phrase)) return false;
  // "Третю кинули, бо злетіла гусениця": told of one of them.
  if (word.ofPart === true && isSeveral(phrase)) return false;
  return !(isSaidOfHer(view, status) && namesPerson(home, phrase));
}

/** Not a verb whose object the sentence names: "destroyed a warehouse"; not a word of another noun. */
function saysOfSubject(view: SentenceView, status: StatusMention, word: StatusWord): boolean {
  const { voice, unsure, infinitive, counted } = word;
  if (voice === 'noun' || voice === 'active') return false;
  if (infinitive === true || counted === true) return false;
  // "отримала «Джавеліни»" is as much a delivery; "lost by the army" is not.
  if (unsure && voice !== 'participle' && voice !== 'passive') return false;
  if (isAttribute(view, status) || isDoneToAnother(view, status, word)) return false;
  if (destroysPlace(view, status) || asksWhat(view, view.chainStart(status) - 1)) return false;
  if (ordinalOfClause(view, status) !== null || isInQuotes(view, status)) return false;
  if (isSaidOfMunition(view, status) || meansEverything(view, status)) return false;
  if (isSaidOfEnemies(view, status)) return false;
  if (isOfNounWithClause(view, status)) return false;
  if (isRelatedToOther(view, view.chainStart(status))) return false;
  return !isFronted(view, status) && !objectOf(view, status, word).blocked;
}

const BY_ENEMIES = /(?:ом|ем|ою|ею|ами|ями)$/;

/** "Кожна гривня — мінус русня": of men, not of the drone the money is for. */
function isSaidOfEnemies(view: SentenceView, { end }: StatusMention): boolean {
  return view.is(end, 'enemy') && !BY_ENEMIES.test(view.token(end)?.norm ?? '');
}

/** A cadet was "shot down" by his instructor. */
function isInQuotes(view: SentenceView, { start, end }: StatusMention): boolean {
  return opensQuote(view, start - 1) && view.token(end)?.kind === 'quote';
}

/** "Carriers: 18 Tu-95MS. 27 Shaheds were destroyed." */
function isSaidOfMunition(view: SentenceView, status: StatusMention): boolean {
  const last = view.phrases[view.lastPhraseBefore(view.chainStart(status))];
  if (last === undefined || !last.item.munition || last.governor !== 'none') return false;
  for (let at = last.end; at < status.start; at += 1)
    if (!view.isLightWord(at) && !view.is(at, 'auxiliary')) return false;
  return true;
}

function onlyOneIn(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
  told: ToldSoFar,
): NounPhrase | null {
  const all = nameable(view, word);
  const only = all.some((each) => told.isTold(each)) ? null : onlyOneOf(all);
  if (only === null || only.start > status.start) return only;
  return hasOtherSubject(view, status, word) ? null : only;
}

/** "a pontoon section and its KrAZ carrier burned": the items of a sentence that is one list of them. */
function oneListIn(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
  told: ToldSoFar,
): readonly NounPhrase[] {
  if (word.ofPart === true || view.statuses.length > 1) return [];
  const all = nameable(view, word);
  const isFree = all.every((each) => each.governor === 'none' && !told.isTold(each));
  if (!isFree || !all.every((each, at) => at === 0 || isListed(view, all[at - 1], each))) return [];
  const [first] = all;
  const comesFirst = first !== undefined && first.start < status.start;
  return comesFirst && hasOtherSubject(view, status, word) ? [] : all;
}

function isListed(view: SentenceView, before: NounPhrase | undefined, next: NounPhrase): boolean {
  if (before === undefined) return false;
  let hasMark = false;
  for (let at = before.end; at < next.start; at += 1) {
    if (view.isListMark(at)) hasMark = true;
    else if (!view.isLightWord(at) && view.isUnknownWord(at)) return false;
  }
  return hasMark;
}

/** "The T-90M was not destroyed, it only lost a track." */
function isDenied(view: SentenceView, { end }: NounPhrase, { start }: StatusMention): boolean {
  const from = Math.max(end, view.sentence.start);
  for (let at = from; at < start; at += 1) if (view.is(at, 'negation')) return true;
  return false;
}

/** "The depot was destroyed near a T-72": where it happened. */
function isWhere({ start, governor }: NounPhrase, status: StatusMention): boolean {
  return start > status.start && governor === 'preposition';
}

function onlyOneBefore(
  near: readonly SentenceView[],
  status: StatusMention,
  word: StatusWord,
  told: ToldSoFar,
): NounPhrase | null {
  const view = near.at(-1);
  if (view === undefined || word.unsure || nameable(view, word).length > 0) return null;
  if (!view.phrases.every(({ item, governor }) => item.munition || governor === 'by')) return null;
  if (hasOtherSubject(view, status, word)) return null;
  const before = near.slice(0, -1).filter((each) => told.isNews(each));
  const only = onlyOneOf(before.flatMap((each) => nameable(each, word)));
  return only === null || told.isTold(only) ? null : only;
}

function nameable(view: SentenceView, word: StatusWord): readonly NounPhrase[] {
  return fitting(view.phrases, word).filter(
    ({ item, negated, everyday, strikes, governor, start }) =>
      item.named &&
      !(negated || everyday || strikes || governor === 'by' || governor === 'with') &&
      // "the crew of the T-72 was captured"; not "picture of the T-72".
      (governor !== 'of' || view.is(start - 2, 'media')),
  );
}

/** The one item that all of the phrases may name; null where they name several. */
function onlyOneOf(phrases: readonly NounPhrase[]): NounPhrase | null {
  const [first] = phrases;
  return first !== undefined && phrases.every((each) => mayBeOne(first, each)) ? first : null;
}

/** "Walls collapsed, office destroyed": a noun of its own before the status. */
function hasOtherSubject(view: SentenceView, status: StatusMention, word: StatusWord): boolean {
  if (word.ofPart === true) return false;
  let at = view.chainStart(status) - 1;
  while (isBetween(view, at)) at -= 1;
  // "A house next to a parked T-72 was destroyed"
  const beside = view.token(at)?.cyrillic === false ? view.phraseAt(at) : undefined;
  if (beside?.governor === 'preposition') {
    at = beside.start - 1;
    while (view.is(at, 'preposition') || isBetween(view, at)) at -= 1;
  }
  if (view.token(at)?.kind !== 'word' || namesPart(view, at)) return false;
  return view.isUnknownWord(at) || OTHER_SUBJECTS.some((wordClass) => view.is(at, wordClass));
}

/** "a city that was destroyed", "Позиція росіян розбита": what stands between a noun and its verb. */
function isBetween(view: SentenceView, at: number): boolean {
  return (
    view.isLightWord(at) ||
    view.is(at, 'auxiliary') ||
    view.is(at, 'relative') ||
    view.scan.sideOver.has(at) ||
    view.isPlaceOrDateAt(at) ||
    // "the depot at Toropets burned", "the bridge behind it burned"
    (view.is(at, 'preposition') && isGoverned(view, at + 1)) ||
    // "Depots in Nova Kakhovka and Chornobaivka burned"
    (view.is(at, 'conjunction') && view.isPlaceOrDateAt(at - 1) && view.isPlaceOrDateAt(at + 1)) ||
    (view.is(at - 1, 'preposition') && view.is(at, 'object_pronoun'))
  );
}

function isGoverned(view: SentenceView, at: number): boolean {
  return view.isPlaceOrDateAt(at) || view.is(at, 'object_pronoun');
}

const OTHER_SUBJECTS = ['people', 'head_noun', 'civilian'] as const;
