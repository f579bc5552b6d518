/**
 * How Russian texts write a Ukrainian toponym, by its ending. A register often has the Ukrainian
 * name alone, and half of what is written about it is in Russian.
 */
const RULES: readonly (readonly [ukrainian: RegExp, russian: string])[] = [
  [/ське$/, 'ское'],
  [/цьке$/, 'цкое'],
  [/ська$/, 'ская'],
  [/цька$/, 'цкая'],
  [/ський$/, 'ский'],
  [/цький$/, 'цкий'],
  [/ськ$/, 'ск'],
  [/цьк$/, 'цк'],
  [/іївка$/, 'еевка'],
  [/ївка$/, 'евка'],
  [/івка$/, 'овка'],
  [/івці$/, 'овцы'],
  [/івки$/, 'овки'],
  [/ів$/, 'ов'],
  [/їв$/, 'ев'],
  [/не$/, 'ное'],
  [/ове$/, 'овое'],
  [/ве$/, 'вое'],
  [/ре$/, 'рое'],
  [/те$/, 'тое'],
  [/ле$/, 'лое'],
  [/ке$/, 'кое'],
  [/ка$/, 'ка'],
  [/ець$/, 'ец'],
  [/ці$/, 'цы'],
];
/** Roots Ukrainian and Russian spell apart, where a toponym begins or in its middle. */
const ROOTS: readonly (readonly [ukrainian: RegExp, russian: string])[] = [
  [/^миколаї?/, 'никола'],
  [/^михайл/, 'михайл'],
  [/^олександр/, 'александр'],
  [/олександр/, 'александр'],
  [/^олексі/, 'алексе'],
  [/олексі/, 'алексе'],
  [/^андрі/, 'андре'],
  [/андрі/, 'андре'],
  [/^сергі/, 'серге'],
  [/сергі/, 'серге'],
  [/^мико/, 'нико'],
  [/^ганн/, 'анн'],
  [/^катерин/, 'екатерин'],
  [/^єлизавет/, 'елизавет'],
  [/^степ/, 'степ'],
  [/^кам['’ʼ]?ян/, 'камен'],
  [/^біл/, 'бел'],
  [/біл/, 'бел'],
  [/ліс/, 'лес'],
  [/річ/, 'реч'],
  [/сірк/, 'серк'],
  [/^сір/, 'сер'],
  [/дмитр/, 'дмитр'],
  [/^червон/, 'красн'],
  [/^верхньо/, 'верхне'],
  [/^нижньо/, 'нижне'],
  [/^середньо/, 'средне'],
  [/^верхнє$/, 'верхнее'],
  [/^нижнє$/, 'нижнее'],
  [/^вугле/, 'угле'],
  [/^петро/, 'петро'],
  [/^першо/, 'перво'],
  [/північн/, 'северн'],
  [/південн/, 'южн'],
  [/^мала$/, 'малая'],
  [/^мале$/, 'малое'],
  [/^малий$/, 'малый'],
  [/^велика$/, 'большая'],
  [/^велике$/, 'большое'],
  [/^великий$/, 'большой'],
  [/^нова$/, 'новая'],
  [/^нове$/, 'новое'],
  [/^новий$/, 'новый'],
  [/^стара$/, 'старая'],
  [/^старе$/, 'старое'],
  [/^старий$/, 'старый'],
];

interface RussianWord {
  readonly byEnding: string;
  readonly byRoot: string;
}

/** The Russian form of a Ukrainian word in lower case by its ending alone, then with its roots. */
function russianWord(word: string): RussianWord {
  const byEnding = replaceFirst(word, RULES);
  return { byEnding, byRoot: replaceFirst(byEnding, ROOTS) };
}

function replaceFirst(word: string, rules: readonly (readonly [RegExp, string])[]): string {
  for (const [pattern, replacement] of rules) {
    if (pattern.test(word)) return word.replace(pattern, replacement);
  }
  return word;
}

const UKRAINIAN = /^[а-щьюяґєії'’ʼ-]+$/;

/** Russian forms of a Ukrainian name; empty where the name is not Cyrillic or none differs. */
export function russianForms(words: readonly string[]): readonly string[] {
  if (words.length === 0 || !words.every((word) => UKRAINIAN.test(word))) return [];
  const russian = words.map(russianWord);
  const written = words.join(' ');
  const forms = [
    russian.map(({ byEnding }) => byEnding).join(' '),
    russian.map(({ byRoot }) => byRoot).join(' '),
  ];
  return [...new Set(forms)].filter((form) => form !== written);
}
