import { isCountedCompany } from './company.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

const LONGEST_SHARED_GAP = 8;

/** The phrase before, where only list marks, statuses and adverbs part the two. */
export function sharerBefore(view: SentenceView, phrase: NounPhrase): NounPhrase | null {
  const before = view.phrases[(view.orderOf(phrase) ?? 0) - 1];
  if (before === undefined || phrase.start - before.end > LONGEST_SHARED_GAP) return null;
  if (dashStandsForVerb(view, before, phrase) || isCountedCompany(view, before, phrase))
    return before;
  let marks = 0;
  let at = before.end;
  while (at < phrase.start) {
    const status = view.statusAt(at);
    if (view.isListMark(at)) marks += 1;
    else if (status === undefined && !view.isLightWord(at) && view.token(at)?.norm !== ')')
      return null;
    at = status?.end ?? at + 1;
  }
  return marks > 0 ? before : null;
}

/** "сожгли три танка, а под Изюмом – две БМП": the dash repeats the verb. */
export function dashStandsForVerb(
  view: SentenceView,
  left: NounPhrase,
  right: NounPhrase,
): boolean {
  const dash = view.token(right.start - 1);
  if (!right.isCyrillic || dash?.kind !== 'hyphen' || dash.glued) return false;
  if (right.start - left.end > LONGEST_SHARED_GAP || !view.isListMark(left.end)) return false;
  const isCounted = right.number !== null || right.uncounted !== null;
  if (!isCounted && !isOnlyWhereAndWhen(view, left.end + 1, right.start - 1)) return false;
  for (let at = left.end; at < right.start; at += 1) {
    if (view.statusAt(at) !== undefined || view.is(at, 'negation')) return false;
    if (view.is(at, 'ours') || view.scan.sideOver.has(at)) return false;
    if (view.is(at, 'we') || view.is(at, 'enemy') || view.is(at, 'plural_pronoun')) return false;
  }
  return true;
}

/** "под Джанкоем сгорела РЛС, одиннадцатого у Старого Крыма — станция": another day, another place. */
function isOnlyWhereAndWhen(view: SentenceView, from: number, to: number): boolean {
  let isPlaced = false;
  for (let at = from; at < to; at += 1) {
    const isPlace = view.isPlaceOrDateAt(at);
    isPlaced ||= isPlace;
    const mayStand = isPlace || view.is(at, 'preposition') || view.is(at, 'conjunction');
    if (!mayStand && !/(?:ого|его)$|^(?:дня|ночі|ночи)$/.test(view.token(at)?.norm ?? ''))
      return false;
  }
  return isPlaced;
}
