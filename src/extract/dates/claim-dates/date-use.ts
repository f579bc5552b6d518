import type { Token } from '../../tokens/tokenize.ts';
import type { DateUse } from './date-mention.ts';
import type { ScannedWords } from './date-text.ts';
import { PRODUCTION_WORDS } from './date-words.ts';

/** What the grammar's scan of the tokens gives to the reading of dates. */
export interface DateScan extends ScannedWords {
  /** By the first token of a word that says what became of an item. */
  readonly statusAt: ReadonlyMap<number, unknown>;
}

interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

/** Tokens looked at before a date, and after it, for what it is the date of. */
const REACH_BEFORE = 16;
/** The same, for words of production, delivery and the like. */
const REACH_OF_OTHER = 8;
const REACH_AFTER = 3;
const DATELINE_REACH = 6;

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Just before a date: the day is a bound, and what it bounds is told elsewhere. */
const BOUND_WORDS = setOf(
  'since after until till before after з із зі с со після после до перед к',
);
/** "as of", "by", "станом на": a count or a view kept on that day. */
const AS_OF_WORDS = setOf('by станом стану состоянию');

const SEEN_WORDS = setOf(
  'said says reported stated told wrote announced taken posted published dated filmed released shared uploaded photographed recorded seen spotted ' +
    'identified observed shown shows geolocated imagery footage video videos photo photos picture ' +
    'pictures image images screenshot showed show presented summary post tweet thread report reports update',
);
const SEEN_STEMS = [
  'фото',
  'відео',
  'видео',
  'кадр',
  'знімк',
  'знімок',
  'снимк',
  'снимок',
  'опубл',
  'оприлюдн',
  'датован',
  'датирован',
  'заснят',
  'помічен',
  'виявлен',
  'замечен',
  'обнаруж',
  'сфотограф',
  'зфільмован',
  'повідом',
  'заявив',
  'заявил',
  'сообщ',
  'доповів',
  'доповіл',
  'доложил',
  'зроблен',
  'сделан',
  'показал',
  'продемонстр',
  'зведенн',
  'сводк',
  'допис',
];

/** Said right after a date: delivered or laid, received; published. */
const SET_DOWN = ['постав', 'передал', 'передав', 'передан', 'отрим', 'получил', 'построен'];
const PUBLISHED = [
  'posted',
  'publish',
  'опубл',
  'оприлюдн',
  'повідом',
  'сообщ',
  'заявив',
  'заявил',
];

/** What is shown or told of on that day is still to come. */
const FUTURE_WORDS = setOf(
  'will scheduled planned expected due буде будуть будет будут планують планирует планируется заплановано',
);
const OTHER_WORDS = setOf(
  'built made produced manufactured delivered supplied donated received pledged adopted introduced ' +
    'modernised modernized upgraded purchased bought ordered born founded liberated occupied annexed ' +
    'deoccupied liberation commissioned decommissioned constructed retired entered promised delivery deliveries production service trained formed raised earlier previously',
);
const OTHER_STEMS = [
  'випущен',
  'вироблен',
  'виготовлен',
  'побудован',
  'збудован',
  'передан',
  'поставлен',
  'отриман',
  'надан',
  'модернізован',
  'звільнен',
  'деокупован',
  'окупован',
  'анексован',
  'выпущен',
  'произведен',
  'изготовлен',
  'построен',
  'получен',
  'модернизирован',
  'освобожд',
  'оккупирован',
  'аннексирован',
  'визволен',
  'обіця',
  'вошел',
  'вошла',
  'увійш',
  'спущен',
  'заложен',
  'закладен',
  'введен',
  'народжен',
  'народив',
  'родился',
  'родилась',
  'сформован',
  'сформирован',
  'звільнил',
  'освободил',
  'ранее',
  'раніше',
  'обеща',
];

/** Words between a date and the word it hangs on. */
const FILLERS = setOf(
  'the a an of in on at from від от на у в о ранок вечір утро вечер morning evening',
);

/**
 * What the words around a date say it is of: read leftwards to the first word of production,
 * publication and the like, as far as the clause or a word of loss; then a little to the right.
 */
export function dateUse(tokens: readonly Token[], scan: DateScan, date: TokenSpan): DateUse {
  if (isOfAnother(tokens, date)) return 'other';
  if (isOfEarlierStory(tokens, date.start)) return 'other';
  if (isDateline(tokens, date)) return 'seen';
  return useBefore(tokens, scan, date) ?? useAfter(tokens, scan, date) ?? 'event';
}

/** "last week's S-400", "yesterday's video": of what is named next, not of what is told. */
function isOfAnother(tokens: readonly Token[], { end }: TokenSpan): boolean {
  if (tokens[end - 1]?.possessive !== true) return false;
  const next = tokens[end];
  return next?.kind === 'word' && (next.capital || SEEN_WORDS.has(next.norm));
}

