import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

const ON = new Set('on atop aboard'.split(' '));
const BUILT_ON = new Set('chassis wheels truck trucks trailer trailers base platform'.split(' '));
const TRUCKS = 'Trucks, Vehicles and Jeeps';

/** "two Patriot launchers on MAN trucks burnt down": what the item named before it stands on. */
export function isCarrier(view: SentenceView, { start, end, item }: NounPhrase): boolean {
  let at = start - 1;
  // "on MAN trucks": a maker.
  if (view.token(at)?.capital === true && view.isUnknownWord(at)) at -= 1;
  while (view.is(at, 'determiner') || view.is(at, 'adjective')) at -= 1;
  if (!ON.has(view.token(at)?.norm ?? '')) return false;
  const carried = view.phraseAt(at - 1);
  if (carried === undefined || carried.barred || carried.item.munition) return false;
  if (carried.item.categories.includes(TRUCKS)) return false;
  return item.categories.includes(TRUCKS) || BUILT_ON.has(view.token(end)?.norm ?? '');
}
