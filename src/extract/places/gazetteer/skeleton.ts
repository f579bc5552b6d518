/**
 * The skeleton of a name: one key for every way of writing it in Latin or Cyrillic letters. The
 * Ukrainian national romanisation (KMU 2010), both of BGN/PCGN, the usual Russian ones and plain
 * newspaper spellings of one name meet in one skeleton; what remains apart (Mykolaiv, Nikolaev) are
 * names of their own. Letters of a skeleton stand for sounds: j ж, q ч, x ш, h for г, ґ and х.
 */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'h',
  д: 'd',
  е: 'e',
  є: 'ie',
  ё: 'io',
  ж: 'j',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  ј: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'q',
  ш: 'x',
  щ: 'xq',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

/** Letter groups, the longest first; the rest is letter by letter. */
const LATIN_GROUPS: readonly (readonly [group: string, sounds: string])[] = [
  ['schtsch', 'xq'],
  ['shch', 'xq'],
  ['sjtsj', 'xq'],
  ['tsch', 'q'],
  ['tch', 'q'],
  ['tsj', 'q'],
  ['sch', 'x'],
  ['zgh', 'zh'],
  ['zh', 'j'],
  ['kh', 'h'],
  ['ch', 'q'],
  ['sh', 'x'],
  ['tz', 'ts'],
  ['cz', 'q'],
  ['sz', 'x'],
  ['gh', 'h'],
  ['ph', 'f'],
  ['th', 't'],
  ['ck', 'k'],
  ['qu', 'k'],
];
const LONGEST_GROUP = 7;
const GROUPS = new Map(LATIN_GROUPS);
const GROUP_STARTS = new Set(LATIN_GROUPS.map(([group]) => group.charAt(0)));

const LATIN: Readonly<Record<string, string>> = {
  g: 'h',
  y: 'i',
  j: 'i',
  w: 'v',
  x: 'ks',
  q: 'k',
  š: 'x',
  č: 'q',
  ć: 'q',
  ž: 'j',
  ż: 'j',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 's',
};

const MARKS = /[\u0300-\u036f]/g;
const VOWELS = new Set(['a', 'e', 'i', 'o', 'u']);

/** Words of a name: runs of letters and digits; apostrophes and signs of softness join. */
export function wordsOfName(name: string): readonly string[] {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘ʼ`´′‛ʹ″"]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** The skeleton of one word in lower case; letters of neither script are left out. */
export function skeletonOfWord(word: string): string {
  let sounds = '';
  let at = 0;
  while (at < word.length) {
    const letter = word.charAt(at);
    const cyrillic = CYRILLIC[letter];
    if (cyrillic !== undefined) {
      sounds += cyrillic;
      at += 1;
      continue;
    }
    const group = groupAt(word, at);
    if (group !== null) {
      sounds += GROUPS.get(group) ?? '';
      at += group.length;
      continue;
    }
    sounds += latinSounds(word, at);
    at += 1;
  }
  return smooth(sounds);
}

function groupAt(word: string, at: number): string | null {
  if (!GROUP_STARTS.has(word.charAt(at))) return null;
  for (let length = Math.min(LONGEST_GROUP, word.length - at); length >= 2; length -= 1) {
    const group = word.slice(at, at + length);
    if (GROUPS.has(group)) return group;
  }
  return null;
}

function latinSounds(word: string, at: number): string {
  const letter = word.charAt(at);
  const known = LATIN[letter];
  if (known !== undefined) return known;
  if (letter === 'c') return /[eiy]/.test(word.charAt(at + 1)) ? 'ts' : 'k';
  if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) return letter;
  const plain = letter.normalize('NFKD').replace(MARKS, '');
  if (plain === letter || plain.length !== 1) return '';
  return CYRILLIC[plain] ?? LATIN[plain] ?? (plain >= 'a' && plain <= 'z' ? plain : '');
}

/** i before a vowel and doubled letters are written by some and not by others. */
function smooth(sounds: string): string {
  let out = '';
  for (let at = 0; at < sounds.length; at += 1) {
    const sound = sounds.charAt(at);
    let next = at + 1;
    if (sound === 'i') {
      while (sounds.charAt(next) === 'i') next += 1;
      if (VOWELS.has(sounds.charAt(next))) {
        at = next - 1;
        continue;
      }
      at = next - 1;
    }
    if (out.charAt(out.length - 1) !== sound) out += sound;
  }
  return out;
}

/** The key a name is looked up by; empty for a name in neither script. */
export function skeletonOf(name: string): string {
  let key = '';
  for (const word of wordsOfName(name)) key += skeletonOfWord(word);
  return key;
}

/** A skeleton without its vowels: what survives most misspellings. */
export function consonantsOf(skeleton: string): string {
  let out = '';
  for (const sound of skeleton) {
    if (!VOWELS.has(sound)) out += sound;
  }
  return out;
}

export function isVowel(sound: string): boolean {
  return VOWELS.has(sound);
}
