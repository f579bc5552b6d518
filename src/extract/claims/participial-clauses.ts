import { disagreesInGender } from './gender-agreement.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listBefore } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { type Found, fitting, isCyrillic } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';
import { isInstrumental } from './tool-case.ts';

/** Long forms, which agree with a noun: "сбитых", "сгоревшего", "покинутый", "знищеної". */
const LONG_FORM =
  /(?:ый|ая|ое|ые|ого|ой|ому|ую|ым|ом|ых|ыми|вший|вшая|вшее|вшие|вшего|вшей|вшему|вшую|вшим|вшем|вших|вшими|ся|ий|ої|ого|ому|ій|ою|им|их|ими|на|не|ну|ні|та|те|ту|ті|ла|ле|лу|лі)$/;
const PLURAL_FORM = /(?:ые|ых|ыми|вшие|вших|вшими|(?:вшие|вших|вшими)ся|их|ими|ні|ті|лі)$/;
/** Short forms that look like Ukrainian long ones: "уничтожена". */
const RUSSIAN_SHORT = /(?:на|та|но|то|ны|ты)$/;

/** Tokens of whose it is between an item and the comma: "Т-64БВ 1-ї танкової бригади ЗСУ, …". */
const OWNER_REACH = 9;
/** How far a noun may stand behind the participle that describes it. */
const OWN_NOUN_REACH = 5;

/** "о трёх Су-34, сбитых 22 декабря": the clause after the comma is said of the item before it. */
export function describedBefore(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  if (!isCyrillic(view, status) || view.token(status.start - 1)?.norm !== ',') return null;
  if (word.voice !== 'passive' || word.counted === true || status.end !== status.start + 1)
    return null;
  const form = view.token(status.start)?.norm ?? '';
  if (!LONG_FORM.test(form) || RUSSIAN_SHORT.test(form) || describesNext(view, status)) return null;
  const phrase = describedPhrase(view, status.start - 1);
  if (phrase === null || phrase.negated || disagreesInGender(view, phrase, status)) return null;
  const several = PLURAL_FORM.test(form);
  const phrases = fitting(several ? listBefore(view, phrase) : [phrase], word);
  return phrases.length === 0 ? null : { phrases, active: false, part: false };
}

/** The item that ends at a comma, or before the unit that has it. */
function describedPhrase(view: SentenceView, comma: number): NounPhrase | null {
  for (let at = comma - 1; at >= comma - OWNER_REACH; at -= 1) {
    const phrase = view.phraseAt(at);
    if (phrase !== undefined) return phrase;
    if (view.token(at) === undefined || view.isListMark(at)) return null;
    if (view.statusAt(at) !== undefined || view.token(at)?.kind === 'punct') return null;
  }
  return null;
}

/** "…, брошенная М-46", "сгоревшие под Угледаром БМП": the participle has a noun of its own. */
function describesNext(view: SentenceView, { end }: StatusMention): boolean {
  for (let at = end; at < end + OWN_NOUN_REACH; at += 1) {
    if (view.token(at) === undefined || view.isListMark(at)) return false;
    const phrase = view.phraseAt(at);
    if (phrase === undefined) continue;
    const ruled = phrase.governor === 'preposition' || phrase.governor === 'with';
    return !ruled && !phrase.item.munition && !isInstrumental(phrase.item.ending);
  }
  return false;
}
