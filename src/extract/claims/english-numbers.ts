const UNITS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const DOZEN = 12;

function numbersToHundred(): Readonly<Record<string, number>> {
  const numbers: Record<string, number> = { 'one hundred': 100, 'a hundred': 100 };
  for (const [at, word] of UNITS.entries()) numbers[word] = at + 1;
  for (const [at, word] of TEENS.entries()) numbers[word] = at + 10;
  for (const [ten, word] of TENS.entries()) {
    const value = (ten + 2) * 10;
    numbers[word] = value;
    for (const [unit, after] of UNITS.entries()) numbers[`${word} ${after}`] = value + unit + 1;
  }
  return numbers;
}

/** Number words up to a hundred; "twenty-two" is met with or without its hyphen. */
export const ENGLISH_NUMBERS: Readonly<Record<string, number>> = {
  ...numbersToHundred(),
  zero: 0,
  both: 2,
  pair: 2,
  'a pair of': 2,
  'pair of': 2,
  'brace of': 2,
  'a brace of': 2,
  'trio of': 3,
  'a trio of': 3,
  'quartet of': 4,
  'a quartet of': 4,
  'half a dozen': DOZEN / 2,
  'half dozen': DOZEN / 2,
  'a half-dozen': DOZEN / 2,
  dozen: DOZEN,
  'a dozen': DOZEN,
  'one dozen': DOZEN,
  'two dozen': 2 * DOZEN,
  'three dozen': 3 * DOZEN,
};
