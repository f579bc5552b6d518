import { openedWith } from './alternatives.ts';
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

/** A phrase read up to some word: what is left of it. */
export class PhraseRest {
  /** Of the piece that is being read, from `at` on. */
  readonly words: readonly WrittenWord[];
  readonly at: number;
  /** Pieces behind it, as written. */
  readonly unread: string;
  readonly isDesignator: boolean;
  readonly inflects: boolean;

  constructor(
    words: readonly WrittenWord[],
    at: number,
    unread: string,
    isDesignator: boolean,
    inflects: boolean,
  ) {
    this.words = words;
    this.at = at;
    this.unread = unread;
    this.isDesignator = isDesignator;
    this.inflects = inflects;
  }

  isNothing(): boolean {
    return this.at === this.words.length && this.unread === '';
  }

  /** The same with other words next, and other pieces behind them. */
  with(words: readonly WrittenWord[], at: number, unread: string): PhraseRest {
    return new PhraseRest(words, at, unread, this.isDesignator, this.inflects);
  }
}

/** The next word of a phrase in each of its forms, and what follows; null at the end of the phrase. */
export interface PhraseStep {
  readonly forms: readonly PhraseWord[];
  readonly rest: PhraseRest | null;
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

const NO_WORDS: readonly never[] = [];
const DIGIT = /\d/;
const LAST_OF_A_WORD = /[a-z\d\u0430-\u0457*\]]$/i;

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
    return this.readOn(this.restOf(alias, inflect));
  }

  private readOn(rest: PhraseRest): readonly (readonly PhraseWord[])[] {
    return this.next(rest).flatMap((step) => {
      const endings = step.rest === null ? [[]] : this.readOn(step.rest);
      return step.forms.flatMap((form) => endings.map((ending) => [form, ...ending]));
    });
  }

  /** An alias, nothing of which is read. */
  restOf(alias: string, inflect: boolean): PhraseRest {
    const inflects = inflect && !alias.includes('*');
    const unread = this.withoutLooseMarks(alias.trim());
    return new PhraseRest(NO_WORDS, 0, unread, DIGIT.test(alias), inflects);
  }

  /** One step, or one for each option that may stand next; none for what has no letter or digit. */
  next(rest: PhraseRest): readonly PhraseStep[] {
    let { words, at, unread } = rest;
    while (at === words.length) {
      if (unread === '') return [];
      if (unread.startsWith('[')) return this.nextOptions(rest, unread);
      const space = unread.indexOf(' ');
      words = this.wordsOf(space === -1 ? unread : unread.slice(0, space), rest.isDesignator);
      unread = space === -1 ? '' : unread.slice(space + 1).trimStart();
      at = 0;
    }
    const word = words[at];
    if (word === undefined) return [];
    const forms = rest.inflects ? choicesOf(word, rest.isDesignator) : [word];
    const behind = rest.with(words, at + 1, unread);
    return [{ forms, rest: behind.isNothing() ? null : behind }];
  }

  private nextOptions(rest: PhraseRest, unread: string): readonly PhraseStep[] {
    const { options, behind } = openedWith(unread);
    return options.flatMap((option) =>
      this.next(rest.with(NO_WORDS, 0, `${option} ${behind}`.trim())),
    );
  }

  /** The last word of a phrase ends it: marks behind it would be read as more to come. */
  private withoutLooseMarks(alias: string): string {
    if (LAST_OF_A_WORD.test(alias)) return alias;
    const space = alias.lastIndexOf(' ');
    if (space === -1 || this.wordsOf(alias.slice(space + 1), false).length > 0) return alias;
    return this.withoutLooseMarks(alias.slice(0, space).trim());
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

/** What a word that may be declined stands for; a designator's also as written. */
function choicesOf(word: WrittenWord, isDesignator: boolean): readonly PhraseWord[] {
  const forms = word.caseForms;
  if (forms.length === 0) return [word];
  return isDesignator ? [word, ...forms] : forms;
}
