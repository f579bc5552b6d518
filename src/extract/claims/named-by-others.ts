import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words between a workshop and the item it is named by. */
const REACH = 6;

const WORKSHOP =
  /^(?:цех|цеха|цехи|цеху|лини[яюи]|лінія|лінію|лінії|участок|участка|дільниц[яюі]|завод|заводу|завода|корпус|предприятие|підприємство|бюро|кб|фабрик[аиуы]|мастерск(?:ая|ую|ие)|майстерн[яюі]|конвейер|конвеєр|продукции|продукції)$/;
const MAKING =
  /^(?:сборки|покраски|окраски|починки|збирання|складання|фарбування|лагодження|выпуска|производства|випуску|виробництва|модернизации|модернізації|хранения|зберігання|ремонта|ремонту|(?:выпуска|производ|собира|изготавлива|ремонтиру)(?:ющ|вш)[а-я]+|созда(?:вш|ющ)[а-я]+|разработавш[а-я]+|производящ[а-я]+|створив|створило|створила|випускає|виробляє|збирає|лагодить|робить)$/;
const COMMANDERS = /^(?:командир|командира|командиры|начальник|начальника|комбат|комдив)$/;
const UNIT = /^(?:дивизиона|дивизионов|дивізіону|батареи|батареї|взвода|взводу|роты|роти)$/;
/** "Огнём Т-90 уничтожен дом": whose fire it was. */
const FIRE = /^(?:огнем|вогнем|выстрелом|пострілом|залпом|снарядом)$/;

/** "цех сборки БТР-82А сгорел": the item only says which workshop, commander or fire is meant. */
export function onlyNamesAnother(
  view: SentenceView,
  phrase: NounPhrase,
  status: StatusMention,
): boolean {
  if (isScareQuoted(view, phrase) || isNickname(view, phrase)) return true;
  const first = phrase.item.start;
  const before = quoteOpens(view, first - 1) ? first - 2 : first - 1;
  const norm = view.token(before)?.norm ?? '';
  if (!phrase.isCyrillic) return commands(view, first) || usedToStand(view, phrase);
  if (UNIT.test(norm) && COMMANDERS.test(view.token(before - 1)?.norm ?? '')) return true;
  if (FIRE.test(norm) && phrase.end <= status.start) return hasSubjectBehind(view, status);
  return isMadeThere(view, before);
}

/** 'the "aircraft" that fell was a model' */
function isScareQuoted(view: SentenceView, { item }: NounPhrase): boolean {
  return !item.named && quoteOpens(view, item.start - 1) && quoteOpens(view, item.end);
}

const CALLED = new Set('called nicknamed dubbed christened'.split(' '));
const CIVIL_CARS = new Set(
  'lada zhiguli moskvich volga fiat renault car tractor cat dog'.split(' '),
);
const CALLED_REACH = 6;

/** 'our old Lada, which we called "Abrams"' */
export function isNickname(view: SentenceView, { item }: NounPhrase): boolean {
  if (!quoteOpens(view, item.start - 1) || !CALLED.has(view.token(item.start - 2)?.norm ?? ''))
    return false;
  for (let at = item.start - 3; at > item.start - 3 - CALLED_REACH; at -= 1) {
    if (CIVIL_CARS.has(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}

/** "the major commanding the S-300 battery" */
function commands(view: SentenceView, first: number): boolean {
  const isArticle = view.is(first - 1, 'determiner');
  return view.token(isArticle ? first - 2 : first - 1)?.norm === 'commanding';
}

function quoteOpens(view: SentenceView, at: number): boolean {
  return view.token(at)?.kind === 'quote';
}

/** "цех, выпускающий ЗРК «Тор»", "лінію збирання безпілотників «Орлан-10»" */
function isMadeThere(view: SentenceView, last: number): boolean {
  let isMade = false;
  for (let at = last; at > last - REACH; at -= 1) {
    const norm = view.token(at)?.norm;
    if (norm === undefined || view.statusAt(at) !== undefined) return false;
    if (MAKING.test(norm)) isMade = true;
    else if (isMade && WORKSHOP.test(norm)) return true;
  }
  return false;
}

function hasSubjectBehind(view: SentenceView, { end }: StatusMention): boolean {
  return view.isUnknownWord(end) || view.is(end, 'head_noun') || view.is(end, 'adjective');
}

/** "the hangar where the Su-27s used to stand" */
function usedToStand(view: SentenceView, { start, end }: NounPhrase): boolean {
  const opens = view.token(start - 1)?.norm === 'where' || view.token(start)?.norm === 'where';
  return opens && view.token(end)?.norm === 'used' && view.token(end + 1)?.norm === 'to';
}
