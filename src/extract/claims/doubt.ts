import { isMocked } from './boasts.ts';
import { isContradictedQuote, isOthersWord, opensQuote } from './contradicted-quotes.ts';
import { isToldOfAnExhibit } from './exhibits.ts';
import type { StatusMention } from './grammar-scan.ts';
import { isAchieved, isEndReached } from './means-and-ends.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { isQuestion } from './questions.ts';
import type { SentenceView } from './sentence-view.ts';
import { isSimile } from './similes.ts';
import { didNotHappen } from './unhappened.ts';

/** Whether a status is told as a fact, as hearsay, or not at all. */
export type Factuality = 'fact' | 'hedged' | 'none';

/** How far before a status its negation may stand, in tokens. */
const NEGATION_REACH = 7;
const CONDITION_REACH = 12;
/** Where "to destroy" may find the "managed" that makes it a fact. */
const ACHIEVED_REACH = 8;

export function factualityOf(
  view: SentenceView,
  status: StatusMention,
  phrases: readonly NounPhrase[],
): Factuality {
  if (isUnreal(view) && (isOfOldWar(view) || !isToldOfAnExhibit(view, status, phrases))) {
    return 'none';
  }
  if (view.has('denies') || isScareQuoted(view, status)) return 'none';
  if (phrases.every(({ negated }) => negated)) return 'none';
  if (isMocked(view, status) || isContradictedQuote(view, status)) return 'none';
  if (isOthersWord(view, status)) return 'none';
  if (isSimile(view, status, phrases)) return 'none';
  if (isQuestion(view) || didNotHappen(view, status, phrases)) return 'none';
  const isUntold =
    isConditional(view, status) || isRemedied(view, status, phrases) || isUnachieved(view, status);
  const before = isUntold ? 'none' : modalityBefore(view, status);
  if (before === 'none') return 'none';
  return before === 'hedged' || isHedged(view) ? 'hedged' : 'fact';
}

const PLACES_OF_TRAINING = new Set('ground grounds area range center centre camp base'.split(' '));

/** Years of wars before the ones told of, and of films about them. */
const FIRST_OLD_YEAR = 1900;
const YEAR_WORDS = new Set(
  'й рік року році роки роках рр го м му р г год года году годы'.split(' '),
);
const IN_A_YEAR = new Set('in since during by of у в во з с до від от до'.split(' '));

/** "У 1943 році", "in 1991"; not a model's year ("T-72B obr. 1989"). */
function isOfOldWar(view: SentenceView): boolean {
  const { start, end } = view.sentence;
  if (isHeadedByOldYear(view)) return true;
  for (let at = start; at < end; at += 1) {
    const token = view.token(at);
    if (token?.kind === 'number' && isShortOldYear(view, at)) return true;
    if (token?.kind !== 'number' || token.norm.length !== 4) continue;
    const year = Number(token.norm);
    if (year < FIRST_OLD_YEAR || year >= view.scan.firstYear || view.phraseAt(at) !== undefined)
      continue;
    if (view.is(at - 1, 'made') || view.is(at - 2, 'made') || namesTheModel(view, at)) continue;
    if (tellsWhenBuilt(view, at)) continue;
    const next = view.token(at + 1)?.kind === 'hyphen' ? at + 2 : at + 1;
    if (YEAR_WORDS.has(view.token(next)?.norm ?? '')) return true;
    if (IN_A_YEAR.has(view.token(at - 1)?.norm ?? '')) return true;
    if (isCapital(view, at - 1) && IN_A_YEAR.has(view.token(at - 2)?.norm ?? '')) return true;
  }
  return false;
}

/** Days of a month come before them, years of the war told of after. */
const FIRST_SHORT_YEAR = 32;
const CENTURY = 1900;
const MONTH =
  /^(?:янв|фев|март|апр|ма[йяю]|июн|июл|авг|сент|окт|нояб|дек|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд)/;
const YEAR_ENDINGS = new Set('го м му'.split(' '));

/** "12 июля 43-го", "в 41-м под Москвой"; not "в 43-м полку". */
function isShortOldYear(view: SentenceView, at: number): boolean {
  const year = Number(view.token(at)?.norm);
  if (view.token(at)?.norm.length !== 2 || year < FIRST_SHORT_YEAR) return false;
  if (CENTURY + year >= view.scan.firstYear || view.phraseAt(at) !== undefined) return false;
  const ending = view.token(at + 2);
  if (view.token(at + 1)?.kind !== 'hyphen' || !YEAR_ENDINGS.has(ending?.norm ?? '')) return false;
  if (MONTH.test(view.token(at - 1)?.norm ?? '')) return true;
  if (!IN_A_YEAR.has(view.token(at - 1)?.norm ?? '')) return false;
  const next = view.token(at + 3);
  return next === undefined || next.kind === 'punct' || view.is(at + 3, 'preposition');
}

