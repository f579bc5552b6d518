import type { SentenceView } from './sentence-view.ts';

const UP_TO = new Set(
  'до понад более свыше больше около близько більше майже почти порядка'.split(' '),
);
const PEOPLE =
  /^(?:военнослужащ|военн|боевик|бойовик|солдат|бойц|бійц|человек|осіб|чоловік|людей|окупант|оккупант|військов|пехот|піхот|националист|націоналіст|наемник|найман|штурмовик|десантник|морпех|морпіх)/;
const UNIT = /^(?:рот[ыиу]|взвод[ау]|отделени[яе]|відділення|батальона|батальйону|десят(?:ка|ок))$/;
const LONGEST_COUNT = 3;

/** "до 45 военнослужащих", "12 окупантів", "до роты пехоты": past the men counted beside machines. */
export function pastCountedPeople(view: SentenceView, from: number): number | null {
  let at = from;
  while (UP_TO.has(view.token(at)?.norm ?? '')) at += 1;
  const first = view.token(at);
  const counted = view.scan.numberWordAt.get(at);
  if (first === undefined) return null;
  if (UNIT.test(first.norm)) at += 1;
  else if (counted !== undefined) at = counted.end;
  else if (first.kind === 'number') at += 1;
  else return null;
  // "1 250"
  while (view.token(at)?.kind === 'number' && at < from + LONGEST_COUNT) at += 1;
  const noun = view.token(at);
  const isPeople = noun?.kind === 'word' && PEOPLE.test(noun.norm) && !view.phraseAt(at);
  return isPeople ? at + 1 : null;
}
