/**
 * Phrases that differ in a few words, written as one: "turned into [scrap|a torch]". Tables that
 * cross two lists hold a hundred thousand phrases; written so they are read in a tenth of the time.
 */

/** One word or phrase out of several, none of which is empty or written with options itself. */
export function anyOf(phrases: readonly string[]): string {
  return `[${phrases.join('|')}]`;
}

/** Of a phrase that begins with options: those, and what stands behind them. */
export function openedWith(phrase: string): {
  readonly options: readonly string[];
  readonly behind: string;
} {
  const end = phrase.indexOf(']');
  return { options: phrase.slice(1, end).split('|'), behind: phrase.slice(end + 1).trimStart() };
}
