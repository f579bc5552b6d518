/** Vowels of Ukrainian names that change when the name takes a case ending: Чернігів, Чернігова. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/ів$/, 'ов'],
  [/їв$/, 'єв'],
  [/піль$/, 'пол'],
  [/інь$/, 'ен'],
  [/нець$/, 'нц'],
];
const SHORTEST_NAME = 5;

/** The stem of a name's other cases, where it is not what is left of the nominative; else null. */
export function obliqueStemOf(name: string): string | null {
  if (name.length < SHORTEST_NAME || name.includes(' ')) return null;
  const change = CHANGES.find(([end]) => end.test(name));
  return change === undefined ? null : name.replace(change[0], change[1]);
}
