import { type StemCut, stemCuts } from './case-endings.ts';
import {
  foldLookAlikes,
  hasCyrillic,
  isApostropheCode,
  isCyrillicCode,
  isLatinCode,
  unmixScripts,
} from './letters.ts';
import { hashOfWord } from './word-filter.ts';

/** All that a word says of itself, wherever it stands. */
export interface WordForms {
  /** Lower-case, one script, no apostrophes, accents or plural -s of an acronym. */
  readonly norm: string;
  /** `norm` with Cyrillic look-alikes in Latin: what designators are compared by. */
  readonly folded: string;
  /** `hashOfWord` of `norm`, of `folded`, and of `singular` or else of ''. */
  readonly hash: number;
  readonly foldedHash: number;
  readonly singularHash: number;
  readonly capital: boolean;
  readonly cyrillic: boolean;
  /** "T-72s", "BMPs", "БТРи": the plural ending was taken off `norm`. */
  readonly plural: boolean;
  /** The word without an English plural -s; null where it has none. */
  readonly singular: string | null;
  /** A Cyrillic word as stems and endings; empty for other tokens. */
  readonly cuts: readonly StemCut[];
  /** Where these forms are remembered, and the number they got there; -1 and 0 where they are not. */
  readonly slot: number;
  readonly serial: number;
}

const LATIN_ACCENTS = /[\u0300-\u036f]/g;
/** ё, which most texts write as е. */
const YO = 0x451;

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

function shapeOf(raw: string, gluedToDigit: boolean): WordShape {
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
const HASH_OF_NOTHING = hashOfWord('');

function singularOf(norm: string): string | null {
  return norm.length >= SHORTEST_PLURAL && norm.endsWith('s') ? norm.slice(0, -1) : null;
}

function formsOf(raw: string, gluedToDigit: boolean, slot: number, serial: number): WordForms {
  const { core, plural } = shapeOf(raw, gluedToDigit);
  const norm = normaliseWord(core);
  const cyrillic = isCyrillicCode(norm.charCodeAt(0));
  const folded = cyrillic ? foldLookAlikes(norm) : norm;
  const singular = cyrillic ? null : singularOf(norm);
  const hash = hashOfWord(norm);
  return {
    norm,
    folded,
    hash,
    foldedHash: folded === norm ? hash : hashOfWord(folded),
    singularHash: singular === null ? HASH_OF_NOTHING : hashOfWord(singular),
    capital: isUpperLetter(raw, 0),
    cyrillic,
    plural,
    singular,
    cuts: cyrillic ? stemCuts(norm) : NO_CUTS,
    slot,
    serial,
  };
}

const NOT_REMEMBERED = -1;

/** The forms of something without letters: a number, a mark, a link. */
export function formsOfSign(norm: string): WordForms {
  const hash = norm === '' ? HASH_OF_NOTHING : hashOfWord(norm);
  return {
    norm,
    folded: norm,
    hash,
    foldedHash: hash,
    singularHash: HASH_OF_NOTHING,
    capital: false,
    cyrillic: false,
    plural: false,
    singular: null,
    cuts: NO_CUTS,
    slot: NOT_REMEMBERED,
    serial: 0,
  };
}

interface Remembered {
  readonly raw: string;
  readonly gluedToDigit: boolean;
  readonly forms: WordForms;
}

/** A power of two; most of the words of most posts are among as many. */
export const WORD_SLOTS = 1 << 13;
/** Longer words are rare, and so are worked out each time. */
const LONGEST_REMEMBERED = 24;

/** Of all memories, so that no two words share one. */
let serials = 0;

/**
 * Forms of the words read last, by their letters: a word that comes again is neither cut out of
 * its text nor worked out. One slot to a hash, the newest word in it, so that it never grows.
 */
export class WordMemory {
  private readonly slots: (Remembered | undefined)[] = new Array<undefined>(WORD_SLOTS).fill(
    undefined,
  );

  formsIn(text: string, start: number, end: number, gluedToDigit: boolean): WordForms {
    if (end - start > LONGEST_REMEMBERED)
      return formsOf(text.slice(start, end), gluedToDigit, NOT_REMEMBERED, 0);
    let hash = gluedToDigit ? 1 : 0;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash, 31) + text.charCodeAt(at);
    const slot = (hash ^ (hash >>> 15)) & (WORD_SLOTS - 1);
    const known = this.slots[slot];
    if (known?.gluedToDigit === gluedToDigit && isWrittenIn(text, start, end, known.raw)) {
      return known.forms;
    }
    const raw = copyOf(text, start, end);
    serials += 1;
    const forms = formsOf(raw, gluedToDigit, slot, serials);
    this.slots[slot] = { raw, gluedToDigit, forms };
    return forms;
  }
}

function isWrittenIn(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at += 1) {
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}

/** A slice may keep the whole of its text in memory for as long as it is remembered. */
function copyOf(text: string, start: number, end: number): string {
  const units: number[] = [];
  for (let at = start; at < end; at += 1) units.push(text.charCodeAt(at));
  return String.fromCharCode(...units);
}
