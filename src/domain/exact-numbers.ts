/** A string of JSON, which may hold digits, or a number. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\[\s\S])*"?|-?\d[\d.]*(?:[eE][+-]?\d+)?/g;

/**
 * The numbers of a JSON text that a program reads as others than are written, since they say more
 * than a double holds: what is computed from the text as read says nothing of them.
 */
export function inexactNumbers(json: string): readonly string[] {
  const found = json.match(STRING_OR_NUMBER) ?? [];
  return found.filter((each) => !each.startsWith('"') && decimal(Number(each)) !== each);
}

/** A double as the shortest decimal that reads as it, without an exponent: as Postgres writes it. */
function decimal(value: number): string {
  const [, sign = '', whole = '', part = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (exponent === undefined) return String(value);
  const shift = Number(exponent);
  const digits = whole + part;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
