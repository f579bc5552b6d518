import {
  isApostropheCode,
  isDigitCode,
  isHyphenCode,
  isLetterCode,
  isSpaceCode,
} from './letters.ts';
import { formsOfSign, isUpperLetter, type WordForms, WordMemory } from './word-forms.ts';

export type TokenKind =
  | 'word'
  | 'number'
  | 'hyphen'
  | 'quote'
  | 'punct'
  | 'symbol'
  | 'newline'
  | 'link'
  | 'handle';

/** A piece of the text; offsets are UTF-16 units of the original. Letters and digits never mix. */
export interface Token extends WordForms {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** No space between this token and the one before. */
  readonly glued: boolean;
  /** "Russia's": the ending lies outside [start, end). */
  readonly possessive: boolean;
}

const QUOTES = '"“”„«»‹›‟';

const LINK = /(?:https?:\/\/|t\.me\/|t\.co\/|pic\.twitter\.com\/|www\.)[^\s<>"”»]*/y;
const LINK_STARTS = new Set(['h', 't', 'p', 'w']);

const SMALL_S = 0x73;
const NOTHING_WRITTEN = formsOfSign('');
const words = new WordMemory();
const SMALL_TIMES = words.formsIn('x', 0, 1, false);
const CAPITAL_TIMES = words.formsIn('X', 0, 1, false);

/** Forms of the marks that nearly all texts are pointed with. */
const MARKS = Array.from({ length: 128 }, (_, code) => formsOfSign(String.fromCharCode(code)));

function formsOfMark(text: string, at: number): WordForms {
  return MARKS[text.charCodeAt(at)] ?? formsOfSign(text.charAt(at));
}

class Tokenizer {
  private readonly text: string;
  private readonly tokens: Token[] = [];
  private at = 0;
  private glued = false;

  constructor(text: string) {
    this.text = text;
  }

  run(): Token[] {
    const { text } = this;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (code === 10) this.single('newline');
      else if (isSpaceCode(code)) {
        this.at += 1;
        this.glued = false;
      } else if (isDigitCode(code)) this.number();
      else if (isLetterCode(code)) this.wordOrLink();
      else this.mark(code);
    }
    return this.tokens;
  }

  private wordOrLink(): void {
    if (!this.glued && LINK_STARTS.has(this.text.charAt(this.at))) {
      LINK.lastIndex = this.at;
      const link = LINK.exec(this.text);
      if (link !== null && link.index === this.at) {
        this.push('link', this.at, this.at + link[0].length, NOTHING_WRITTEN);
        return;
      }
    }
    this.word();
  }

  private word(): void {
    const { text } = this;
    const start = this.at;
    let end = start;
    let possessive = false;
    let next = start;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (isLetterCode(code) || (code >= 0x300 && code <= 0x36f)) {
        end += 1;
      } else if (isApostropheCode(code) && isLetterCode(text.charCodeAt(end + 1))) {
        if (this.isPossessiveAt(end)) {
          possessive = true;
          break;
        }
        end += 2;
      } else break;
    }
    next = possessive ? end + 2 : end;
    const previous = this.tokens.at(-1);
    const gluedToDigit = this.glued && previous !== undefined && previous.kind === 'number';
    if (gluedToDigit && this.isTimesSign(start, end)) {
      this.push('word', start, start + 1, this.timesSign(start));
      return;
    }
    // "T-72s" are several, "2s19" is a designator.
    if (gluedToDigit && this.isLoneS(start, end) && !isDigitCode(text.charCodeAt(end))) {
      this.markPlural();
      this.at = next;
      return;
    }
    this.push('word', start, end, words.formsIn(text, start, end, gluedToDigit), possessive);
    this.at = next;
    this.glued = true;
  }

  /** The x of "2xT-72": before a capital, or alone. */
  private isTimesSign(start: number, end: number): boolean {
    const letter = this.text.charAt(start);
    if (letter !== 'x' && letter !== 'х' && letter !== 'X' && letter !== 'Х') return false;
    return end === start + 1 || isUpperLetter(this.text, start + 1);
  }

  /** A times sign is read as the Latin letter, whichever it is written with. */
  private timesSign(start: number): WordForms {
    return isUpperLetter(this.text, start) ? CAPITAL_TIMES : SMALL_TIMES;
  }

  private isLoneS(start: number, end: number): boolean {
    return end === start + 1 && this.text.charCodeAt(start) === SMALL_S;
  }

  /** 's closing a Latin word. */
  private isPossessiveAt(apostrophe: number): boolean {
    const letter = this.text.charAt(apostrophe + 1);
    if (letter !== 's' && letter !== 'S') return false;
    return !isLetterCode(this.text.charCodeAt(apostrophe + 2));
  }

  private number(): void {
    const { text } = this;
    const start = this.at;
    let end = start;
    while (end < text.length && isDigitCode(text.charCodeAt(end))) end += 1;
    this.push('number', start, end, formsOfSign(text.slice(start, end)));
    if (isApostropheCode(text.charCodeAt(end)) && this.isPossessiveAt(end)) {
      this.markPlural();
      this.at = end + 2;
    }
  }

  private markPlural(): void {
    const last = this.tokens.pop();
    if (last !== undefined) this.tokens.push({ ...last, plural: true });
    this.glued = true;
  }

  private mark(code: number): void {
    const letter = this.text.charAt(this.at);
    if (isHyphenCode(code)) this.single('hyphen');
    else if (QUOTES.includes(letter) || isApostropheCode(code)) this.single('quote');
    else if (code === 64 && !this.glued && this.handleEnd() > this.at + 1) {
      this.push('handle', this.at, this.handleEnd(), NOTHING_WRITTEN);
    } else if (code >= 0xd800 && code <= 0xdbff) {
      const low = this.text.charCodeAt(this.at + 1);
      const width = low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
      const symbol = formsOfSign(this.text.slice(this.at, this.at + width));
      this.push('symbol', this.at, this.at + width, symbol);
    } else if (code > 0x2100) this.single('symbol');
    else this.single('punct');
  }

  private handleEnd(): number {
    let end = this.at + 1;
    while (end < this.text.length && /[A-Za-z0-9_]/.test(this.text.charAt(end))) end += 1;
    return end;
  }

  private single(kind: TokenKind): void {
    this.push(kind, this.at, this.at + 1, formsOfMark(this.text, this.at));
  }

  private push(
    kind: TokenKind,
    start: number,
    end: number,
    forms: WordForms,
    possessive = false,
  ): void {
    this.tokens.push({
      kind,
      start,
      end,
      norm: forms.norm,
      folded: forms.folded,
      hash: forms.hash,
      foldedHash: forms.foldedHash,
      singularHash: forms.singularHash,
      glued: this.glued,
      capital: forms.capital,
      cyrillic: forms.cyrillic,
      plural: forms.plural,
      singular: forms.singular,
      cuts: forms.cuts,
      slot: forms.slot,
      serial: forms.serial,
      possessive,
    });
    this.at = end;
    this.glued = kind !== 'newline';
  }
}

/** The text as tokens, in order, with offsets into the text as given. */
export function tokenize(text: string): readonly Token[] {
  return new Tokenizer(text).run();
}