const EARLIER = setOf('earlier previously ранее раніше');

/** "Earlier, on 5 June, …": what was told before. */
function isOfEarlierStory(tokens: readonly Token[], start: number): boolean {
  let at = start - 1;
  while (FILLERS.has(tokens[at]?.norm ?? '')) at -= 1;
  return tokens[at]?.norm === ',' && EARLIER.has(tokens[at - 1]?.norm ?? '');
}

/** "KYIV, Feb 20 (Agency) -": the day on which it was written. */
function isDateline(tokens: readonly Token[], { start, end }: TokenSpan): boolean {
  const before = tokens[start - 2];
  if (tokens[start - 1]?.norm !== ',' || before?.kind !== 'word' || !before.capital) return false;
  if (tokens[end]?.norm !== '(') return false;
  for (let at = end + 1; at < end + DATELINE_REACH; at += 1) {
    if (tokens[at]?.norm === ')') return tokens[at + 1]?.kind === 'hyphen';
  }
  return false;
}

function useBefore(
  tokens: readonly Token[],
  scan: DateScan,
  { start, end }: TokenSpan,
): DateUse | null {
  const limit = Math.max(0, start - REACH_BEFORE);
  // "After Saturday's strike": the day is the strike's.
  let isNext = tokens[end - 1]?.possessive !== true;
  let isSeen = false;
  for (let at = start - 1; at >= limit; at -= 1) {
    const token = tokens[at];
    if (token === undefined || isClauseMark(token)) break;
    if (scan.statusAt.has(at)) return isSeen || isTakenPicture(tokens, at) ? 'seen' : null;
    if (isNext && isBound(tokens, at, end)) return 'other';
    const said = isNext && isAsOf(tokens, at) ? 'seen' : wordUse(token);
    const isNear = start - at <= REACH_OF_OTHER;
    if (said === 'other' && isNear && (!isSeen || FUTURE_WORDS.has(token.norm))) return said;
    isSeen ||= said === 'seen';
    if (!FILLERS.has(token.norm)) isNext = false;
  }
  return isSeen ? 'seen' : null;
}

/** "Imagery taken over Bucha" was not taken over by anybody. */
function isTakenPicture(tokens: readonly Token[], status: number): boolean {
  return tokens[status]?.norm === 'taken' && SEEN_WORDS.has(tokens[status - 1]?.norm ?? '');
}

function isAsOf(tokens: readonly Token[], at: number): boolean {
  const norm = tokens[at]?.norm ?? '';
  return AS_OF_WORDS.has(norm) || (norm === 'of' && tokens[at - 1]?.norm === 'as');
}

/** "since March"; not the "с" of "с 5 по 8 февраля" or "from … to". */
function isBound(tokens: readonly Token[], at: number, end: number): boolean {
  const norm = tokens[at]?.norm ?? '';
  if (!BOUND_WORDS.has(norm)) return false;
  const isFrom = ['з', 'із', 'зі', 'с', 'со'].includes(norm);
  return !isFrom || !isRange(tokens, at + 1, end);
}

function isRange(tokens: readonly Token[], start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (['по', 'до', 'на'].includes(tokens[at]?.norm ?? '')) return true;
    if (tokens[at]?.kind === 'hyphen' && tokens[at + 1]?.kind === 'number') return true;
  }
  return false;
}

function useAfter(tokens: readonly Token[], scan: DateScan, { end }: TokenSpan): DateUse | null {
  for (let at = end; at < end + REACH_AFTER; at += 1) {
    const token = tokens[at];
    if (token === undefined || scan.statusAt.has(at) || isClauseMark(token)) return null;
    if (PRODUCTION_WORDS.has(token.norm) || SET_DOWN.some((stem) => token.norm.startsWith(stem))) {
      return 'other';
    }
    if (PUBLISHED.some((stem) => token.norm.startsWith(stem))) return 'seen';
  }
  return null;
}

function wordUse({ kind, norm, cyrillic }: Token): DateUse | null {
  if (kind !== 'word') return null;
  if (SEEN_WORDS.has(norm)) return 'seen';
  if (OTHER_WORDS.has(norm) || FUTURE_WORDS.has(norm)) return 'other';
  if (!cyrillic) return null;
  if (SEEN_STEMS.some((stem) => norm.startsWith(stem))) return 'seen';
  return OTHER_STEMS.some((stem) => norm.startsWith(stem)) ? 'other' : null;
}

function isClauseMark({ kind, norm, glued }: Token): boolean {
  if (kind === 'newline') return true;
  if (kind === 'hyphen') return !glued;
  return kind === 'punct' && ',.;:!?()…|'.includes(norm);
}
