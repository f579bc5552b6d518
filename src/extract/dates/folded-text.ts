import { digitValue } from './decimal-digits.ts';

const COMBINING_MARK = /[\u0300-\u036F]/g;
/** Marks of writing direction and other characters without a width: date formats hold them. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/;

/** Text without case and accents, in ASCII digits, and where each of its units came from. */
export interface FoldedText {
  readonly text: string;
  /** `origin[i]` is the offset, in the text folded, of unit i; one more entry marks the end. */
  readonly origin: readonly number[];
}

/** Folds a short stretch of text so that "Février", "FÉVRIER" and its decomposed form are one. */
export function foldText(source: string): FoldedText {
  let text = '';
  const origin: number[] = [];
  let offset = 0;
  for (const character of source) {
    if (character < '\x80' || !INVISIBLE.test(character)) {
      const folded = foldCharacter(character);
      text += folded;
      for (let unit = 0; unit < folded.length; unit += 1) origin.push(offset);
    }
    offset += character.length;
  }
  origin.push(offset);
  return { text, origin };
}

function foldCharacter(character: string): string {
  if (character < '\x80') return character.toLowerCase();
  const digit = digitValue(character);
  if (digit !== null) return String(digit);
  const bare = character.toLowerCase().normalize('NFD').replace(COMBINING_MARK, '');
  // Hangul syllables come apart in NFD.
  return bare.normalize('NFC');
}
