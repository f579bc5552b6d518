import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';
import { TOOL } from './tool-case.ts';

/** Words of an object that stands first: "Позиции вражеской пехоты сожгли …". */
const OBJECT_WORDS = 4;

/** What can be destroyed and destroys nothing, as it begins a clause. */
export const SITE =
  /^(?:дом|дома|дім|будин(?:ок|ки)|хат[аиу]|школ[аиуы]|церкв[аиу]|міст|мост|мости|мосты|штаб|штаби|штабы|опорник|опорники|опорник[иа]?|бліндаж|бліндажі|блиндаж|блиндажи|дот|доти|доты|позиці[їю]|позици[июя]|посадк[аиу]|окоп|окопи|окопы|укриття|укрытие|укрытия|село|склад|склади|склады|ангар|ангари|ангары|цех|завод|підвал|подвал|лісосмуг[аиу]|лесополос[аыу]|транше[яюї]|траншею|роддом|вокзал|автовокзал|лікарн[яюі]|больниц[аыу]|елеватор|элеватор|пологовий)$/;
const PLURAL_VERB = /(?:ли|ають|яють|юють|уть|ить|ют|ут|ят|ат)$/;
const ACCUSATIVE = /[ую]$/;
/** "сразу", "знову", "ночью": adverbs in the ending of the accusative. */
const ADVERBS_IN_U =
  /^(?:сразу|знову|одразу|відразу|ночью|наверху|спочатку|поблизу|почему|чому|тому|потому|поэтому|внизу|снизу|сверху|справу|оттуду|наразу|напоказу|кому|ему|йому|всему)$/;
const SHOOTS_DOWN = /^(?:зби|сби|перехопи|перехвати)/;
/** From this many on, missiles are what was shot down: so many do not meet one target. */
const SALVO = 5;

/**
 * "Сім ракет збили F-16", "Дом разрушил «Град»": in a language of free order an object may stand
 * first, and what stands behind the verb did it.
 */
export function agentFollows(
  view: SentenceView,
  status: StatusMention,
  { voice, infinitive }: StatusWord,
): boolean {
  const verb = view.token(status.start);
  if ((voice !== 'free' && voice !== 'active') || infinitive === true || verb?.cyrillic !== true)
    return false;
  let last = status.start - 1;
  while (view.is(last, 'adverb') || view.token(last)?.kind === 'quote') last -= 1;
  const phrase = view.phraseAt(last);
  if (phrase?.item.munition === true) return isShotAt(view, phrase, verb.norm);
  if (phrase !== undefined) return false;
  const first = clauseStart(view, last);
  if (first === null) return false;
  return SITE.test(view.token(first)?.norm ?? '') || isAccusative(view, last, verb.norm);
}

function isShotAt(view: SentenceView, phrase: NounPhrase, verb: string): boolean {
  const { governor, number, item } = phrase;
  const head = view.token(item.start)?.norm ?? '';
  if (governor !== 'none' || TOOL.test(head) || TOOL.test(item.ending)) return false;
  const isSingular = !PLURAL_VERB.test(verb);
  const count = number?.value ?? 1;
  if (isSingular && count > 1) return true;
  if (count >= SALVO && SHOOTS_DOWN.test(verb)) return true;
  return isSingular && ACCUSATIVE.test(head);
}

/** "Технику спалив «Град»"; not "ворогу спалив", whose dative says to whom. */
function isAccusative(view: SentenceView, at: number, verb: string): boolean {
  const norm = view.token(at)?.norm ?? '';
  if (
    PLURAL_VERB.test(verb) ||
    TOOL.test(norm) ||
    !ACCUSATIVE.test(norm) ||
    ADVERBS_IN_U.test(norm)
  )
    return false;
  if (view.is(at, 'enemy') || view.is(at, 'people')) return false;
  return view.isUnknownWord(at) || view.is(at, 'head_noun');
}

/** The first word of a clause that holds a noun and its adjectives alone; null where it holds more. */
function clauseStart(view: SentenceView, last: number): number | null {
  for (let at = last; at > last - OBJECT_WORDS; at -= 1) {
    const token = view.token(at);
    if (token?.kind !== 'word' || view.phraseAt(at) !== undefined) return null;
    // "Роддом в Никополе разрушил …"
    if (view.is(at, 'preposition') && view.isPlaceOrDateAt(at + 1)) continue;
    if (view.is(at, 'preposition') || view.is(at, 'with') || view.statusAt(at)) return null;
    const before = view.token(at - 1);
    if (before === undefined || view.isListMark(at - 1)) return at;
  }
  return null;
}
