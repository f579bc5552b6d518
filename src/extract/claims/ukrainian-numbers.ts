/** Case forms that share one value, the nominative first. */
const UNITS: readonly (readonly [value: number, forms: string])[] = [
  [1, 'один, одна, одне, одну, одного, однієї, одному, одній, одним, однією, одною'],
  [2, 'два, дві, двох, двом, двома, двоє, двійко, двійку, двійка, обидва, обидві, обох'],
  [3, 'три, трьох, трьом, трьома, троє, трійко, трійку, трійка'],
  [4, 'чотири, чотирьох, чотирьом, чотирма, четверо'],
  [5, "п'ять, п'яти, п'ятьох, п'ятьом, п'ятьма, п'ятеро, п'ятірку, п'ятірка"],
  [6, 'шість, шести, шістьох, шістьма, шестеро'],
  [7, 'сім, семи, сімох, сімома, семеро'],
  [8, 'вісім, восьми, вісьмох, вісьмома, восьмеро'],
  [9, "дев'ять, дев'яти, дев'ятьох, дев'ятьма, дев'ятеро"],
];

const TEENS: readonly (readonly [value: number, stem: string])[] = [
  [10, 'десят'],
  [11, 'одинадцят'],
  [12, 'дванадцят'],
  [13, 'тринадцят'],
  [14, 'чотирнадцят'],
  [15, "п'ятнадцят"],
  [16, 'шістнадцят'],
  [17, 'сімнадцят'],
  [18, 'вісімнадцят'],
  [19, "дев'ятнадцят"],
  [20, 'двадцят'],
  [30, 'тридцят'],
];
const TEEN_ENDINGS = ['ь', 'и', 'ьох', 'ьом', 'ьма', 'еро'];

const TENS: readonly (readonly [value: number, forms: string])[] = [
  [20, 'двадцять, двадцяти'],
  [30, 'тридцять, тридцяти'],
  [40, 'сорок, сорока'],
  [50, "п'ятдесят, п'ятдесяти, п'ятдесятьох"],
  [60, 'шістдесят, шістдесяти, шістдесятьох'],
  [70, 'сімдесят, сімдесяти, сімдесятьох'],
  [80, 'вісімдесят, вісімдесяти, вісімдесятьох'],
  [90, "дев'яносто, дев'яноста"],
];

const COLLECTIVES: Readonly<Record<string, number>> = {
  пара: 2,
  пару: 2,
  півдесятка: 5,
  півдюжини: 6,
  десяток: 10,
  дюжина: 12,
  дюжину: 12,
  'півтора десятка': 15,
  'два десятки': 20,
  'три десятки': 30,
  сто: 100,
  сотня: 100,
  сотню: 100,
  ста: 100,
};

function formsOf(forms: string): readonly string[] {
  return forms.split(', ');
}

function countNumbers(): Readonly<Record<string, number>> {
  const numbers: Record<string, number> = { ...COLLECTIVES };
  for (const [value, stem] of TEENS) {
    for (const ending of TEEN_ENDINGS) numbers[`${stem}${ending}`] = value;
  }
  for (const [value, forms] of UNITS) for (const form of formsOf(forms)) numbers[form] = value;
  for (const [tens, tenForms] of TENS) {
    for (const ten of formsOf(tenForms)) {
      numbers[ten] = tens;
      for (const [unit, unitForms] of UNITS) {
        for (const form of formsOf(unitForms)) numbers[`${ten} ${form}`] = tens + unit;
      }
    }
  }
  return numbers;
}

/** Cardinals and collectives from one to a hundred in all their cases. */
export const UKRAINIAN_NUMBERS = countNumbers();
