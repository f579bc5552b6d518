import { type StemCut, stemCuts } from './case-endings.ts';
import {
  foldLookAlikes,
  hasCyrillic,
  isApostropheCode,
  isCyrillicCode,
  isDigitCode,
  isHyphenCode,
  isLatinCode,
  isLetterCode,
  isSpaceCode,
  unmixScripts,
} from './letters.ts';
import { hashOfWord } from './word-filter.ts';

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
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Lower-case, one script, no apostrophes, accents or plural -s of an acronym. */
  readonly norm: string;
  /** `norm` with Cyrillic look-alikes in Latin: what designators are compared by. */
  readonly folded: string;
  /** `hashOfWord` of `norm`, of `folded`, and of `singular` or else of ''. */
  readonly hash: number;
  readonly foldedHash: number;
  readonly singularHash: number;
  /** No space between this token and the one before. */
  readonly glued: boolean;
  readonly capital: boolean;
  readonly cyrillic: boolean;
  /** "T-72s", "BMPs", "БТРи": the plural ending was taken off `norm`. */
  readonly plural: boolean;
  /** The word without an English plural -s; null where it has none. */
  readonly singular: string | null;
  /** A Cyrillic word as stems and endings; empty for other tokens. */
  readonly cuts: readonly StemCut[];
  /** "Russia's": the ending lies outside [start, end). */
  readonly possessive: boolean;
}

const LATIN_ACCENTS = /[\u0300-\u036f]/g;
/** ё, which most texts write as е. */
const YO = 0x451;
const QUOTES = '"“”„«»‹›‟';

/** A word as the lexicon compares it. */
export function normaliseWord(word: string): string {
  let out = word.toLowerCase();
  let hasApostrophe = false;
  let hasYo = false;
  let cyrillic = 0;
  let latin = 0;
  let beyondAscii = 0;
  for (let i = 0; i < out.length; i += 1) {
    const code = out.charCodeAt(i);
    if (isCyrillicCode(code)) {
      cyrillic += 1;
      if (code === YO) hasYo = true;
    } else {
      if (isLatinCode(code)) latin += 1;
      if (code > 127) beyondAscii += 1;
    }
    if (isApostropheCode(code)) hasApostrophe = true;
  }
  if (hasYo) out = out.replaceAll('ё', 'е');
  if (hasApostrophe) out = out.replace(/['’‘ʼ`´′‛]/g, '');
  const isPure = cyrillic === 0 || latin === 0;
  if (isPure && (cyrillic > 0 || beyondAscii === 0)) return out;
  out = unmixScripts(out);
  if (!hasCyrillic(out)) out = out.normalize('NFKD').replace(LATIN_ACCENTS, '').toLowerCase();
  return out;
}

export function isUpperLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  if (code >= 0x400 && code <= 0x45f) return code < 0x430;
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
}

/** Letters an acronym may carry as a case or plural ending: "БТРи", "БМПшки", "БПЛАми". */
const ACRONYM_TAIL = 4;

interface WordShape {
  readonly core: string;
  readonly plural: boolean;
}

function shapeOf(text: string, start: number, end: number, gluedToDigit: boolean): WordShape {
  const raw = text.slice(start, end);
  let upper = 0;
  while (upper < raw.length && isUpperLetter(raw, upper)) upper += 1;
  const tail = raw.length - upper;
  if (upper >= 2 && tail === 1 && raw.endsWith('s'))
    return { core: raw.slice(0, -1), plural: true };
  if (upper >= 1 && tail === 1 && raw.endsWith('s') && gluedToDigit) {
    return { core: raw.slice(0, -1), plural: true };
  }
  if (upper >= 2 && tail > 0 && tail <= ACRONYM_TAIL && isCyrillicCode(raw.charCodeAt(upper))) {
    return { core: raw.slice(0, upper), plural: /[иівыхм]$/.test(raw) };
  }
  return { core: raw, plural: false };
}

const NO_CUTS: readonly StemCut[] = [];
const SHORTEST_PLURAL = 4;

function singularOf(norm: string): string | null {
  return norm.length >= SHORTEST_PLURAL && norm.endsWith('s') ? norm.slice(0, -1) : null;
}

const LINK = /(?:https?:\/\/|t\.me\/|t\.co\/|pic\.twitter\.com\/|www\.)[^\s<>"”»]*/y;
const LINK_STARTS = new Set(['h', 't', 'p', 'w']);

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
        this.push('link', this.at, this.at + link[0].length, '');
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
      this.push('word', start, start + 1, 'x');
      return;
    }
    const shape = shapeOf(text, start, end, gluedToDigit);
    // "T-72s" are several, "2s19" is a designator.
    if (gluedToDigit && text.slice(start, end) === 's' && !isDigitCode(text.charCodeAt(end))) {
      this.markPlural();
      this.at = next;
      return;
    }
    this.push('word', start, end, normaliseWord(shape.core), shape.plural, possessive);
    this.at = next;
    this.glued = true;
  }

  /** The x of "2xT-72": before a capital, or alone. */
  private isTimesSign(start: number, end: number): boolean {
    const letter = this.text.charAt(start);
    if (letter !== 'x' && letter !== 'х' && letter !== 'X' && letter !== 'Х') return false;
    return end === start + 1 || isUpperLetter(this.text, start + 1);
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
    this.push('number', start, end, text.slice(start, end));
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
      this.push('handle', this.at, this.handleEnd(), '');
    } else if (code >= 0xd800 && code <= 0xdbff) {
      const low = this.text.charCodeAt(this.at + 1);
      const width = low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
      this.push('symbol', this.at, this.at + width, this.text.slice(this.at, this.at + width));
    } else if (code > 0x2100) this.single('symbol');
    else this.single('punct');
  }

  private handleEnd(): number {
    let end = this.at + 1;
    while (end < this.text.length && /[A-Za-z0-9_]/.test(this.text.charAt(end))) end += 1;
    return end;
  }

  private single(kind: TokenKind): void {
    this.push(kind, this.at, this.at + 1, this.text.charAt(this.at));
  }

  private push(
    kind: TokenKind,
    start: number,
    end: number,
    norm: string,
    plural = false,
    possessive = false,
  ): void {
    const cyrillic = kind === 'word' && isCyrillicCode(norm.charCodeAt(0));
    const folded = cyrillic ? foldLookAlikes(norm) : norm;
    const singular = kind === 'word' && !cyrillic ? singularOf(norm) : null;
    const hash = hashOfWord(norm);
    this.tokens.push({
      kind,
      start,
      end,
      norm,
      folded,
      hash,
      foldedHash: folded === norm ? hash : hashOfWord(folded),
      singularHash: hashOfWord(singular ?? ''),
      glued: this.glued,
      capital: kind === 'word' && isUpperLetter(this.text, start),
      cyrillic,
      plural,
      singular,
      cuts: cyrillic ? stemCuts(norm) : NO_CUTS,
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
