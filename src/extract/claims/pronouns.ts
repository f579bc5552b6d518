import { SITE } from './agents-behind-verbs.ts';
import { isOfOneNamed, isPerfectActive } from './back-references.ts';
import { countAfter } from './counts-after-verbs.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { opensWithParticiple } from './openings.ts';
import { ordinalOfClause } from './ordinal-clauses.ts';
import { isOrdinalAt } from './ordinals.ts';
import { followsItsPronoun, moreAfter } from './patients.ts';
import { countBegins, countsMunitions } from './pronoun-numbers.ts';
import { PRONOUN_REACH } from './pronoun-reach.ts';
import type { SentenceView } from './sentence-view.ts';

/** Whether a status says of whom by a pronoun, or by nothing where its sentence begins. */
export function pointsBack(view: SentenceView, status: StatusMention, word: StatusWord): boolean {
  const { voice } = word;
  if (voice === 'noun') return isOfOneNamed(view, status);
  if (voice === 'loses' || isPerfectActive(view, status, word)) return false;
  if (word.ofPart === true) return true;
  const after = view.token(status.end);
  const takesObject = voice === 'active' || voice === 'free' || voice === 'participle';
  const isObject = view.is(status.end, 'object_pronoun') && !ownsPlace(view, status.end);
  if (takesObject && after !== undefined && isObject) return true;
  if (followsItsPronoun(view, status, word)) return true;
  if (takesObject && (moreAfter(view, status) ?? countAfter(view, status)) !== null)
    return !countsMunitions(view);
  if (voice !== 'active' && ordinalOfClause(view, status) !== null) return true;
  if (voice === 'active' || namesAnother(view, status)) return false;
  if (voice === 'participle' && describesNoun(view, status)) return false;
  if (voice === 'participle' && opensWithParticiple(view, status)) return true;
  let at = view.chainStart(status) - 1;
  for (let steps = 0; steps < PRONOUN_REACH; steps += 1, at -= 1) {
    while (view.isPlaceOrDateAt(at)) at -= 1;
    const token = view.token(at);
    if (token === undefined) return true;
    // "В ночь на 19 мая потоплен", "Под Бахмутом сгорел".
    const opens = token.cyrillic && view.token(at - 1) === undefined;
    if (opens && view.is(at, 'preposition') && view.isPlaceOrDateAt(at + 1)) return true;
    // "она и сгорела", "там её и бросили": the "и" only stresses.
    const stressed = view.is(at, 'conjunction') ? at - 1 : at;
    // "The village around them is destroyed"
    if (view.is(stressed, 'object_pronoun') && view.is(stressed - 1, 'preposition')) {
      at = stressed - 1;
      continue;
    }
    // "Торговий комплекс згорів"
    if (MACHINES.has(view.token(stressed)?.norm ?? '') && view.isUnknownWord(stressed - 1))
      return false;
    if (view.is(stressed, 'pronoun') || view.is(stressed, 'object_pronoun')) return true;
    if (view.is(at, 'all_of_it')) return true;
    if (countBegins(view, at)) return true;
    // "All four fell"
    if (view.scan.numberWordAt.has(at) && view.is(at - 1, 'all_of_it')) return true;
    if (asksWhat(view, at)) return false;
    const isLight =
      view.isLightWord(at) ||
      view.is(at, 'auxiliary') ||
      view.isPlaceOrDateAt(at) ||
      view.is(at, 'relative') === true;
    if (!isLight) return view.isListMark(at) && isSentenceStart(view, at);
  }
  return false;
}

/** "накрыли их штаб", "розбили його бліндаж": whose place it was. */
function ownsPlace(view: SentenceView, pronoun: number): boolean {
  return SITE.test(view.token(pronoun + 1)?.norm ?? '');
}

const SHORTEST_PLURAL = 4;

/** "Burnt out fields, abandoned farms": a noun of its own right behind the participle. */
function describesNoun(view: SentenceView, { end }: StatusMention): boolean {
  const next = view.token(end);
  if (next?.kind !== 'word' || next.cyrillic || next.capital) return false;
  const isPlural = next.norm.length >= SHORTEST_PLURAL && next.norm.endsWith('s');
  return isPlural && view.isUnknownWord(end);
}

/** Nouns that stand for a machine named before, when nothing is said of their kind. */
const MACHINES = new Set(['комплекс', 'борт', 'установка', 'пускова', 'пусковая']);
const WHAT = new Set(['що', 'что']);

/** "Що знищено, дізнаємося": no item is meant. */
export function asksWhat(view: SentenceView, at: number): boolean {
  return WHAT.has(view.token(at)?.norm ?? '') && isSentenceStart(view, at);
}

/** "згорів дах", "пошкоджено два будинки": in a language of free order the subject may follow. */
function namesAnother(view: SentenceView, { start, end }: StatusMention): boolean {
  if (view.token(start)?.cyrillic !== true) return false;
  let at = end;
  while (view.isLightWord(at)) at += 1;
  if (view.isPlaceOrDateAt(at) || isDoer(view, at)) return false;
  if (view.is(at, 'head_noun') && !view.is(at, 'people')) return true;
  if (view.is(at, 'enemy') && GENERAL_NAMES.test(view.token(at)?.norm ?? '')) return true;
  const munition = view.phraseAt(at);
  if (munition?.item.munition === true) return isSaidOfMunition(view, start, munition);
  if (isOrdinalAt(view, at)) return false;
  return (
    view.isUnknownWord(at) || view.token(at)?.kind === 'number' || view.scan.numberWordAt.has(at)
  );
}

/** "мінус русня", "минус орки": whom it is said of. */
const GENERAL_NAMES = /(?:ня|ни|ки|і|и|ы)$/;
const PLURAL_PARTICIPLE = /[нт][ыіи]е?$/;

/** "про «збиті дрони»": the participle agrees with what it stands before; not "знищені дронами". */
function isSaidOfMunition(
  view: SentenceView,
  participle: number,
  { item }: NonNullable<ReturnType<SentenceView['phraseAt']>>,
): boolean {
  return PLURAL_PARTICIPLE.test(view.token(participle)?.norm ?? '') && /^[иыі]$/.test(item.ending);
}

/** "захвачена военнослужащими", "спалений бійцями": who did it is no subject. */
function isDoer(view: SentenceView, at: number): boolean {
  return (
    view.is(at, 'people') && /(?:ами|ями|ими|ыми|ом|ем|ой|ою|ею)$/.test(view.token(at)?.norm ?? '')
  );
}

/** "Расчёт российской бригады бросил комплекс": who is named before the verb did it. */
export function isActiveOverPronoun(
  view: SentenceView,
  { end }: StatusMention,
  { voice }: StatusWord,
): boolean {
  return (voice === 'active' || voice === 'free') && view.is(end, 'object_pronoun');
}

function isSentenceStart(view: SentenceView, at: number): boolean {
  return view.token(at - 1) === undefined;
}
