import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';
import { isInstrumental } from './tool-case.ts';

/** Tokens between "сбито" and the count of what was shot down. */
const COUNT_REACH = 2;

/** "The radar burnt. Air defence slept.": what fires at the sky strikes nothing on the ground. */
export function firesAtTheSky({ item }: NounPhrase, lost: NounPhrase): boolean {
  return item.weapon?.kind === 'air defence' && !lost.item.categories.some(flies);
}

function flies(category: string): boolean {
  return (
    category === 'Aircraft' || category === 'Helicopters' || category.endsWith('Aerial Vehicles')
  );
}

/** "Также сбито 22 беспилотника", "22 drones were shot down": hit, and no weapon that hit. */
export function isShotDown(view: SentenceView, { item, start, end, number }: NounPhrase): boolean {
  if (!item.munition || number === null || isInstrumental(item.ending)) return false;
  return view.statuses.some(({ start: from, end: to, words }) => {
    if (!words.some(({ scope }) => scope === 'air')) return false;
    const isBefore = to <= start && start - to <= COUNT_REACH;
    return isBefore || (view.is(end, 'auxiliary') && from > end && from - end <= COUNT_REACH);
  });
}
