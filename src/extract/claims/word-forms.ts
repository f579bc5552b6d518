/** Spells out the forms of inflected words for the tables of a language. */

/** Every stem of a comma-separated list with every ending; words after the stem stay as they are. */
export function withEndings(stems: string, endings: readonly string[]): string {
  return stems
    .split(',')
    .flatMap((entry) => {
      const [stem = '', ...rest] = entry.trim().split(' ');
      return endings.map((ending) => [`${stem}${ending}`, ...rest].join(' '));
    })
    .join(', ');
}

/** Every opening followed by every closing, of two comma-separated lists. */
export function eachWith(openings: string, closings: string): string {
  return openings
    .split(',')
    .flatMap((opening) => closings.split(',').map((end) => `${opening.trim()} ${end.trim()}`))
    .join(', ');
}

export function joined(...lists: readonly string[]): string {
  return lists.join(', ');
}
