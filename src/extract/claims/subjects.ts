import { meantByPronoun } from './anaphora.ts';
import { isCarrier } from './carriers.ts';
import { isChainedPredicate } from './chained-predicates.ts';
import { SUBORDINATORS } from './co-reference.ts';
import { strikesSomeone } from './crews-and-parts.ts';
import { distantSubject, isOfNounWithClause } from './distant-subjects.ts';
import { readGap } from './gap-before-status.ts';
import { agreesRatherBefore, disagreesInGender } from './gender-agreement.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { isIncluded } from './inclusions.ts';
import { allBefore } from './last-word-of-all.ts';
import { listBefore } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { type Found, fitting } from './objects.ts';
import { oneMoreBefore } from './one-more.ts';
import { isPart, partNumber, partOf } from './parts.ts';
import { isToldByPartOf } from './parts-of-machines.ts';
import {
  isRelatedTo,
  isRelatedToOther,
  isRelativeBetween,
  relativeClauseBefore,
} from './relative-clauses.ts';
import { isRemarkOn } from './remarks.ts';
import type { SentenceView } from './sentence-view.ts';
import { subjectFollows } from './subject-after-verb.ts';
import { isTarget } from './targets-of-hits.ts';
import { isInstrumental } from './tool-case.ts';

/** Farthest subject from its verb, in tokens. */
export const SUBJECT_REACH = 10;

export const PASSIVE_SUBJECT_REACH = 26;

