/** A name in an oblique case that has but one nominative: "під Іллінкою", "у Гальцыновки". */
const CASES: readonly (readonly [RegExp, string])[] = [
  [/(?<=[вню])(?:кою|кой|ку|ке)$/u, 'ка'],
  [/(?<=[іїоеёє]в|[аяие]н)ки$/u, 'ка'],
  [/(?<=[сц])ь(?:кого|кому|ким)$/u, 'ьке'],
  [/(?<=[сц])(?:кого|кому|ким|ком)$/u, 'кое'],
];
/** "Вербового", "Мирного": the last letters differ by language. */
const IN_OHO = /(?<=[вн])(?:ого|ому|им|ым|ом)$/u;
const UKRAINIAN = /[іїєґ]/i;

/** The nominative of a name that no data knows; the name as it stands where it could be several. */
export function nominativeOf(name: string, text: string): string {
  if (name.includes(' ')) return name;
  for (const [ending, nominative] of CASES) {
    if (ending.test(name)) return name.replace(ending, nominative);
  }
  if (/ого$|ому$/u.test(name) && IN_OHO.test(name)) {
    return name.replace(IN_OHO, UKRAINIAN.test(text) ? 'е' : 'ое');
  }
  return name;
}
