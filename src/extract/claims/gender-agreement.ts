import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';
import { genderOfItem, genderOfVerb } from './slavic-gender.ts';

const FEMININE_VERB = /[аяиіеуо]ла(?:ся|сь)?$/;
const MASCULINE_NAME = /[бвгджзклмнпрстфхцчшщ]$/;
const LONG_WORD = 4;

/** "другу накрив «Хаймарс», згоріла": the verb has the gender of another. */
export function disagreesInGender(
  view: SentenceView,
  { item, end }: NounPhrase,
  status: StatusMention,
): boolean {
  if (!item.named || item.end !== item.start + 1 || view.token(end)?.norm !== ',') return false;
  const name = view.token(item.start);
  if (name?.cyrillic !== true || name.norm.length < LONG_WORD) return false;
  return FEMININE_VERB.test(view.token(status.start)?.norm ?? '') && MASCULINE_NAME.test(name.norm);
}

/** "Т-72 тягнув БМП-1, наїхав на міну і згорів": an item before agrees with the verb, this one does not. */
export function agreesRatherBefore(
  view: SentenceView,
  phrase: NounPhrase,
  status: StatusMention,
  { voice }: StatusWord,
): boolean {
  if ((voice !== 'subject' && voice !== 'passive') || !phrase.isCyrillic) return false;
  const asked = genderOfVerb(view.token(status.start)?.norm ?? '');
  if (asked === null) return false;
  const own = genderOfItem(view, phrase);
  if (own === null || own === asked) return false;
  const order = view.orderOf(phrase) ?? 0;
  return view.phrases
    .slice(0, order)
    .some((before) => before.governor === 'none' && genderOfItem(view, before) === asked);
}