/** The items a status is said of that stand before it. */
export function subjectOf(
  view: SentenceView,
  status: StatusMention,
  reach: number,
  word: StatusWord,
): Found | null {
  const all = allBefore(view, status, word);
  if (all !== null) return all;
  if (subjectFollows(view, status, word)) return null;
  const another = oneMoreBefore(view, status, word);
  if (another !== null) return another;
  const meant = meantByPronoun(view, status, word);
  if (meant !== null) return meant;
  const distant = distantSubject(view, status, word);
  if (distant !== null) {
    const phrases = fitting(coordinated(view, distant), word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  if (isOfNounWithClause(view, status) || isRelatedToOther(view, view.chainStart(status)))
    return null;
  if (isJoinedToMunition(view, status)) return null;
  const clause = relativeClauseBefore(view, view.chainStart(status));
  const [last, from] = clause === null ? [status.start, view.chainStart(status)] : [clause, clause];
  for (let i = view.lastPhraseBefore(last); i >= 0; i -= 1) {
    const phrase = view.phrases[i];
    if (phrase === undefined) continue;
    if (agreesRatherBefore(view, phrase, status, word) || strikesSomeone(view, phrase)) continue;
    const chained = isChainedPredicate(view, phrase, from);
    const far = isRelativeBetween(view, phrase.end, from) ? PASSIVE_SUBJECT_REACH : 0;
    if (!chained && last - phrase.end > Math.max(far, reachOf(view, word, phrase, from, reach)))
      return null;
    const gap = chained ? 'clear' : readGap(view, phrase.end, from);
    if (!chained && i > 0 && disagreesInGender(view, phrase, status)) continue;
    if (gap === 'part' && phrase.barred && !phrase.isCyrillic) continue;
    if (gap === 'another subject' && (word.ofPart !== true || phrase.isCyrillic)) return null;
    const each = gap === 'part' ? allOf(view, phrase, from) : null;
    if (each !== null) return { phrases: fitting(each, word), active: false, part: false };
    if (gap === 'part') {
      const part = partOf(view, phrase, status, word);
      // "Дві M777 накрив «Ланцет»: одну пошкоджено": of what it struck.
      if (part === null && phrase.item.munition && phrase.isCyrillic) continue;
      return part;
    }
    const adjacent = phrase.end === status.start;
    if (phrase.governor === 'of' && phrase.barred) continue;
    if (isMeantFor(view, phrase)) return null;
    if (isCarrier(view, phrase)) continue;
    if (isOfAnotherDeed(view, phrase)) continue;
    const isRelated = isRelatedTo(view, phrase, from) || isToldByPartOf(view, phrase, word);
    if (phrase.governor === 'of' && !phrase.item.munition && !isRelated) return null;
    if ((phrase.governor === 'by' || phrase.governor === 'with') && !isRelated) continue;
    // "её накрыло «Ураганом», чинить нечего": what struck it.
    if (word.ofPart === true && isStriker(phrase)) continue;
    // "две «Малки» под Селидово (2С7М)": its other name.
    const renamed = renamedInBrackets(view, phrase, view.phrases[i - 1]);
    if (renamed !== null) {
      const phrases = fitting([renamed], word);
      return phrases.length === 0 ? null : { phrases, active: false, part: false };
    }
    const isBeside = phrase.governor === 'preposition' && !opensItsClause(view, phrase, status);
    const isToldByPart = word.ofPart === true && view.has('hit');
    const isSubject =
      isRelated ||
      isToldByPart ||
      isAttributeOf(adjacent, word) ||
      isTarget(view, phrase) ||
      isToldAlso(view, phrase, status);
    if (isBeside && !isSubject) continue;
    if (isToldByPart && phrase.barred && phrase.isCyrillic && phrase.item.model !== null)
      return { phrases: [phrase], active: false, part: false };
    if (word.counted === true && !takesNeuter(view, phrase)) continue;
    if (phrase.item.munition && listBefore(view, phrase).length === 1 && !adjacent) continue;
    // "вертоліт армійської авіації впав": whose it was, no strike.
    const isBranch = phrase.item.munition && !phrase.item.named && phrase.isCyrillic;
    if (isBranch && view.phrases[i - 1]?.end === phrase.start) continue;
    // "the Tor that our FPV burned": what burned it stands between.
    const related = phrase.item.munition ? view.phrases[i - 1] : undefined;
    if (related !== undefined && isRelatedTo(view, related, from)) continue;
    const whole = isRemarkOn(view, phrase, status) ? [phrase] : coordinated(view, phrase);
    const phrases = fitting(whole, word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  return null;
}

/** "An FPV missed the BMP-2 and blew up in a tree": the subject of both verbs is the drone. */
function isJoinedToMunition(view: SentenceView, { start, words }: StatusMention): boolean {
  const first = view.phrases[0];
  if (first?.item.munition !== true || first.isCyrillic || view.token(start - 1)?.norm !== 'and')
    return false;
  if (!words.some(({ voice }) => voice === 'subject') || first.governor !== 'none') return false;
  let at = first.start - 1;
  while (view.isLightWord(at) || view.is(at, 'determiner')) at -= 1;
  if (view.token(at) !== undefined) return false;
  for (let next = first.end; next < start - 1; next += 1)
    if (view.isListMark(next) || view.is(next, 'relative') || view.is(next, 'preposition'))
      return false;
  return true;
}

/** "a Mi-8 and a Ka-52, both shot down", "…, all three wrecked": of every member of the list. */
function allOf(view: SentenceView, last: NounPhrase, from: number): readonly NounPhrase[] | null {
  const number = partNumber(view, from);
  if (number === null || last.isCyrillic) return null;
  if (!view.is(number.start, 'all_of_it') && !view.is(number.start - 1, 'all_of_it')) return null;
  const list = listBefore(view, last).filter(({ item }) => !item.munition);
  return list.length > 1 ? list : null;
}

function isStriker({ item, isCyrillic: it }: NounPhrase): boolean {
  return it && item.named && isInstrumental(item.ending);
}

/** What stands before a second name of it in brackets. */
function renamedInBrackets(
  view: SentenceView,
  { start, item, number }: NounPhrase,
  before: NounPhrase | undefined,
): NounPhrase | null {
  if (view.token(start - 1)?.norm !== '(' || number !== null || item.family === null) return null;
  return before !== undefined && before.item.family === item.family ? before : null;
}

const PART_REACH = 34;

const MACHINE_PART_REACH = 26;

/** "Of a dozen T-62s …, six burned", "a T-72 …, crew fled" reach farther than a plain subject. */
function reachOf(
  view: SentenceView,
  word: StatusWord,
  phrase: NounPhrase,
  from: number,
  reach: number,
): number {
  if (view.token(from)?.cyrillic === true) return reach;
  if (word.ofPart === true) return Math.max(reach, MACHINE_PART_REACH);
  if (isPastAside(view, phrase, from)) return Math.max(reach, PASSIVE_SUBJECT_REACH);
  // "was hit by a drone near the well and burnt out": one subject, two verbs.
  if (view.is(from - 1, 'conjunction')) return Math.max(reach, PASSIVE_SUBJECT_REACH);
  return reach > SUBJECT_REACH && isPart(view, from) ? PART_REACH : reach;
}

/** "The T-90M, touted as the best tank in the world, ended up as scrap": an aside between commas. */
function isPastAside(view: SentenceView, { end }: NounPhrase, from: number): boolean {
  if (view.token(from - 1)?.norm !== ',' || view.token(end)?.norm !== ',') return false;
  return /..(?:ed|ing|wn)$/.test(view.token(end + 1)?.norm ?? '');
}

const DURING = new Set('while when after before whilst'.split(' '));

/** "hit while towing a BMP-2, then burned": the one that was towing. */
function isOfAnotherDeed(view: SentenceView, { start, isCyrillic: it }: NounPhrase): boolean {
  const verb = view.token(start - 1)?.norm ?? '';
  return !it && verb.endsWith('ing') && DURING.has(view.token(start - 2)?.norm ?? '');
}

/** "a line for Marders damaged at the front": whichever they may be. */
function isMeantFor(
  view: SentenceView,
  { start, item, number, definite, isCyrillic: it }: NounPhrase,
): boolean {
  if (it || !item.plural || number !== null || definite) return false;
  return view.token(start - 1)?.norm === 'for';
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

/** "… and twenty metres on a Ukrainian MT-LB, burnt as well" */
function isToldAlso(view: SentenceView, { end }: NounPhrase, status: StatusMention): boolean {
  if (view.token(status.start - 1)?.norm !== ',' || status.start !== end + 1) return false;
  const next = view.token(status.end)?.norm;
  return next === 'too' || (next === 'as' && view.token(status.end + 1)?.norm === 'well');
}

const OBJECT_FIRST: ReadonlySet<string> = new Set(['free', 'passive', 'participle', 'active']);

/** "after their helicopter was downed": the word before begins a clause. */
function opensItsClause(view: SentenceView, phrase: NounPhrase, status: StatusMention): boolean {
  if (!SUBORDINATORS.has(view.token(phrase.start - 1)?.norm ?? '')) return false;
  return view.is(phrase.end, 'auxiliary') || view.chainStart(status) === phrase.end;
}

/** "destroyed two BTRs and a BMP, one more BMP captured": the rest are objects of the verb before. */
function sinceVerb(view: SentenceView, list: readonly NounPhrase[]): readonly NounPhrase[] {
  const first = list[0];
  const verb = first === undefined ? undefined : view.statusBefore(first.start);
  if (verb?.words.some(({ voice }) => OBJECT_FIRST.has(voice)) !== true) return list;
  const from = list.findLastIndex(({ start }) => view.token(start - 1)?.norm === ',');
  return list.slice(Math.max(from, 0));
}

/** "fired at a T-90M, and a BMP-3 was destroyed": what stands behind a preposition is no subject. */
function coordinated(view: SentenceView, last: NounPhrase): readonly NounPhrase[] {
  const list = sinceVerb(view, listBefore(view, last));
  if (last.isCyrillic || last.article === null || !view.is(last.start - 1, 'conjunction'))
    return list;
  const rule = list.findLastIndex(({ governor }) => governor === 'preposition');
  if (list.some((each) => each !== last && isIncluded(view, each))) return [last];
  return list.slice(rule + 1);
}
