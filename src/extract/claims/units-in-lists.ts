import type { NounPhrase } from './noun-phrases.ts';
import { isOrdinalAt } from './ordinals.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens of a unit or place between two members of a list. */
const REACH = 12;
const ORDINAL_TOKENS = 3;

/**
 * "семь Т-72Б3 155-й бригады и двадцать БМП-3", "«Лелеку» над Сватовом, «Фурию» у Бурлука": the
 * list mark behind whose or where the first was; null where anything else stands between.
 */
export function pastUnitOrPlace(
  view: SentenceView,
  left: NounPhrase,
  right: NounPhrase,
): number | null {
  if (!left.isCyrillic || right.start - left.end > REACH || opensClause(view, right.end))
    return null;
  let at = left.end;
  while (at < right.start) {
    if (view.isListMark(at)) return at > left.end ? at : null;
    if (view.statusAt(at) !== undefined) return null;
    if (isOrdinalAt(view, at)) at += ORDINAL_TOKENS;
    else if (mayStand(view, at)) at += 1;
    else return null;
  }
  return null;
}

function mayStand(view: SentenceView, at: number): boolean {
  if (view.scan.sideOver.has(at) || view.isPlaceOrDateAt(at) || view.is(at, 'preposition'))
    return true;
  if (view.is(at, 'brigade') || view.is(at, 'people') || view.token(at)?.kind === 'quote')
    return true;
  const isName = view.token(at)?.kind === 'word' && view.token(at)?.capital === true;
  return isName && view.is(at - 1, 'preposition');
}

/** "… и две БМП сбежали": a clause of its own, no member of the list. */
function opensClause(view: SentenceView, at: number): boolean {
  if (view.token(at)?.kind !== 'word') return false;
  if (view.is(at, 'preposition') || view.is(at, 'with') || view.isListMark(at)) return false;
  return view.isUnknownWord(at) || view.is(at, 'auxiliary') || view.statusAt(at) !== undefined;
}
