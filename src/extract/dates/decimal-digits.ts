const DECIMAL_DIGIT = /^\p{Nd}$/u;

/**
 * The value of a decimal digit of any script ("7", "٧", "७"), or null. Unicode keeps decimal digits
 * in unbroken runs of ten that start at zero (Unicode Standard, section 4.6).
 */
export function digitValue(character: string): number | null {
  if (!DECIMAL_DIGIT.test(character)) return null;
  const point = character.codePointAt(0) ?? 0;
  let first = point;
  while (first > 0 && DECIMAL_DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}
