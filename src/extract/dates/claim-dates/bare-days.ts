import { dayOfNumber } from './calendar.ts';
import type { DateReading } from './date-mention.ts';
import type { DateText, NumberAt } from './date-text.ts';

const ENGLISH_TAILS = new Set(['st', 'nd', 'rd', 'th']);
/** "on the 13th", "the evening of the 25th". */
const ENGLISH_LEADS = new Set(['on', 'since', 'from', 'until', 'by']);
/** What goes on after a day, and not after an ordinal of something: "on the 13th floor". */
const AFTER_A_DAY = new Set(
  'at in by near when and after with from to but while as around outside between the a our their we they he she it morning evening night afternoon'.split(
    ' ',
  ),
);
/** "вечером 27-го", "ще 7-го". */
const CYRILLIC_LEADS = new Set(
  'вечером утром ночью днем днём увечері ввечері вечері зранку вранці уранці вдень удень вночі уночі ранок вечір утро вечер еще ще уже вже'.split(
    ' ',
  ),
);
const NUMBER_OF_A_MONTH = new Set(['числа']);
/** "93-го батальйону", "14-го полка", "22-го отдельного": of a unit. */
const GENITIVE = /(?:[оеь]го|ну|ну|ка|ку|са|су|ії|ии|ди|ды|ту|та|ного|ду|да|ла|лу|ня|на)$/u;

/**
 * "on the 13th", "17-го", "7-го числа", "двадцять п'ятого числа": a day without its month is the
 * latest such day that is not after the post.
 */
export function bareDay(text: DateText, at: number): DateReading | null {
  if (text.post === null) return null;
  const day = text.dayOfMonth(at);
  if (day === null || !(isEnglish(text, at, day) || isCyrillic(text, at, day))) return null;
  const number = latest(day.value, text.post);
  if (number === null) return null;
  const end = NUMBER_OF_A_MONTH.has(text.norm(day.end)) ? day.end + 1 : day.end;
  return { start: at, end, from: number, to: number, prec: 1, basis: 'relative' };
}

function isEnglish(text: DateText, at: number, { end }: NumberAt): boolean {
  if (!ENGLISH_TAILS.has(text.norm(end - 1)) || text.norm(at - 1) !== 'the') return false;
  const isPartOf = text.norm(at - 2) === 'of' && text.word(at - 3).partOfDay === true;
  if (!isPartOf && !ENGLISH_LEADS.has(text.norm(at - 2))) return false;
  // "on the 14th and 95th brigades"
  if (text.norm(end) === 'and' && text.tokens[end + 1]?.kind === 'number') return false;
  const next = text.tokens[end];
  if (next === undefined || next.kind === 'newline' || next.kind === 'punct') return true;
  return next.kind === 'hyphen' ? !next.glued : AFTER_A_DAY.has(next.norm);
}

function isCyrillic(text: DateText, at: number, { end }: NumberAt): boolean {
  if (NUMBER_OF_A_MONTH.has(text.norm(end))) return true;
  if (text.norm(end - 1) !== 'го' && text.norm(end - 1) !== 'ого') return false;
  const before = text.tokens[at - 1];
  const isLed =
    before === undefined ||
    before.kind === 'newline' ||
    '.!?…'.includes(before.norm) ||
    CYRILLIC_LEADS.has(before.norm);
  if (!isLed) return false;
  const next = text.tokens[end];
  if (next === undefined || next.kind !== 'word') return next?.kind !== 'number';
  return !next.capital && !GENITIVE.test(next.norm);
}

const MONTHS_BACK = 2;

function latest(day: number, post: number): number | null {
  for (let number = post; number > post - MONTHS_BACK * 31; number -= 1) {
    if (dayOfNumber(number).day === day) return number;
  }
  return null;
}
