import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words of whose it is between "катер" and "проекта". */
const REACH = 4;
const OF_A_CLASS = new Set(
  'проекта проєкту типа типу класса класу серии серії модели моделі марки'.split(' '),
);

/** "два катера ФСБ проекта «Раптор»", "корабль типа «Каракурт»": the name says what the noun counts. */
export function namedByProject(
  view: SentenceView,
  phrase: NounPhrase,
  next: NounPhrase,
): NounPhrase | null {
  if (!phrase.isCyrillic || next.item.munition || next.number !== null) return null;
  const name =
    view.token(next.item.start - 1)?.kind === 'quote' ? next.item.start - 2 : next.item.start - 1;
  if (name < phrase.item.end || name - phrase.item.end > REACH) return null;
  if (!OF_A_CLASS.has(view.token(name)?.norm ?? '')) return null;
  for (let at = phrase.item.end; at < name; at += 1)
    if (view.isListMark(at) || view.statusAt(at) !== undefined || view.phraseAt(at) === next)
      return null;
  return phrase.number === null ? next : view.partOf(next, phrase.number);
}
