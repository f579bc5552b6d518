import type { Token } from '../tokens/tokenize.ts';

/** Cyrillic letters as the Latin skeleton has them; hard and soft signs vanish. */
const CYRILLIC: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    є: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
    ї: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'h',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'sh',
    ъ: '',
    ы: 'i',
    ь: '',
    э: 'e',
    ю: 'iu',
    я: 'ia',
  }),
);

/** Latin spellings of one sound that romanisations differ by, longest first. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/kh/g, 'h'],
  [/ck/g, 'k'],
  [/ph/g, 'f'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/y[eo]/g, 'e'],
  [/[yj]/g, 'i'],
];

const REPEATED = /([a-z])\1+/g;

/** What stays of a word when script and romanisation are left aside: "Гвоздика", "Gvozdyka". */
export function skeletonOf(word: string): string {
  let latin = '';
  for (const letter of word) latin += CYRILLIC.get(letter) ?? letter;
  for (const [spelling, sound] of LATIN) latin = latin.replace(spelling, sound);
  return latin.replace(REPEATED, '$1');
}

/** The skeletons of the words and numbers of a name, in order; numbers stay as they are. */
export function skeletonsOf(tokens: readonly Token[]): readonly string[] {
  return tokens
    .filter(({ kind }) => kind === 'word' || kind === 'number')
    .map(({ kind, norm }) => (kind === 'number' ? norm : skeletonOf(norm)));
}
