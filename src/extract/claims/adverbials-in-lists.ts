import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** "a T-72 near Bakhmut and two BMPs": words of the adverbial before the next member. */
const ADVERBIAL_REACH = 12;

/**
 * "a T-72 near Bakhmut and two BMPs", "one T-72 of the 70th Regiment, one BMP": the mark, where only
 * a place, a date or a unit comes before it.
 */
export function pastAdverbial(
  view: SentenceView,
  left: NounPhrase,
  right: NounPhrase,
): number | null {
  if (left.isCyrillic || right.start - left.end > ADVERBIAL_REACH) return null;
  if (!isAdverbialStart(view, left)) return null;
  // "A T-72 near Terny and two BMPs were lost": with no verb before it the list is the subject.
  if (left.start !== view.sentence.start && opensClause(view, right.end)) return null;
  for (let at = left.end; at < right.start; at += 1) {
    if (view.is(at, 'conjunction')) return at;
    if (left.item.named && closesMember(view, at, right)) return at;
    if (!mayStand(view, at) || view.statusAt(at) !== undefined) return null;
  }
  return null;
}

function mayStand(view: SentenceView, at: number): boolean {
  return (
    view.isPlaceOrDateAt(at) ||
    view.is(at, 'preposition') ||
    view.is(at, 'of') ||
    view.is(at, 'determiner') ||
    view.isLightWord(at) ||
    isOfUnit(view, at)
  );
}

/** "of the 70th Guards Regiment": its number, the ending of its number, its name. */
function isOfUnit(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (view.is(at, 'brigade') || view.is(at, 'people') || view.scan.sideOver.has(at)) return true;
  return token?.kind === 'number' || (token?.kind === 'word' && (token.glued || token.capital));
}

/** A comma and then a counted item: the list goes on. */
function closesMember(view: SentenceView, at: number, right: NounPhrase): boolean {
  if (view.token(at)?.norm !== ',' || right.start !== at + 1) return false;
  return right.number !== null || right.article !== null || right.uncounted !== null;
}

function isAdverbialStart(view: SentenceView, { end, item, governor }: NounPhrase): boolean {
  // "a shot from the Bradley of the 47th": what fired it.
  if (view.is(end, 'of')) return item.named && governor === 'none';
  return view.is(end, 'preposition') || view.isPlaceOrDateAt(end);
}

/** "… and two BMPs fled", "… were seized": a clause of its own, no member of the list. */
function opensClause(view: SentenceView, at: number): boolean {
  if (view.token(at)?.kind !== 'word') return false;
  return view.isUnknownWord(at) || view.is(at, 'auxiliary') || view.statusAt(at) !== undefined;
}
