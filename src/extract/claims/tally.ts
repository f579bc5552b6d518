import type { SentenceView } from './sentence-view.ts';

/** From this many items of a kind on, a count is an official's, not an eye's. */
const CERTAIN_TALLY = 30;
/** With words such as "since the start" or "over the past day", smaller sums are counts too. */
const TALLY_SUM = 4;

/** Whether the quantities a sentence tells are a count kept by officials, not items seen. */
export function isTally(
  view: SentenceView,
  quantities: readonly (number | null)[],
  textHasTallyWords: boolean,
): boolean {
  const numbers = quantities.filter((quantity) => quantity !== null);
  if (numbers.some((quantity) => quantity >= CERTAIN_TALLY)) return true;
  const sum = numbers.reduce((total, quantity) => total + quantity, 0);
  return sum >= TALLY_SUM && (view.has('tally') || (textHasTallyWords && quantities.length > 1));
}
