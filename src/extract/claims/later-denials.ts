import type { StatusMention } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words between a denial and what it denies. */
const REACH = 4;

const DENIES =
  /^(?:denied|denies|refuted|refutes|debunked|rejected|спростува|спростовує|спростовують|спростовано|опроверг|опровергл|опровергает|запереч[иу]|отрица)/;
const WHAT = new Set(
  'this it that claim claims report reports loss information news'
    .concat(' це цю цього інформацію втрату дані повідомлення заяву')
    .concat(' это эту этого информацию потерю данные сообщения заявление')
    .split(' '),
);
const SURVIVED =
  /^(?:survived|survives|intact|unharmed|undamaged|уціліл|уцілі|вціліл|вцілі|уцелел|невредим|неушкоджен|цілий|ціла|цел$|цела$)/;
const AFTER_ALL =
  /^(?:later|turned|emerged|actually|згодом|виявил|насправді|пізніше|позже|выяснил|оказал|потом)/;
const NOT = new Set(['not', 'never', 'не', 'ні']);

/** "The ministry denied this.", "Later it turned out the tank survived.": it takes back the sentence before. */
export function takesBack(view: SentenceView): boolean {
  if (view.once('decoy', () => saysItIsADecoy(view))) return true;
  if (
    view.statuses.some((status) => tellsFate(status) && !isNegated(view, status)) ||
    view.phrases.some(({ item }) => item.named)
  )
    return false;
  return view.once('takes back', () => denies(view) || saysItSurvived(view));
}

const DECOY = /^(?:макет|муляж|обманк|імітаці|имитаци|надувн)/;
const IT_IS = new Set('це то это'.split(' '));
const NO = new Set('ні нет'.split(' '));
const OPENING = 3;

/** "Та ні, нагріли макет", "Это муляж." */
function saysItIsADecoy(view: SentenceView): boolean {
  const { start, end } = view.sentence;
  let saysNo = false;
  for (let at = start; at < end; at += 1) {
    const norm = view.token(at)?.norm ?? '';
    saysNo ||= at < start + OPENING && NO.has(norm);
    if (!DECOY.test(norm)) continue;
    return saysNo || IT_IS.has(view.token(at - 1)?.norm ?? '');
  }
  return false;
}

/** "спростувало: танк не знищений" */
function isNegated(view: SentenceView, { start }: StatusMention): boolean {
  return NOT.has(view.token(start - 1)?.norm ?? '');
}

/** Not the noun of "denied the loss". */
function tellsFate({ words }: StatusMention): boolean {
  return words.some(({ voice }) => voice !== 'noun');
}

function denies(view: SentenceView): boolean {
  const { start, end } = view.sentence;
  for (let at = start; at < end; at += 1) {
    const norm = view.token(at)?.norm ?? '';
    if (!DENIES.test(norm) || NOT.has(view.token(at - 1)?.norm ?? '')) continue;
    for (let next = at - REACH; next <= at + REACH; next += 1) {
      if (next !== at && WHAT.has(view.token(next)?.norm ?? '')) return true;
    }
    const closes = view.token(at + 1)?.norm;
    return at === end - 1 || closes === ':' || closes === ';';
  }
  return false;
}

function saysItSurvived(view: SentenceView): boolean {
  let isAfterAll = false;
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const norm = view.token(at)?.norm ?? '';
    isAfterAll ||= AFTER_ALL.test(norm);
    if (isAfterAll && SURVIVED.test(norm)) return !NOT.has(view.token(at - 1)?.norm ?? '');
  }
  return false;
}
