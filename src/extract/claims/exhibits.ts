import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words of a place where things are shown; what is shown there may have been lost in the war. */
const SHOWS = new Set(
  'exhibition exhibited exhibit exhibits display displayed displays museum pedestal mykhailivska khreshchatyk poklonnaya'.split(
    ' ',
  ),
);
const OPENS_DISPLAY = new Set(['on']);
/** Tokens after the verb in which who did it, where or when is told. */
const CIRCUMSTANCE_REACH = 6;

/** "captured near Izium in September, now displayed in Kyiv": the loss itself is told, with its circumstances. */
export function isToldOfAnExhibit(
  view: SentenceView,
  status: StatusMention,
  phrases: readonly NounPhrase[],
): boolean {
  if (phrases.some(({ premodifiers }) => premodifiers.includes(status))) return false;
  if (status.words.every(({ voice }) => voice === 'noun')) return false;
  return onlyShows(view) && hasCircumstance(view, status);
}

function onlyShows(view: SentenceView): boolean {
  for (let at = view.firstOf('unreal'); at < view.sentence.end; at += 1) {
    if (!view.is(at, 'unreal')) continue;
    const norm = view.token(at)?.norm ?? '';
    if (!SHOWS.has(norm) && !OPENS_DISPLAY.has(norm)) return false;
  }
  return true;
}

function hasCircumstance(view: SentenceView, { end }: StatusMention): boolean {
  for (let at = end; at < end + CIRCUMSTANCE_REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined || token.norm === ',') return false;
    if (view.is(at, 'unreal')) return false;
    if (view.isPlaceOrDateAt(at) || view.is(at, 'by')) return true;
  }
  return false;
}
