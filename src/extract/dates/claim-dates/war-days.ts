import { type DateReading, precisionOf } from './date-mention.ts';
import type { DateText } from './date-text.ts';

const LONGEST_LEAD = 6;
/** What "the first days", "the first months" are taken for, in units. */
const FIRST_FEW = 7;
const FIRST_WEEKS = 4;
const FIRST_MONTHS = 3;
/** "The start of the invasion" is its first month. */
const START_DAYS = 30;
const LONGEST_WAR_DAYS = 9999;

/** "the first days of the war", "day 350 of the invasion", "на початку повномасштабного вторгнення" */
export function daysOfWar(text: DateText, start: number): DateReading | null {
  const begin = text.warStart;
  if (begin === null) return null;
  const said = saidOfWar(text, start);
  if (said === null) return null;
  const end = afterWar(text, said.end);
  if (end === -1) return null;
  const from = begin + said.first;
  const to = begin + said.last;
  return { start, end, from, to, prec: precisionOf(from, to), basis: 'stated' };
}

interface Said {
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

function saidOfWar(text: DateText, start: number): Said | null {
  const { part, ordinal, unit } = text.word(start);
  if (part === 'early' && isSince(text, start)) return null;
  if (part === 'early') return { end: start + 1, first: 0, last: START_DAYS - 1 };
  if (unit === 'day') return dayCount(text, start + 1, start + 2);
  const number = text.digits(start, 4, 1, LONGEST_WAR_DAYS);
  if (number !== null) {
    const at = text.afterOrdinal(start + 1);
    // "In 190 days of war" tells how long, "on the 190th day" when.
    const isOrdinal = at > start + 1 || text.norm(at) === 'день';
    return isOrdinal && text.word(at).unit === 'day' ? dayCount(text, start, at + 1) : null;
  }
  if (ordinal === undefined) return null;
  return ordinalUnits(text, start + 1, ordinal);
}

/** "From the start of the war" on is no date. */
function isSince(text: DateText, start: number): boolean {
  const before = text.norm(text.norm(start - 1) === 'the' ? start - 2 : start - 1);
  return ['from', 'since', 'від', 'з', 'із', 'с', 'от'].includes(before);
}

function dayCount(text: DateText, at: number, end: number): Said | null {
  const number = text.digits(at, 4, 1, LONGEST_WAR_DAYS);
  return number === null ? null : { end, first: number - 1, last: number - 1 };
}

function ordinalUnits(text: DateText, at: number, ordinal: number): Said | null {
  const { unit, plural } = text.word(at);
  const days = unit === 'day' ? 1 : unit === 'week' ? 7 : unit === 'month' ? 30 : 0;
  if (days === 0) return null;
  if (plural !== true) {
    return { end: at + 1, first: (ordinal - 1) * days, last: ordinal * days - 1 };
  }
  if (ordinal !== 1) return null;
  const few = unit === 'day' ? FIRST_FEW : unit === 'week' ? FIRST_WEEKS : FIRST_MONTHS;
  return { end: at + 1, first: 0, last: few * days - 1 };
}

/** Past "of the full-scale invasion", "of Russia's war", or -1 where no word for the war follows. */
function afterWar(text: DateText, at: number): number {
  for (let next = at; next < at + LONGEST_LEAD; next += 1) {
    const { war } = text.word(next);
    if (war === 'noun') return next + 1;
    if (war === undefined && !text.isHyphen(next) && !text.isSide(next)) return -1;
  }
  return -1;
}
