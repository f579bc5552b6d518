/** Two Latin letters that stand for one Cyrillic letter: 55Zh6 is 55Ж6, BRDM-2RKhb is БРДМ-2РХб. */
const DIGRAPHS: readonly (readonly [latin: string, cyrillic: string])[] = [
  ['shch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['ya', 'я'],
  ['yu', 'ю'],
];

/** How Russian texts write the Latin letters of a designator: T-72B3 is Т-72Б3. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'а',
    b: 'б',
    v: 'в',
    g: 'г',
    d: 'д',
    e: 'е',
    z: 'з',
    i: 'и',
    k: 'к',
    l: 'л',
    m: 'м',
    n: 'н',
    o: 'о',
    p: 'п',
    r: 'р',
    s: 'с',
    t: 'т',
    u: 'у',
    f: 'ф',
    h: 'х',
    y: 'й',
  }),
);

/** A Latin designator letter for letter in Cyrillic, or null where a letter has no counterpart. */
function letterForLetter(designator: string): string | null {
  let out = '';
  let at = 0;
  const latin = designator.toLowerCase();
  while (at < latin.length) {
    const rest = latin.slice(at);
    const digraph = DIGRAPHS.find(([letters]) => rest.startsWith(letters));
    const letter = latin.charAt(at);
    if (digraph !== undefined) out += digraph[1];
    else if (letter >= 'a' && letter <= 'z') {
      const cyrillic = LETTERS.get(letter);
      if (cyrillic === undefined) return null;
      out += cyrillic;
    } else out += letter;
    at += digraph?.[0].length ?? 1;
  }
  return out;
}

/** The designator as Russian texts write it and, where it differs, as Ukrainian ones do: МиГ, МіГ. */
export function cyrillicDesignators(designator: string): readonly string[] {
  const russian = letterForLetter(designator);
  if (russian === null) return [];
  const ukrainian = russian.replaceAll('и', 'і');
  return russian === ukrainian ? [russian] : [russian, ukrainian];
}

/** "Obr. 2016", and what else texts write for the year a design is of. */
const DESIGN_YEAR = /^(.*\S) Obr\. ((?:19|20)\d\d)$/;
const YEAR_WORDS = ['Obr', 'Mod', 'Model', 'M', 'обр', 'образца', 'зр', 'зразка', 'мод'];

/** "Project 22160": "a ship of project 22160", "проект 22160", "корабель проєкту 22160". */
const PROJECT = /^Project (\d[\d.]*[A-Z]*)$/;
const PROJECT_WORDS = ['of Project', 'проект*', 'проєкт*', 'пр'];

/** Other ways of writing a name that follow from how it is written; the name itself left out. */
export function otherSpellings(name: string, isCyrillicDesign: boolean): readonly string[] {
  const spellings: string[] = [];
  const dated = DESIGN_YEAR.exec(name);
  if (dated !== null) {
    const [, design = '', year = ''] = dated;
    const designs = isCyrillicDesign ? [design, ...cyrillicDesignators(design)] : [design];
    for (const written of designs) {
      spellings.push(
        ...YEAR_WORDS.map((word) => `${written} ${word} ${year}`),
        `${written} (${year})`,
      );
    }
    return spellings;
  }
  const project = PROJECT.exec(name)?.[1];
  if (project !== undefined) {
    const numbers = new Set([project, ...cyrillicDesignators(project)]);
    for (const number of numbers)
      spellings.push(...PROJECT_WORDS.map((word) => `${word} ${number}`));
    return spellings;
  }
  if (isCyrillicDesign && /\d/.test(name)) spellings.push(...cyrillicDesignators(name));
  return spellings;
}
