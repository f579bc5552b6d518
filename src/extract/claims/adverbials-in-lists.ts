import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** "a T-72 near Bakhmut and two BMPs": words of the adverbial before the next member. */
const ADVERBIAL_REACH = 12;

/** "a T-72 near Bakhmut and two BMPs": the "and", where only a place or date comes before it. */
export function pastAdverbial(
  view: SentenceView,
  left: NounPhrase,
  right: NounPhrase,
): number | null {
  if (left.isCyrillic || right.start - left.end > ADVERBIAL_REACH) return null;
  if (!isAdverbialStart(view, left.end) || opensClause(view, right.end)) return null;
  for (let at = left.end; at < right.start; at += 1) {
    if (view.is(at, 'conjunction')) return at;
    const mayStand =
      view.isPlaceOrDateAt(at) ||
      view.is(at, 'preposition') ||
      view.is(at, 'of') ||
      view.is(at, 'determiner') ||
      view.isLightWord(at);
    if (!mayStand || view.statusAt(at) !== undefined) return null;
  }
  return null;
}

function isAdverbialStart(view: SentenceView, at: number): boolean {
  return view.is(at, 'preposition') || view.isPlaceOrDateAt(at);
}

/** "… and two BMPs fled", "… were seized": a clause of its own, no member of the list. */
function opensClause(view: SentenceView, at: number): boolean {
  if (view.token(at)?.kind !== 'word') return false;
  return view.isUnknownWord(at) || view.is(at, 'auxiliary') || view.statusAt(at) !== undefined;
}
