import type { Token } from '../tokens/tokenize.ts';

/** "Also", "Elsewhere": what a sentence that tells of another loss begins with. */
const ANOTHER = new Set(
  'also another separately earlier previously besides meanwhile elsewhere additionally крім кроме також также ще ещё еще окремо отдельно раніше ранее другий второй'.split(
    ' ',
  ),
);
/** "Later", "зараз": the same story at another time. */
const ANOTHER_TIME = new Set(
  'later then now today afterwards потім потом пізніше позже тепер теперь зараз сейчас сьогодні сегодня згодом'.split(
    ' ',
  ),
);
/** First words of a sentence that are looked at. */
const OPENER_REACH = 4;

/** Whether a sentence that begins at `start` leaves the story told so far. */
export function opensAnotherStory(tokens: readonly Token[], start: number): boolean {
  return tokens.slice(start, start + OPENER_REACH).some(({ norm }) => ANOTHER.has(norm));
}

/** Whether it leaves the story, or the time of it. */
export function opensAnotherTime(tokens: readonly Token[], start: number): boolean {
  const opener = tokens.slice(start, start + OPENER_REACH);
  return opener.some(({ norm }) => ANOTHER.has(norm) || ANOTHER_TIME.has(norm));
}
