/** Letters of one script that look like letters of another, lower-cased from their capitals. */
const LOOK_ALIKES: readonly (readonly [cyrillic: string, latin: string])[] = [
  ['а', 'a'],
  ['в', 'b'],
  ['е', 'e'],
  ['к', 'k'],
  ['м', 'm'],
  ['н', 'h'],
  ['о', 'o'],
  ['р', 'p'],
  ['с', 'c'],
  ['т', 't'],
  ['у', 'y'],
  ['х', 'x'],
  ['і', 'i'],
  ['ѕ', 's'],
  ['ј', 'j'],
];
const TO_LATIN = new Map(LOOK_ALIKES);
const TO_CYRILLIC = new Map(LOOK_ALIKES.map(([cyrillic, latin]) => [latin, cyrillic] as const));

const FIRST_CYRILLIC = 0x400;
/** The Latin look-alike of each Cyrillic letter that has one, from U+0400 on; '' for the others. */
const LATIN_FROM: readonly string[] = Array.from(
  { length: 0x130 },
  (_, at) => TO_LATIN.get(String.fromCharCode(FIRST_CYRILLIC + at)) ?? '',
);

export function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isCyrillicCode(code: number): boolean {
  return code >= 0x400 && code <= 0x52f;
}

export function isLatinCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x1e00 && code <= 0x1eff)
  );
}

export function isLetterCode(code: number): boolean {
  return isLatinCode(code) || isCyrillicCode(code);
}

export function isSpaceCode(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200d) ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0xfe0f ||
    code === 0xfeff
  );
}

export function isApostropheCode(code: number): boolean {
  return (
    code === 39 ||
    code === 0x2019 ||
    code === 0x2018 ||
    code === 0x2bc ||
    code === 0x60 ||
    code === 0xb4 ||
    code === 0x2032 ||
    code === 0x201b
  );
}

export function isHyphenCode(code: number): boolean {
  return code === 45 || (code >= 0x2010 && code <= 0x2015) || code === 0x2212;
}

export function hasCyrillic(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    if (isCyrillicCode(word.charCodeAt(i))) return true;
  }
  return false;
}

function mapLetters(word: string, table: ReadonlyMap<string, string>): string {
  let out = '';
  for (let i = 0; i < word.length; i += 1) {
    const letter = word.charAt(i);
    out += table.get(letter) ?? letter;
  }
  return out;
}

/** The lower-cased word with Cyrillic letters that look Latin written in Latin. */
export function foldLookAlikes(word: string): string {
  let out = '';
  let same = 0;
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    if (code < FIRST_CYRILLIC) continue;
    const latin = LATIN_FROM[code - FIRST_CYRILLIC] ?? '';
    if (latin === '') continue;
    out += word.slice(same, i) + latin;
    same = i + 1;
  }
  return same === 0 ? word : out + word.slice(same);
}

/** A word of mixed scripts in the script that most of its letters belong to. */
export function unmixScripts(word: string): string {
  let cyrillic = 0;
  let latin = 0;
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    if (isCyrillicCode(code)) cyrillic += 1;
    else if (isLatinCode(code)) latin += 1;
  }
  if (cyrillic === 0 || latin === 0) return word;
  return mapLetters(word, cyrillic > latin ? TO_CYRILLIC : TO_LATIN);
}
