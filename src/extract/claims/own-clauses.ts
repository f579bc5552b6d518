import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words between the item and its verb: where, when, "также". */
const REACH = 6;

/** Long participles of an object: "БМП-2, брошенные экипажами", "спалених". */
const ATTRIBUTE = /(?:ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ой|ей|ую|ых|их|ым|им|ыми|ими|ої|ою)(?:ся)?$/;
/** "пошкоджений" says it of its subject in Ukrainian. */
const UKRAINIAN_PREDICATE = /(?:ений|аний|итий|утий|тий)$/;
/** "розвернулися", "ушла", "встигла": a past tense no table knows. */
const PAST =
  /(?:(?:[аяиіїеєуоыё]|[бвгджзклмнпрстфхш])(?:ла|ли|ло)|[аяиіеуоы]л|[аяиєеуо]в)(?:ся|сь)?$/;
const NOT = new Set(['не', 'ні']);
/** "плюс «Орлан» нашли в поле" */
const PLUS = new Set('плюс также також'.split(' '));
/** "наш «Краб» цілий" */
const WHOLE = /^(?:ціл(?:ий|а|е|і)|цел(?:а|о|ы)?|жив(?:ий|а|і|ой|ы)|вцілі(?:в|ла|ли)|уцелел[аи]?)$/;
const SHORTEST_VERB = 4;

/** "Спалили Т-72, БМП-2 пошкодили": the last of a list where it begins a clause of its own. */
export function withoutOwnClause(
  view: SentenceView,
  list: readonly NounPhrase[],
): readonly NounPhrase[] {
  const last = list.at(-1);
  if (list.length < 2 || last === undefined || !last.isCyrillic) return list;
  if (PLUS.has(view.token(last.start - 1)?.norm ?? '') || !hasOwnPredicate(view, last)) return list;
  let first = list.length - 1;
  // "…, БМП-2 та МТ-ЛБ пошкодили": both of the clause.
  while (first > 1 && view.token((list[first]?.start ?? 0) - 1)?.norm !== ',') first -= 1;
  const opens = view.token((list[first]?.start ?? 0) - 1);
  return opens?.norm === ',' ? list.slice(0, first) : list.slice(0, -1);
}

/** Whether a verb, no attribute, stands right behind an item, or behind where and when. */
export function hasOwnPredicate(view: SentenceView, { end, isCyrillic: it }: NounPhrase): boolean {
  if (!it) return false;
  for (let at = end; at < end + REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined || token.kind === 'punct' || token.kind === 'newline') return false;
    const status = view.statusAt(at);
    if (status !== undefined) {
      const { norm } = token;
      if (status.words.every(({ voice }) => voice === 'noun')) return false;
      return !ATTRIBUTE.test(norm) || UKRAINIAN_PREDICATE.test(norm);
    }
    if (WHOLE.test(token.norm)) return true;
    if (view.is(at, 'auxiliary') || view.is(at, 'achieved') || view.is(at, 'irrealis')) return true;
    if (view.phraseAt(at) !== undefined || view.isListMark(at)) return false;
    if (view.isLightWord(at) || view.isPlaceOrDateAt(at)) continue;
    if (view.is(at, 'preposition') && view.isPlaceOrDateAt(at + 1)) continue;
    // "«Тигр» без колёс"
    if (view.is(at, 'negation')) return NOT.has(token.norm);
    return view.isUnknownWord(at) && token.norm.length >= SHORTEST_VERB && PAST.test(token.norm);
  }
  return false;
}
