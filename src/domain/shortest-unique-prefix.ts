/** The shortest beginning of `key`, of at least `least` characters, that begins none of the others. */
export function shortestUniquePrefix(
  key: string,
  others: readonly string[],
  least: number,
): string {
  const shared = others.map((other) => sharedLength(key, other));
  return key.slice(0, Math.max(least, ...shared.map((length) => length + 1)));
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
