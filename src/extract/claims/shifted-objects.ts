import type { SentenceView } from './sentence-view.ts';

const REACH = 14;
const PERFECT = new Set('has have had'.split(' '));
/** "for the day", "in one night": how long it took. */
const PERIODS = new Set('day night week month hour morning evening'.split(' '));

/** "destroyed with an FPV near Lyman a T-72": where the object put off behind adverbials starts. */
export function shiftedObjectStart(view: SentenceView, verb: number, from: number): number | null {
  if (view.is(verb - 1, 'auxiliary') && !PERFECT.has(view.token(verb - 1)?.norm ?? '')) return null;
  for (let at = from + 1; at < from + REACH; at += 1) {
    const phrase = view.phraseAt(at);
    if (phrase === undefined) {
      if (endsSearch(view, at)) return null;
      continue;
    }
    if (phrase.item.munition) continue;
    if (phrase.start !== at || phrase.barred || phrase.governor !== 'none') return null;
    const isIntroduced =
      phrase.article !== null ||
      phrase.number !== null ||
      PERIODS.has(view.token(at - 1)?.norm ?? '');
    return isIntroduced && closesAdverbial(view, at - 1) ? at : null;
  }
  return null;
}

function endsSearch(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token === undefined || token.kind === 'newline' || token.kind === 'punct') return true;
  if (view.statusAt(at) !== undefined || view.isListMark(at)) return true;
  return view.is(at, 'auxiliary') || view.is(at, 'relative') || view.is(at, 'irrealis');
}

function closesAdverbial(view: SentenceView, last: number): boolean {
  if (PERIODS.has(view.token(last)?.norm ?? '')) return true;
  return view.isPlaceOrDateAt(last) || view.phraseAt(last)?.item.munition === true;
}
