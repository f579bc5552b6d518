import type { DateReading } from './date-mention.ts';
import { precisionOf } from './date-mention.ts';
import type { DateText } from './date-text.ts';
import { BETWEEN_WORDS, TO_WORDS } from './date-words.ts';
import { dayPoint } from './single-days.ts';

/** Words after which the night is told to end on a day, to begin on one, or to span two. */
const INTO = new Set(['into', 'to', 'на', 'before', 'проти', 'против']);
const OF = new Set(['of', 'on']);
const FROM = new Set(['from', 'з', 'із', 'зі', 'с', 'со', 'від', 'от']);

/**
 * "the night of 6–7 February", "overnight into Tuesday", "у ніч на 7 лютого", "вночі 7 лютого",
 * "в ночь с 6 на 7 февраля", "last night", "вночі".
 */
export function night(text: DateText, start: number): DateReading | null {
  const word = text.word(start);
  if (word.nightAdverb === true)
    return nightOfDay(text, start) ?? lastNight(text, start, start + 1);
  if (word.unit === 'night' && word.plural !== true) {
    return (
      nightOfDay(text, start) ?? (isPassing(text, start) ? lastNight(text, start, start + 1) : null)
    );
  }
  const isWhich = word.which !== undefined && word.which !== 'next';
  const next = text.word(start + 1);
  if (isWhich && (next.unit === 'night' || next.nightAdverb === true) && next.plural !== true) {
    return lastNight(text, start, start + 2);
  }
  return null;
}

/** "during the night", "протягом ночі", "за ніч" */
function isPassing(text: DateText, start: number): boolean {
  const before = text.norm(start - 1) === 'the' ? start - 2 : start - 1;
  return ['during', 'за', 'протягом', 'упродовж', 'впродовж', 'течение'].includes(
    text.norm(before),
  );
}

export function lastNight(text: DateText, start: number, end: number): DateReading | null {
  if (text.post === null) return null;
  return { start, end, from: text.post - 1, to: text.post, prec: 2, basis: 'relative' };
}

function nightOfDay(text: DateText, start: number): DateReading | null {
  const isNoun = text.word(start).nightAdverb !== true;
  const lead = text.norm(start + 1);
  const isBetween = FROM.has(lead) || BETWEEN_WORDS.has(lead);
  const isLed = isBetween || INTO.has(lead) || OF.has(lead);
  const afterLead = isLed ? start + 2 : start + 1;
  const at = text.norm(afterLead) === 'the' ? afterLead + 1 : afterLead;
  const point = dayPoint(text, at);
  if (point === null) return null;
  const second = secondDay(text, point);
  if (second !== null) return spanning(start, second.end, point, point.from, second.to);
  if (point.to > point.from) return spanning(start, point.end, point, point.from, point.to);
  // English names a night by the day it begins on ("the night of"), and a raid by the day it ends on.
  const beginsOnDay = isNoun && OF.has(lead);
  const from = beginsOnDay ? point.from : point.from - 1;
  return spanning(start, point.end, point, from, from + 1);
}

/** "з понеділка на вівторок", "с 31 января на 1 февраля" */
function secondDay(text: DateText, first: DateReading): DateReading | null {
  if (!TO_WORDS.has(text.norm(first.end)) && !text.isHyphen(first.end)) return null;
  const second = dayPoint(text, first.end + 1);
  return second !== null && second.to > first.from ? second : null;
}

function spanning(
  start: number,
  end: number,
  { basis }: DateReading,
  from: number,
  to: number,
): DateReading {
  return { start, end, from, to, prec: precisionOf(from, to), basis };
}

/** "7 лютого вночі", "Tuesday night", "yesterday evening": the part of the day after a single day. */
export function withPartOfDay(text: DateText, day: DateReading): DateReading {
  const at = text.norm(day.end) === 'at' ? day.end + 1 : day.end;
  const word = text.word(at);
  if (word.partOfDay === true && at === day.end) return { ...day, end: at + 1 };
  if (day.from !== day.to) return day;
  if (word.unit === 'night' && word.plural !== true) {
    return { ...day, end: at + 1, to: day.to + 1, prec: 2 };
  }
  if (word.nightAdverb !== true || at !== day.end) return day;
  // "вчора вночі" may be either night of that day; "7 лютого вночі" is the one that ends on it.
  const endsOnDay = day.basis === 'stated' || day.from === text.post;
  const from = endsOnDay ? day.from - 1 : day.from;
  return { ...day, end: at + 1, from, to: from + 1, prec: 2 };
}
