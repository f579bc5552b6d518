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
  const isUkrainian = UKRAINIAN.test(text);
  if (name.includes(' ')) return nominativeOfTwo(name, isUkrainian);
  for (const [ending, nominative] of CASES) {
    if (ending.test(name)) return name.replace(ending, nominative);
  }
  if (/ого$|ому$/u.test(name) && IN_OHO.test(name)) {
    return name.replace(IN_OHO, isUkrainian ? 'е' : 'ое');
  }
  return fromToolCase(name, isUkrainian) ?? name;
}

/** "Мирним", "Глотовым", "Плотиною", "Майорськом": behind "під", "над", "за". */
function fromToolCase(name: string, isUkrainian: boolean): string | null {
  if (/[оеєі]вим$/u.test(name) || /[нрлтшжч]им$/u.test(name)) return name.replace(/им$/u, 'е');
  if (/[оеё]вым$/u.test(name)) return name.replace(/ым$/u, 'о');
  if (/[нрлт]ым$/u.test(name)) return name.replace(/ым$/u, 'ое');
  if (/[оеё]вом$/u.test(name)) return name.replace(/ом$/u, isUkrainian ? 'е' : 'о');
  if (/[сц]ьком$/u.test(name)) return name.replace(/ом$/u, '');
  if (/[еє]цем$/u.test(name)) return null;
  if (/[бвгдзклмнпрстфхчшщ]ою$/u.test(name)) return name.replace(/ою$/u, 'а');
  if (/[бвгдзклмнпрстфх]ой$/u.test(name)) return name.replace(/ой$/u, 'а');
  if (/(?:[иоу]н|[еоа]р|[аоу]к)ами$/u.test(name))
    return name.replace(/ами$/u, isUkrainian ? 'и' : 'ы');
  if (/(?:івц|овц)ями$/u.test(name)) return name.replace(/ями$/u, 'і');
  return null;
}

/** "Сухим Ставком", "Великою Новосілкою": an adjective and its noun, both in one case. */
function nominativeOfTwo(name: string, isUkrainian: boolean): string {
  const [adjective = '', noun = '', ...others] = name.split(' ');
  if (others.length > 0) return name;
  if (/[иы]м$/u.test(adjective) && /[бвгдзклмнпрст]ом$/u.test(noun)) {
    return `${masculine(adjective, isUkrainian)} ${withoutOm(noun)}`;
  }
  if (/[оеє]ю$/u.test(adjective) && /ою$/u.test(noun))
    return `${adjective.replace(/[оеє]ю$/u, 'а')} ${noun.replace(/ою$/u, 'а')}`;
  if (/ой$/u.test(adjective) && /ой$/u.test(noun))
    return `${adjective.replace(/ой$/u, 'ая')} ${noun.replace(/ой$/u, 'а')}`;
  return name;
}

function masculine(adjective: string, isUkrainian: boolean): string {
  if (/[оеє]вим$/u.test(adjective)) return adjective.replace(/[оеє]вим$/u, 'ів');
  if (/[оеё]вым$/u.test(adjective)) return adjective.replace(/ым$/u, '');
  if (isUkrainian) return adjective.replace(/им$/u, 'ий');
  return adjective.replace(/им$/u, 'ий').replace(/ым$/u, 'ый');
}

/** "Ставком" is of "Ставок", "Бродом" of "Брод". */
function withoutOm(noun: string): string {
  return noun.replace(/(?<=[вдлнрст])ком$/u, 'ок').replace(/ом$/u, '');
}
