import { type DateReading, precisionOf } from './date-mention.ts';
import type { DateText } from './date-text.ts';
import type { DateWord, Unit } from './date-words.ts';

/** How far back a post reckons: a larger number is no count of days. */
const LARGEST_COUNT = 400;

interface Count {
  readonly start: number;
  readonly low: number;
  readonly high: number;
}

/** Days a unit is back, and how far off "two weeks ago" may be on either side. */
const UNITS: Readonly<
  Record<Exclude<Unit, 'weekend'>, { readonly days: number; readonly give: number }>
> = {
  hour: { days: 1 / 24, give: 0 },
  day: { days: 1, give: 0 },
  night: { days: 1, give: 0 },
  week: { days: 7, give: 3 },
  month: { days: 30.44, give: 15 },
  half_year: { days: 183, give: 60 },
  year: { days: 365.25, give: 182 },
};
const FEW: Count = { start: 0, low: 2, high: 6 };
const PAIR: Count = { start: 0, low: 1, high: 3 };

/** "two days ago", "тиждень тому", "несколько недель назад"; asked at the unit. */
export function unitsAgo(text: DateText, at: number): DateReading | null {
  const isHalf = text.norm(at - 1) === 'пів' && text.word(at).unit === 'year';
  const unit = isHalf ? 'half_year' : text.word(at).unit;
  if (unit === undefined || unit === 'weekend' || text.post === null) return null;
  if (text.word(at + 1).ago !== true || text.norm(at + 2) === 'що') return null;
  const count = countBefore(text, at);
  if (count === null) return null;
  const { days, give } = UNITS[unit];
  const far = unit === 'hour' ? Math.ceil(count.high * days) : Math.round(count.high * days);
  const near = unit === 'hour' ? 0 : Math.round(count.low * days);
  const slack = count.low === count.high ? give : 0;
  const from = text.post - far - slack - (unit === 'night' ? 1 : 0);
  const to = text.post - near + slack;
  const prec = precisionOf(from, to);
  return { start: count.start, end: at + 2, from, to, prec, basis: 'relative' };
}

/** "a", "two", "2-3", "кілька" before a unit; one where nothing counts it. */
function countBefore(text: DateText, at: number): Count | null {
  const before = text.norm(at - 1) === 'of' ? at - 2 : at - 1;
  const { some } = text.word(before);
  if (some !== undefined) {
    const start = text.norm(before - 1) === 'a' ? before - 1 : before;
    return { ...(some === 'pair' ? PAIR : FEW), start };
  }
  const number = countAt(text, before);
  if (number !== null) return withLowerEnd(text, { start: before, low: number, high: number });
  if (text.tokens[before]?.kind === 'number') return null;
  const { plural } = text.word(at);
  if (plural === true) return text.tokens[at]?.cyrillic === true ? null : { ...FEW, start: at };
  const hasArticle = text.norm(before) === 'a' || text.norm(before) === 'an';
  return { start: hasArticle ? before : at, low: 1, high: 1 };
}

function countAt(text: DateText, at: number): number | null {
  const digits =
    text.isFreeOnLeft(at) || text.isHyphen(at - 1) ? text.digits(at, 3, 1, LARGEST_COUNT) : null;
  if (digits !== null) return digits;
  const word = text.scan.numberWordAt.get(at);
  const value = text.word(at).count ?? (word?.end === at + 1 ? word.value : null);
  return value !== null && value >= 1 && value <= LARGEST_COUNT ? value : null;
}

/** "2-3 days ago", "два-три дні тому" */
function withLowerEnd(text: DateText, count: Count): Count {
  if (!text.isHyphen(count.start - 1)) return count;
  const low = countAt(text, count.start - 2);
  return low === null || low >= count.high ? count : { ...count, start: count.start - 2, low };
}

/** "the last 24 hours", "за останні три дні", "in recent days"; asked at the first word. */
export function lastUnits(text: DateText, start: number): DateReading | null {
  const { which } = text.word(start);
  if ((which !== 'last' && which !== 'past') || text.post === null) return null;
  const { some } = text.word(start + 1);
  const number = some === undefined ? countAt(text, start + 1) : null;
  const at = some === undefined && number === null ? start + 1 : start + 2;
  const isBetween = text.word(at).which !== undefined || text.norm(at) === 'of';
  const unitAt = isBetween ? at + 1 : at;
  const word = text.word(unitAt);
  if (word.unit === undefined || word.unit === 'weekend') return null;
  const most = number ?? mostOf(word, some);
  if (most === null) return null;
  const from = text.post - Math.max(1, Math.ceil(most * UNITS[word.unit].days));
  // "The last seven days" are a week, though they may touch eight.
  const isRounded = number !== null && word.unit !== 'hour' && number > 1;
  const prec = precisionOf(isRounded ? from + 1 : from, text.post);
  return { start, end: unitAt + 1, from, to: text.post, prec, basis: 'relative' };
}

/** "recent days" are some; "last day" is left to those who read one unit. */
function mostOf(word: DateWord, some: DateWord['some']): number | null {
  if (some === 'pair') return PAIR.high;
  return some === 'few' || word.plural === true ? FEW.high : null;
}

/** "кілька останніх днів": asked at the count. */
export function someLastUnits(text: DateText, start: number): DateReading | null {
  const { some } = text.word(start);
  if (some === undefined) return null;
  const reading = lastUnits(text, start + 1);
  return reading === null ? null : { ...reading, start };
}

const OVER = new Set(['за', 'протягом', 'упродовж', 'впродовж', 'течение']);
const WHOLE_DAY = new Set(['добу', 'доби', 'сутки', 'суток']);

/** "за добу", "в течение суток": the last day and night. */
export function wholeDay(text: DateText, start: number): DateReading | null {
  if (text.post === null || !WHOLE_DAY.has(text.norm(start))) return null;
  if (!OVER.has(text.norm(start - 1))) return null;
  return { start, end: start + 1, from: text.post - 1, to: text.post, prec: 2, basis: 'relative' };
}
