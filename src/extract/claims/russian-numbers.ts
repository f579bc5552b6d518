/** Case forms that share one value. */
const UNITS: readonly (readonly [value: number, forms: string])[] = [
  [1, 'один, одна, одно, одну, одного, одной, одному, одним, одном'],
  [2, 'два, две, двух, двум, двумя, двое, двоих, оба, обе, обоих, обеих'],
  [3, 'три, трех, трем, тремя, трое, троих, тройка, тройку'],
  [4, 'четыре, четырех, четырем, четырьмя, четверо, четверых, четверка, четверку'],
  [5, 'пять, пяти, пятью, пятеро, пятерых, пятерка, пятерку'],
  [6, 'шесть, шести, шестью, шестеро, шестерых'],
  [7, 'семь, семи, семью, семеро, семерых'],
  [8, 'восемь, восьми, восемью, восьмью, восьмеро'],
  [9, 'девять, девяти, девятью, девятеро'],
];

const TO_TWENTY: readonly (readonly [value: number, stem: string])[] = [
  [10, 'десят'],
  [11, 'одиннадцат'],
  [12, 'двенадцат'],
  [13, 'тринадцат'],
  [14, 'четырнадцат'],
  [15, 'пятнадцат'],
  [16, 'шестнадцат'],
  [17, 'семнадцат'],
  [18, 'восемнадцат'],
  [19, 'девятнадцат'],
];

const TENS: readonly (readonly [value: number, forms: string])[] = [
  [20, 'двадцать, двадцати, двадцатью'],
  [30, 'тридцать, тридцати, тридцатью'],
  [40, 'сорок, сорока'],
  [50, 'пятьдесят, пятидесяти, пятьюдесятью'],
  [60, 'шестьдесят, шестидесяти, шестьюдесятью'],
  [70, 'семьдесят, семидесяти, семьюдесятью'],
  [80, 'восемьдесят, восьмидесяти, восемьюдесятью'],
  [90, 'девяносто, девяноста'],
];

const COLLECTIVES: Readonly<Record<string, number>> = {
  ноль: 0,
  полдюжины: 6,
  дюжина: 12,
  дюжину: 12,
  'полтора десятка': 15,
  'полутора десятков': 15,
  'два десятка': 20,
  'двух десятков': 20,
  'три десятка': 30,
  'трех десятков': 30,
};

const HUNDREDS: readonly (readonly [value: number, forms: string])[] = [
  [100, 'сто, ста, сотня, сотню'],
];

function formsOf(forms: string): readonly string[] {
  return forms.split(', ');
}

/** From one to ninety-nine. */
function belowHundred(): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [value, stem] of TO_TWENTY) {
    for (const ending of ['ь', 'и', 'ью']) numbers.set(`${stem}${ending}`, value);
  }
  for (const [value, forms] of UNITS) for (const form of formsOf(forms)) numbers.set(form, value);
  for (const [tens, tenForms] of TENS) {
    for (const ten of formsOf(tenForms)) {
      numbers.set(ten, tens);
      for (const [unit, unitForms] of UNITS) {
        for (const form of formsOf(unitForms)) numbers.set(`${ten} ${form}`, tens + unit);
      }
    }
  }
  return numbers;
}

function countNumbers(): Readonly<Record<string, number>> {
  const small = belowHundred();
  const numbers = new Map([...small, ...Object.entries(COLLECTIVES)]);
  for (const [hundred, forms] of HUNDREDS) {
    for (const form of formsOf(forms)) {
      numbers.set(form, hundred);
      for (const [rest, value] of small) {
        if (!rest.includes(' ')) numbers.set(`${form} ${rest}`, hundred + value);
      }
    }
  }
  return Object.fromEntries(numbers);
}

/** Cardinals and collectives in all their cases. */
export const RUSSIAN_NUMBERS = countNumbers();
