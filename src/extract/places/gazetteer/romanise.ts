/** Ukrainian by the Cabinet of Ministers' table of 2010; the first letter of a word may differ. */
const UKRAINIAN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
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
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
};
const UKRAINIAN_FIRST: Readonly<Record<string, string>> = {
  є: 'ye',
  ї: 'yi',
  й: 'y',
  ю: 'yu',
  я: 'ya',
};

/** Russian as English newspapers and BGN/PCGN 1947 write it, soft signs left out. */
const RUSSIAN: Readonly<Record<string, string>> = {
  ...UKRAINIAN,
  г: 'g',
  е: 'e',
  ё: 'yo',
  и: 'i',
  й: 'y',
  ъ: '',
  ы: 'y',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

export function romaniseUkrainian(name: string): string {
  return romanise(name.replaceAll('зг', 'zgh').replaceAll('Зг', 'Zgh'), UKRAINIAN, UKRAINIAN_FIRST);
}

export function romaniseRussian(name: string): string {
  return romanise(name.replace(/(?:ый|ий)(?![\p{L}])/gu, 'y'), RUSSIAN, {
    е: 'ye',
    э: 'e',
  });
}

function romanise(
  name: string,
  letters: Readonly<Record<string, string>>,
  first: Readonly<Record<string, string>>,
): string {
  let out = '';
  let inWord = false;
  for (const letter of name.replace(/['’‘ʼ`]/g, '')) {
    const lower = letter.toLowerCase();
    const latin = (inWord ? undefined : first[lower]) ?? letters[lower];
    inWord = /\p{L}/u.test(letter);
    if (latin === undefined) out += letter;
    else if (lower === letter || latin === '') out += latin;
    else out += latin.charAt(0).toUpperCase() + latin.slice(1);
  }
  return out;
}
