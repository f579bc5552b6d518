import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

type Gender = 'm' | 'f';

/** Heads of names and class nouns whose gender nobody doubts: "Т-72", "БМП-2", "Су-25". */
const MASCULINE_HEAD =
  /^(?:т|бтр|су|миг|міг|ми|мі|ка|ту|ил|іл|ан|зрк|кш|танк|літак|самол[её]т|вертоліт|верток|верт[оа]л[её]т|бомбер|міномет|миномет|камаз|урал|краз|зіл|зил|маз|катер|корабель|корабль|тягач|броневик|бронеавтомобіль|пікап|пикап|мотоцикл|бензовоз|паливозаправник|топливозаправщик)$/;
const FEMININE_HEAD =
  /^(?:бмп|бмд|бмпт|мтлб|сау|рсзв|рсзо|рлс|бэха|беха|бэшка|мотолига|гармата|гаубиця|гаубица|пушка|самоходка|вантажівка|буханка|бронемашина|станція|станция|установка)$/;
const CONSONANT = /[бвгджзклмнпрстфхцчшщ]$/;
/** Letters of a name long enough to be a word, no abbreviation: "Град", "Тигр". */
const LONG_NAME = 4;

const FEMININE_VERB = /(?:[аяиіїеєуоы]|[бвгджзклмнпрстфхш])ла(?:ся|сь)?$/;
const FEMININE_PARTICIPLE = /(?:[ае]на|[ая]ная|[аеёи]т?нна|[иу]та|бита|жжена|чена|шена|дена)$/;
const MASCULINE_VERB = /(?:[аяиіїеєуюоы][лв]|ніс|гс)(?:ся)?$/;
const MASCULINE_PARTICIPLE = /(?:[еа]н|бит|[ео]ний|битий)$/;

/** "згоріла", "подбита" are of her, "згорів", "подбит" of him; null where the form does not tell. */
export function genderOfVerb(norm: string): Gender | null {
  if (FEMININE_VERB.test(norm) || FEMININE_PARTICIPLE.test(norm)) return 'f';
  if (MASCULINE_VERB.test(norm) || MASCULINE_PARTICIPLE.test(norm)) return 'm';
  return null;
}

/** The gender of a single item by its first word; null for several, and where the name leaves it open. */
export function genderOfItem(view: SentenceView, phrase: NounPhrase): Gender | null {
  const { item, number, uncounted } = phrase;
  if (item.plural || uncounted !== null || (number?.value ?? 1) !== 1) return null;
  const head = view.tokens[item.start];
  if (head?.cyrillic !== true) return null;
  const { norm } = head;
  if (MASCULINE_HEAD.test(norm)) return 'm';
  if (FEMININE_HEAD.test(norm) || isCarrier(view, item.start)) return 'f';
  const isName = item.named && item.ending === '' && item.end === item.start + 1;
  return isName && norm.length >= LONG_NAME && CONSONANT.test(norm) ? 'm' : null;
}

/** "МТ-ЛБ" */
function isCarrier(view: SentenceView, start: number): boolean {
  return view.tokens[start]?.norm === 'мт' && view.tokens[start + 2]?.norm === 'лб';
}
