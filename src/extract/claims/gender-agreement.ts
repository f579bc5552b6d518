import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

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
