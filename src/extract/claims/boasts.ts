import type { StatusMention } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words between who only tells of it and the verb: "The ministry has now shot down". */
const TELLER_REACH = 4;
const THAN_REACH = 5;
/** From this ordinal on ("the 130th Bayraktar") a count is mocked or kept, no item seen. */
const MANY = 20;

const TELLER =
  /^(?:минобороны|міноборони|пропагандист[ыи]?|телевизор|телевізор|ministry|propagandists?|spokesm[ae]n|spokeswom[ae]n)$/;
const THAN = new Set(['than', 'чем', 'ніж', 'аніж']);
/** What there was to destroy: "three more than were ever sent". */
const THERE_WAS =
  /^(?:ever|existed|exist|exists|было|были|есть|поставили|поставлено|построили|выпустили|дали|було|були|поставили|збудували|випустили|мали)$/;
const TIME = new Set(['time', 'раз']);
const NTH =
  /^(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|umpteenth|nth|трет[а-яіїє]+|четверт[а-яіїє]+|пят[а-яіїє]+|шест[а-яіїє]+|шост[а-яіїє]+|седьм[а-яіїє]+|сьом[а-яіїє]+|восьм[а-яіїє]+|десят[а-яіїє]+|сот[а-яіїє]+|который|котрий)$/;
const AGAIN = /^(?:втретє|вчетверте|вп.?яте|вшосте|всьоме|усьоме|вдесяте|всоте|вкотре|пятикратно)$/;

/** A destruction told with a wink: nothing of it happened. */
export function isMocked(view: SentenceView, status: StatusMention): boolean {
  return (
    view.once('mocked', () => exceedsAll(view) || happensAgain(view)) ||
    isDoneByTeller(view, status) ||
    isDoneByPet(view, status) ||
    countsEver(view, status)
  );
}

const PET =
  /^(?:кот|кіт|котик|кошка|кішка|котенок|кошеня|пес|пёс|собака|щенок|цуценя|песик|кіцька|хомяк|хом.як|ежик|їжачок|корова|коза|cat|kitten|dog|puppy)$/;
const PET_REACH = 3;

/** "Кот Барсик захватил МТ-ЛБ": nobody lost it; a pilot may be called so. */
function isDoneByPet(view: SentenceView, { start, words }: StatusMention): boolean {
  if (words.every(({ voice }) => voice === 'noun' || voice === 'passive')) return false;
  for (let at = start - 1; at >= start - PET_REACH; at -= 1) {
    if (!PET.test(view.token(at)?.norm ?? '')) continue;
    const isCallSign = view.is(at - 1, 'people') || view.is(at - 1, 'head_noun');
    return !isCallSign && view.token(at - 1)?.kind !== 'quote';
  }
  return false;
}

/** "The ministry destroyed …", "Минобороны сбило …": who announces destroys nothing. */
function isDoneByTeller(view: SentenceView, { start, words }: StatusMention): boolean {
  if (words.every(({ voice }) => voice === 'noun' || voice === 'passive')) return false;
  for (let at = start - 1; at >= start - TELLER_REACH; at -= 1) {
    const token = view.token(at);
    if (token?.kind !== 'word') return false;
    if (TELLER.test(token.norm)) return true;
    const mayStand =
      view.isLightWord(at) ||
      view.scan.sideOver.has(at) ||
      view.is(at, 'of') ||
      isPerfect(token.norm);
    if (!mayStand && !/^(?:defen[cs]e)$/.test(token.norm)) return false;
  }
  return false;
}

function isPerfect(word: string): boolean {
  return word === 'has' || word === 'have' || word === 'had';
}

/** "more Su-25s than the air force ever flew", "на три больше, чем поставили" */
function exceedsAll(view: SentenceView): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    if (!THAN.has(view.token(at)?.norm ?? '')) continue;
    for (let next = at + 1; next <= at + THAN_REACH; next += 1) {
      if (THERE_WAS.test(view.token(next)?.norm ?? '')) return true;
    }
  }
  return false;
}

/** "for the fifth time this month", "вп'яте", "в который раз" */
function happensAgain(view: SentenceView): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const norm = view.token(at)?.norm ?? '';
    if (AGAIN.test(norm)) return true;
    if (TIME.has(norm) && NTH.test(view.token(at - 1)?.norm ?? '')) return true;
  }
  return false;
}

/** "destroyed the 130th Bayraktar" */
function countsEver(view: SentenceView, { end }: StatusMention): boolean {
  const article = view.token(end)?.norm;
  const number = view.token(article === 'the' || article === 'its' ? end + 1 : end);
  const at = article === 'the' || article === 'its' ? end + 1 : end;
  if (number?.kind !== 'number' || Number.parseInt(number.norm, 10) < MANY) return false;
  const suffix = view.token(at + 1);
  if (suffix?.glued !== true || !/^(?:st|nd|rd|th)$/.test(suffix.norm)) return false;
  return view.phraseAt(at + 2) !== undefined || view.phraseAt(at) !== undefined;
}
