/**
 * Which charset bytes that are not UTF-8 and declare none are in. Two facts decide: in Cyrillic
 * text the letters stand together in words of high bytes, in Western text a high byte is an accent
 * among ASCII letters; and windows-1251 and KOI8-R put small and capital letters in opposite halves
 * of the high range, so that only the right reading gives words of common small letters.
 */
export type GuessedCharset = 'windows-1251' | 'koi8-r' | 'koi8-u' | 'windows-1252';

const SAMPLE_BYTES = 65_536;
/** Below this share of high letters that have a high neighbour, they are accents. */
const CYRILLIC_NEIGHBOUR_SHARE = 0.6;

/**
 * Half of the letters of any Russian or Ukrainian text are of these eight.
 * Source: letter frequencies of the Russian National Corpus.
 */
const COMMON_LETTERS = new Set('оеаинтсрвлі');
/** є, і, ї, ґ in KOI8-U; lines for drawing boxes in KOI8-R. Source: RFC 2319. */
const KOI8_U_LETTERS = new Set([0xa4, 0xa6, 0xa7, 0xad]);
const CAPITAL = /\p{Lu}/u;
const SMALL = /\p{Ll}/u;

export function guessCharset(bytes: Uint8Array): GuessedCharset {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (highNeighbourShare(sample) < CYRILLIC_NEIGHBOUR_SHARE) return 'windows-1252';
  const windows = cyrillicScore(new TextDecoder('windows-1251').decode(sample));
  const koi = cyrillicScore(new TextDecoder('koi8-u').decode(sample));
  if (windows >= koi) return 'windows-1251';
  return sample.some((byte) => KOI8_U_LETTERS.has(byte)) ? 'koi8-u' : 'koi8-r';
}

function highNeighbourShare(bytes: Uint8Array): number {
  let letters = 0;
  let together = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if (!isHighLetter(bytes[index])) continue;
    letters += 1;
    if (isHighLetter(bytes[index - 1]) || isHighLetter(bytes[index + 1])) together += 1;
  }
  return letters === 0 ? 0 : together / letters;
}

/** From 0xC0 on both Cyrillic charsets and windows-1252 hold letters; 0xB2, 0xB3 are І and і. */
function isHighLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte >= 0xc0 || byte === 0xb2 || byte === 0xb3);
}

/** Up for common small letters, down for a capital that follows a small letter. */
function cyrillicScore(text: string): number {
  let score = 0;
  let before = ' ';
  for (const character of text) {
    if (COMMON_LETTERS.has(character)) score += 1;
    if (CAPITAL.test(character) && SMALL.test(before)) score -= 2;
    before = character;
  }
  return score;
}
