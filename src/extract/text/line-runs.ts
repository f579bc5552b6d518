/** Widths people and mail programs wrap text at, in UTF-16 units. */
const NARROWEST_WRAP = 50;
const WIDEST_WRAP = 110;
const LONE_LINK = /^[<[(]*https?:\/\/\S+$/;
const STARTS_WITH_DASH = /^(?:[—–―-]|&(?:amp;)*(?:mdash|#8212);)/;

/**
 * The lines of one run (no blank line between them) as text: line ends that come from wrapping
 * become a blank, those that somebody wrote stay.
 */
export function unwrapLines(lines: readonly string[]): string {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  const canBeWrapped = width >= NARROWEST_WRAP && width <= WIDEST_WRAP;
  const ends = lines.slice(0, -1).map((line, index) => ({ line, next: lines[index + 1] ?? '' }));
  const free = ends.filter(({ line, next }) => !isOwnLine(line) && !isOwnLine(next));
  const wrapped = canBeWrapped && free.length > 0 && areWrapped(free, width);
  let text = lines[0] ?? '';
  for (const { line, next } of ends) {
    const joins = wrapped && !isOwnLine(line) && !isOwnLine(next);
    text += (joins ? ' ' : '\n') + next;
  }
  return text;
}

interface LineEnd {
  readonly line: string;
  readonly next: string;
}

/** Greedy wrapping leaves no line that would have had room for the next one's first word. */
function areWrapped(ends: readonly LineEnd[], width: number): boolean {
  const [only] = ends;
  if (ends.length === 1 && only !== undefined) {
    return only.line.length >= NARROWEST_WRAP && !/[.!?:…"”»)]$/.test(only.line);
  }
  return ends.every(({ line, next }) => {
    const firstWord = /^\S*/.exec(next)?.[0].length ?? 0;
    return line.length + 1 + firstWord > width;
  });
}

/** Lines that nobody's wrapping makes: an address by itself, a byline. */
export function isOwnLine(line: string): boolean {
  return LONE_LINK.test(line) || STARTS_WITH_DASH.test(line);
}

/** The lines of a text, whatever ends them. */
export function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
}