const LONGEST_HEADING = 6;

/** "Grozny, New Year 1995.": a year that closes a few words without a verb dates what follows. */
function isHeadedByOldYear(view: SentenceView): boolean {
  const { start, end } = view.sentence;
  if (end - start > LONGEST_HEADING || view.phrases.length > 0 || view.statuses.length > 0)
    return false;
  const last = view.token(end - 1);
  const year = Number(last?.norm);
  const isYear = last?.kind === 'number' && last.norm.length === 4;
  return isYear && year >= FIRST_OLD_YEAR && year < view.scan.firstYear;
}

/** "in August 2008" */
function isCapital(view: SentenceView, at: number): boolean {
  return view.token(at)?.capital === true && view.phraseAt(at) === undefined;
}

const BUILT_REACH = 12;
const BUILT =
  /^(?:построен|изготовлен|выпущен|собран|заложен|спущен|произведен|сошел|сошла|збудован|побудован|виготовлен|випущен|зібран|закладен|спущен|зійшов)/;

/** "Построен в Куйбышеве в 1985 году": the age of the machine, not the time of its loss. */
function tellsWhenBuilt(view: SentenceView, year: number): boolean {
  for (let at = year - 1; at > year - BUILT_REACH && at >= view.sentence.start; at -= 1) {
    if (BUILT.test(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}

/** "1985 року випуску" */
function namesTheModel(view: SentenceView, at: number): boolean {
  for (let next = at + 1; next <= at + 3; next += 1) if (view.is(next, 'made')) return true;
  return false;
}

/** It tells of an exercise, a game, a museum, another war. */
export function isUnreal(view: SentenceView): boolean {
  return view.once('unreal', () => isStagedOrPast(view));
}

function isStagedOrPast(view: SentenceView): boolean {
  if (isOfOldWar(view)) return true;
  if (!view.has('unreal')) return false;
  for (let at = view.firstOf('unreal'); at < view.sentence.end; at += 1) {
    const isPlace = PLACES_OF_TRAINING.has(view.token(at + 1)?.norm ?? '');
    const isName = view.is(at - 1, 'unreal') && PLACES_OF_TRAINING.has(view.token(at)?.norm ?? '');
    if (view.is(at, 'unreal') && !isPlace && !isName) return true;
  }
  return false;
}

function isHedged(view: SentenceView): boolean {
  return view.sentence.asks || view.has('hedge');
}

/** "will repair destroyed Leopards", "to replace the T-72s lost": no news of a loss. */
function isRemedied(
  view: SentenceView,
  status: StatusMention,
  phrases: readonly NounPhrase[],
): boolean {
  if (!view.has('remedy')) return false;
  if (phrases.some(({ premodifiers }) => premodifiers.includes(status))) return true;
  const limit = Math.max(view.sentence.start, status.start - NEGATION_REACH);
  for (let at = status.start - 1; at >= limit; at -= 1) if (view.is(at, 'remedy')) return true;
  return isToBeReplaced(view, status);
}

/** "Leopards lost in the first month would be replaced": the news is what comes instead. */
function isToBeReplaced(view: SentenceView, status: StatusMention): boolean {
  for (let at = status.end; at < status.end + CONDITION_REACH; at += 1) {
    const isPassive = view.is(at - 1, 'auxiliary') && view.is(at - 2, 'irrealis');
    if (view.is(at, 'remedy') && isPassive) return true;
  }
  return false;
}

const BARE_VERBS = new Set('destroy burn sink capture kill torch wreck smash down'.split(' '));
const BARE_REACH = 14;

/** "they'll burn tanks, burn Tunguskas": the bare verb goes on with what is not told as a fact. */
function goesOnUnreal(view: SentenceView, start: number): boolean {
  if (!BARE_VERBS.has(view.token(start)?.norm ?? '') || !view.isListMark(start - 1)) return false;
  for (let at = start - 2; at >= start - BARE_REACH; at -= 1) {
    if (view.is(at, 'irrealis')) return true;
  }
  return false;
}

/** "…; and burn Engels": an order, as no subject stands before the bare verb. */
function isImperative(view: SentenceView, start: number): boolean {
  if (!BARE_VERBS.has(view.token(start)?.norm ?? '')) return false;
  // "Wreck of a T-72": a noun.
  if (view.is(start + 1, 'of')) return false;
  let at = start - 1;
  while (view.isLightWord(at) || view.is(at, 'conjunction')) at -= 1;
  const before = view.token(at);
  return before === undefined || before.norm === ':';
}

function isConditional(view: SentenceView, status: StatusMention): boolean {
  if (!view.has('conditional')) return false;
  const limit = Math.max(view.sentence.start, status.start - CONDITION_REACH);
  for (let at = status.start - 1; at >= limit; at -= 1) {
    const norm = view.token(at)?.norm;
    if (norm === ',' || norm === ':') return false;
    if (view.is(at, 'conditional')) return !isTimeInPast(view, at, status);
  }
  return false;
}

const PAST_BE = new Set(['was', 'were']);

/** "chased the BMP until it was destroyed"; not "would fight on until it was destroyed". */
function isTimeInPast(view: SentenceView, at: number, { start }: StatusMention): boolean {
  const norm = view.token(at)?.norm;
  if (norm !== 'until' && norm !== 'once') return false;
  return !view.has('irrealis') && PAST_BE.has(view.token(start - 1)?.norm ?? '');
}

/** "заявив про «знищення» танків": the quotes are the writer's doubt. */
function isScareQuoted(view: SentenceView, { start, end }: StatusMention): boolean {
  const isQuoted = opensQuote(view, start - 1) && view.token(end)?.kind === 'quote';
  return isQuoted && view.has('hedge');
}

/** "знищити танк" tells nothing; "вдалося знищити танк" and "танк знищити вдалося" do. */
function isUnachieved(view: SentenceView, status: StatusMention): boolean {
  if (!status.words.every(({ infinitive }) => infinitive === true)) return false;
  for (let at = status.end; at <= status.end + 1; at += 1)
    if (view.is(at, 'achieved')) return false;
  const limit = Math.max(view.sentence.start, status.start - ACHIEVED_REACH);
  for (let at = status.start - 1; at >= limit; at -= 1) {
    if (view.is(at, 'negation') || view.is(at, 'irrealis')) return true;
    if (view.is(at, 'achieved')) return isDenied(view, at) || asksWhether(view, at - 1);
  }
  return true;
}

/** "не вдалося" */
function isDenied(view: SentenceView, at: number): boolean {
  return view.is(at - 1, 'negation');
}

/** Reads leftwards from the status over the words of its verb phrase. */
function modalityBefore(view: SentenceView, status: StatusMention): Factuality {
  // "не пошкоджений, а знищений": the denial ends at the "but".
  const start = isCorrection(view, status) ? status.start : view.chainStart(status);
  if (goesOnUnreal(view, start) || isImperative(view, start)) return 'none';
  const limit = Math.max(view.sentence.start, start - NEGATION_REACH);
  for (let at = start - 1; at >= limit; at -= 1) {
    // The letter of "Т-72Б" is no particle.
    if (isInItem(view, at)) return 'fact';
    if (view.is(at, 'negation') || asksWhether(view, at)) return 'none';
    if (view.is(at, 'irrealis') && !view.is(at, 'hedge')) return afterIrrealis(view, at);
    const isVerbal =
      view.isLightWord(at) ||
      view.is(at, 'auxiliary') ||
      view.is(at, 'achieved') ||
      view.is(at, 'pronoun');
    if (!isVerbal) return 'fact';
  }
  return 'fact';
}

const BUT = new Set('а але но but'.split(' '));

function isCorrection(view: SentenceView, { start }: StatusMention): boolean {
  return BUT.has(view.token(start - 1)?.norm ?? '') && view.is(start - 1, 'conjunction');
}

/** ", чи знищено танк": not the "чи" of "пошкоджено чи знищено". */
function asksWhether(view: SentenceView, at: number): boolean {
  if (view.token(at)?.norm !== 'чи') return false;
  const before = view.token(at - 1);
  return before === undefined || before.norm === ',';
}

function isInItem(view: SentenceView, at: number): boolean {
  const item = view.phraseAt(at)?.item;
  return item !== undefined && item.start <= at && at < item.end;
}

/** "to have been destroyed" is hearsay, "managed to destroy" a fact, "to destroy" a wish. */
function afterIrrealis(view: SentenceView, at: number): Factuality {
  const word = view.token(at)?.norm;
  if (word !== 'to') return 'none';
  if (view.token(at + 1)?.norm === 'have') return 'hedged';
  // "had to be blown up": it was.
  if (view.token(at - 1)?.norm === 'had') return 'fact';
  if (isEndReached(view, at)) return 'fact';
  const limit = Math.max(view.sentence.start, at - ACHIEVED_REACH);
  for (let back = at - 1; back >= limit; back -= 1) {
    if (isAchieved(view, back)) return 'fact';
    if (view.is(back, 'hedge')) return 'hedged';
    if (view.is(back, 'irrealis')) return 'none';
  }
  return 'none';
}
