import { Grammar } from '../../../../../src/extract/claims/grammar.ts';
import type { ConflictWindow } from '../../../../../src/extract/dates/claim-dates/conflict-window.ts';
import type { DateMention } from '../../../../../src/extract/dates/claim-dates/date-mention.ts';
import { findDates } from '../../../../../src/extract/dates/claim-dates/find-dates.ts';
import { tokenize } from '../../../../../src/extract/tokens/tokenize.ts';

/** A Friday. */
export const POST_DAY = '2023-02-10';

const WINDOW: ConflictWindow = { start: '2022-02-24', end: null };

const grammar = new Grammar({ source: 'none', belligerents: [], donors: [] });

export function findIn(
  text: string,
  postDay: string | null = POST_DAY,
  window: ConflictWindow = WINDOW,
): readonly DateMention[] {
  const tokens = tokenize(text);
  return findDates(tokens, grammar.scan(tokens), postDay, window);
}

/** What was found in short: "2023-02-06/2023-02-07 2 stated". */
export function datesIn(text: string, postDay: string | null = POST_DAY): readonly string[] {
  return findIn(text, postDay).map(({ date: { from, to, date_prec, basis } }) => {
    const days = from === to ? `${from}` : `${from}/${to}`;
    return `${days} ${date_prec} ${basis}`;
  });
}

/** The words of the text that each date was read from. */
export function wordsOf(text: string, postDay: string | null = POST_DAY): readonly string[] {
  const tokens = tokenize(text);
  return findIn(text, postDay).map(({ start, end }) =>
    text.slice(tokens[start]?.start, tokens[end - 1]?.end),
  );
}
