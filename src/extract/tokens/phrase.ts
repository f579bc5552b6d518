import { foldLookAlikes, hasCyrillic } from './letters.ts';
import { tokenize } from './tokenize.ts';

/** How a text token may differ from a word of an alias. */
export type PhraseWordKind =
  /** It must be the word itself. */
  | 'exact'
  /** It starts with the word and ends in one of the case endings. */
  | 'stem';

export interface PhraseWord {
  readonly kind: PhraseWordKind;
  readonly text: string;
  readonly isNumber: boolean;
}

interface WrittenWord extends PhraseWord {
  /** The word before look-alikes were folded: what it is inflected from. */
  readonly written: string;
}

const MIN_INFLECTED_STEM = 3;
const FINAL_ADJECTIVE = /(?:ий|ый|ій|ая|яя|ое|ее|ые|ие)$/;
const FINAL_VOWEL = /[аяоеєиіїйьы]$/;

/** The part of a nominative that its case forms share; "ка" also yields those of "ці" and "ок". */
export function stemsOfNominative(word: string): readonly string[] {
  const adjective = word.replace(FINAL_ADJECTIVE, '');
  const stem = adjective === word ? word.replace(FINAL_VOWEL, '') : adjective;
  if (stem.length < MIN_INFLECTED_STEM) return [];
  if (!word.endsWith('ка')) return [stem];
  const root = stem.slice(0, -1);
  return [stem, `${root}ц`, `${root}ок`];
}

function wordsOf(piece: string, isDesignator: boolean): WrittenWord[] {
  const isStem = piece.endsWith('*');
  const tokens = tokenize(isStem ? piece.slice(0, -1) : piece).filter(
    (token) => token.kind === 'word' || token.kind === 'number',
  );
  return tokens.map((token, at) => {
    const isNumber = token.kind === 'number';
    const kind = isStem && at === tokens.length - 1 && !isNumber ? 'stem' : 'exact';
    // Stems meet the word as it is written; only whole words of designators are told by their looks.
    const text = isDesignator && kind === 'exact' ? foldLookAlikes(token.norm) : token.norm;
    return { kind, text, isNumber, written: token.norm };
  });
}

/**
 * The words an alias stands for; several readings where a Cyrillic nominative has two stems.
 * With `inflect`, Cyrillic words of a name without `*` stand for their case forms too.
 * Empty for an alias without a letter or digit.
 */
export function readPhrase(alias: string, inflect: boolean): readonly (readonly PhraseWord[])[] {
  const isDesignator = /\d/.test(alias);
  const words = alias.split(/\s+/).flatMap((piece) => wordsOf(piece, isDesignator));
  if (words.length === 0) return [];
  if (!inflect || alias.includes('*')) return [words];
  let readings: PhraseWord[][] = [[]];
  for (const word of words) {
    const choices = [...(isDesignator ? [word] : []), ...caseForms(word)];
    const read = choices.length === 0 ? [word] : choices;
    readings = readings.flatMap((reading) => read.map((choice) => [...reading, choice]));
  }
  return readings;
}

/** The stems of a Cyrillic word that is long enough to be declined: "Лелека-100", "Орлан-10". */
function caseForms({ written, isNumber }: WrittenWord): readonly PhraseWord[] {
  if (isNumber || !hasCyrillic(written) || written.length < MIN_INFLECTED_STEM + 1) return [];
  return stemsOfNominative(written).map((text) => ({ kind: 'stem', text, isNumber: false }));
}
