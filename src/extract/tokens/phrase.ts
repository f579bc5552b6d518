import { foldLookAlikes, hasCyrillic, isCyrillicCode, isLatinCode } from './letters.ts';
import { tokenize } from './tokenize.ts';
import { isUpperLetter, normaliseWord } from './word-forms.ts';

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

/** A word of an alias as written, before look-alikes are folded. */
class WrittenWord implements PhraseWord {
  readonly kind: PhraseWordKind;
  readonly text: string;
  readonly isNumber: boolean;
  private readonly written: string;
  private forms: readonly PhraseWord[] | null = null;

  constructor(written: string, kind: PhraseWordKind, isNumber: boolean, isDesignator: boolean) {
    this.kind = kind;
    // Stems meet the word as it is written; only whole words of designators are told by their looks.
    this.text = isDesignator && kind === 'exact' ? foldLookAlikes(written) : written;
    this.isNumber = isNumber;
    this.written = written;
  }

  /** The stems of a Cyrillic word that is long enough to be declined: "Лелека-100", "Орлан-10". */
  get caseForms(): readonly PhraseWord[] {
    this.forms ??= this.isNumber ? [] : caseFormsOf(this.written);
    return this.forms;
  }
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

function caseFormsOf(word: string): readonly PhraseWord[] {
  if (!hasCyrillic(word) || word.length < MIN_INFLECTED_STEM + 1) return [];
  return stemsOfNominative(word).map((text) => ({ kind: 'stem', text, isNumber: false }));
}

function wordsOf(piece: string, isDesignator: boolean): readonly WrittenWord[] {
  const isStem = piece.endsWith('*');
  const body = isStem ? piece.slice(0, -1) : piece;
  if (isPlainWord(body)) {
    const kind = isStem ? 'stem' : 'exact';
    return [new WrittenWord(normaliseWord(body), kind, false, isDesignator)];
  }
  const tokens = tokenize(body).filter((token) => token.kind === 'word' || token.kind === 'number');
  return tokens.map(({ norm, kind: tokenKind }, at) => {
    const isNumber = tokenKind === 'number';
    const kind = isStem && at === tokens.length - 1 && !isNumber ? 'stem' : 'exact';
    return new WrittenWord(norm, kind, isNumber, isDesignator);
  });
}

/** Letters of one script, no capital after the first: one token. Nearly all words of names are. */
function isPlainWord(piece: string): boolean {
  const isCyrillic = isCyrillicCode(piece.charCodeAt(0));
  for (let at = 0; at < piece.length; at += 1) {
    const code = piece.charCodeAt(at);
    if (!(isCyrillic ? isCyrillicCode(code) : code < 128 && isLatinCode(code))) return false;
    if (at > 0 && isUpperLetter(piece, at)) return false;
  }
  return piece !== '';
}

/** Reads aliases; the pieces they are made of, which recur, once each. */
export class PhraseReader {
  private readonly designatorPieces = new Map<string, readonly WrittenWord[]>();
  private readonly otherPieces = new Map<string, readonly WrittenWord[]>();

  /**
   * The words an alias stands for; several readings where a Cyrillic nominative has two stems.
   * With `inflect`, Cyrillic words of a name without `*` stand for their case forms too.
   * Empty for an alias without a letter or digit.
   */
  read(alias: string, inflect: boolean): readonly (readonly PhraseWord[])[] {
    const isDesignator = /\d/.test(alias);
    const words: WrittenWord[] = [];
    for (const piece of alias.split(/\s+/)) words.push(...this.wordsOf(piece, isDesignator));
    if (words.length === 0) return [];
    if (!inflect || alias.includes('*')) return [words];
    let readings: PhraseWord[][] = [[]];
    for (const word of words) readings = eachFollowedBy(readings, word, isDesignator);
    return readings;
  }

  private wordsOf(piece: string, isDesignator: boolean): readonly WrittenWord[] {
    const known = isDesignator ? this.designatorPieces : this.otherPieces;
    let words = known.get(piece);
    if (words === undefined) {
      words = wordsOf(piece, isDesignator);
      known.set(piece, words);
    }
    return words;
  }
}

/** Each reading with each form of the next word: a designator's also as written. */
function eachFollowedBy(
  readings: PhraseWord[][],
  word: WrittenWord,
  isDesignator: boolean,
): PhraseWord[][] {
  const forms = word.caseForms;
  if (forms.length === 0) {
    for (const reading of readings) reading.push(word);
    return readings;
  }
  const choices = isDesignator ? [word, ...forms] : forms;
  const longer: PhraseWord[][] = [];
  for (const reading of readings) {
    for (const choice of choices) longer.push([...reading, choice]);
  }
  return longer;
}
