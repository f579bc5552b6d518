/**
 * Cyrillic letters in Latin after the Ukrainian national system (Cabinet of Ministers, 2010), with
 * the Russian letters beside it. Exactness is not wanted: both sides of a comparison go through it.
 */
const ROMANISED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...'абвгґдезиіїйклмнопрстуфыэё'].map((letter, n) => [
      letter,
      'abvhgdezyiiiklmnoprstufyee'.charAt(n),
    ]),
  ),
  є: 'ie',
  ж: 'zh',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ю: 'iu',
  я: 'ia',
  ь: '',
  ъ: '',
};

const APOSTROPHES = /["'`´’‘“”«»ʹʼ]/g;

/** Lower-case Latin letters without accents; quotes and apostrophes are left out. */
export function romanised(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\u0400-\u04ff]/g, (letter) => ROMANISED[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(APOSTROPHES, '');
}

/** Romanised, with what differs between the usual ways of romanising taken away: Yasinuvata, Iasynuvata. */
export function folded(name: string): string {
  return romanised(name)
    .replaceAll('kh', 'h')
    .replaceAll(/[yj]/g, 'i')
    .replaceAll('g', 'h')
    .replaceAll('w', 'v')
    .replaceAll(/([a-z])\1+/g, '$1');
}

export function splitWords(name: string): readonly string[] {
  return name.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

/** Levenshtein's distance: letters put in, left out or replaced. */
export function editDistance(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...left].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...right].entries()) {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1);
      const inserted = (current[column] ?? 0) + 1;
      const leftOut = (above[column + 1] ?? 0) + 1;
      current.push(Math.min(replaced, inserted, leftOut));
    }
    above = current;
  }
  return above[right.length] ?? 0;
}
