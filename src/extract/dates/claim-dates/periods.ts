import type { DateReading } from './date-mention.ts';
import type { DateText } from './date-text.ts';
import { IN_WORDS } from './date-words.ts';
import { monthPeriod } from './months.ts';
import { unitPeriod } from './period-ranges.ts';
import { bareYear, seasonPeriod } from './seasons-and-years.ts';

/** A month, season or year by name: "in February", "лютий 2023", "summer of 2022", "у 2022 році" */
export function namedPeriod(text: DateText, start: number): DateReading | null {
  if (text.tokens[start]?.kind === 'number') return bareYear(text, start);
  const isLed = IN_WORDS.has(text.norm(start - 1)) || isInThe(text, start);
  return monthPeriod(text, start, null, isLed) ?? seasonPeriod(text, start, null, isLed);
}

function isInThe(text: DateText, start: number): boolean {
  return text.norm(start - 1) === 'the' && IN_WORDS.has(text.norm(start - 2));
}

/** "last month", "цього тижня", "минулої зими", "last January", "past weekend" */
export function recurringPeriod(text: DateText, start: number): DateReading | null {
  const { which } = text.word(start);
  if (which === undefined || text.post === null) return null;
  const at = start + 1;
  const { unit, plural } = text.word(at);
  if (unit !== undefined && (plural !== true || unit === 'weekend')) {
    const range = unitPeriod(text.post, unit, which);
    return range === null ? null : { ...range, start, end: at + 1 };
  }
  const named = monthPeriod(text, at, which, true) ?? seasonPeriod(text, at, which, true);
  return named === null ? null : { ...named, start };
}

/** "over the weekend", "на вихідних", "в выходные" */
export function bareWeekend(text: DateText, start: number): DateReading | null {
  if (text.word(start).unit !== 'weekend' || text.post === null) return null;
  const before = text.norm(start - 1) === 'the' ? start - 2 : start - 1;
  if (!['on', 'over', 'at', 'during', 'на', 'у', 'в', 'за'].includes(text.norm(before)))
    return null;
  const range = unitPeriod(text.post, 'weekend', 'this');
  return range === null ? null : { ...range, start, end: start + 1 };
}
