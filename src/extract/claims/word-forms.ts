import { anyOf } from '../tokens/alternatives.ts';

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
  const ends = NOT_AN_OPTION.test(closings) ? words(closings) : optionsOf(closings);
  return words(openings)
    .flatMap((opening) => ends.map((end) => `${opening} ${end}`.trim()))
    .join(', ');
}

/** Digits, names of sides and options change how the whole of a phrase is read. */
const NOT_AN_OPTION = /[\d{[]/;

function optionsOf(list: string): readonly string[] {
  const all = words(list);
  const options = all.filter((word) => word !== '');
  if (options.length < 2) return all;
  // What may be left out is a phrase of its own.
  return options.length < all.length ? ['', anyOf(options)] : [anyOf(options)];
}

function words(list: string): readonly string[] {
  return list.split(',').map((word) => word.trim());
}

export function joined(...lists: readonly string[]): string {
  return lists.join(', ');
}
