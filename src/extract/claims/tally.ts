import type { SentenceView } from './sentence-view.ts';

/** From this many items of a kind on, a count is an official's, not an eye's. */
const CERTAIN_TALLY = 30;
/** With words such as "since the start", a smaller sum is a count too. */
const TALLY_SUM = 3;
/** With words such as "over the past day". */
const PERIOD_SUM = 5;

/** Whether the quantities a sentence tells are a count kept by officials, not items seen. */
export function isTally(
  view: SentenceView,
  quantities: readonly (number | null)[],
  textHasTallyWords: boolean,
): boolean {
  const numbers = quantities.filter((quantity) => quantity !== null);
  if (numbers.some((quantity) => quantity >= CERTAIN_TALLY)) return true;
  const sum = numbers.reduce((total, quantity) => total + quantity, 0);
  if (view.has('tally')) return sum >= TALLY_SUM || numbers.length < quantities.length;
  if (view.has('count_period')) return sum >= PERIOD_SUM;
  return textHasTallyWords && quantities.length > 1 && sum >= PERIOD_SUM;
}
