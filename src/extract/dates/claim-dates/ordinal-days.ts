/** Days of a month spelt out, in the genitive that dates take: "третього грудня", "второго июня". */
const UNITS: readonly string[] = [
  'першого первого first',
  'другого второго second',
  'третього третьего third',
  'четвертого fourth',
  'пятого fifth',
  'шостого шестого sixth',
  'сьомого седьмого seventh',
  'восьмого eighth',
  'девятого ninth',
];
const WHOLE: Readonly<Record<number, string>> = {
  10: 'десятого tenth',
  11: 'одинадцятого одиннадцатого eleventh',
  12: 'дванадцятого двенадцатого twelfth',
  13: 'тринадцятого тринадцатого thirteenth',
  14: 'чотирнадцятого четырнадцатого fourteenth',
  15: 'пятнадцятого пятнадцатого fifteenth',
  16: 'шістнадцятого шестнадцатого sixteenth',
  17: 'сімнадцятого семнадцатого seventeenth',
  18: 'вісімнадцятого восемнадцатого eighteenth',
  19: 'девятнадцятого девятнадцатого nineteenth',
  20: 'двадцятого двадцатого twentieth',
  30: 'тридцятого тридцатого thirtieth',
};
const TENS: ReadonlyMap<string, number> = new Map([
  ['двадцять', 20],
  ['двадцать', 20],
  ['twenty', 20],
  ['тридцять', 30],
  ['тридцать', 30],
  ['thirty', 30],
]);

const DAY_OF = new Map<string, number>();
for (const [at, words] of UNITS.entries()) {
  for (const word of words.split(' ')) DAY_OF.set(word, at + 1);
}
for (const [day, words] of Object.entries(WHOLE)) {
  for (const word of words.split(' ')) DAY_OF.set(word, Number(day));
}

const LAST_DAY = 31;

/** The day that a word spells, alone or with the ten before it; how many tokens a caller gives it. */
export function ordinalDay(word: string, next: string, afterHyphen: string): SpeltDay | null {
  const ten = TENS.get(word);
  if (ten === undefined) {
    const value = DAY_OF.get(word);
    return value === undefined ? null : { value, length: 1 };
  }
  const [unit, length] = next === '-' ? [DAY_OF.get(afterHyphen), 3] : [DAY_OF.get(next), 2];
  if (unit === undefined || unit > UNITS.length || ten + unit > LAST_DAY) return null;
  return { value: ten + unit, length };
}

export interface SpeltDay {
  readonly value: number;
  readonly length: number;
}
