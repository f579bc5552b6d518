import type { PhraseMatch } from '../tokens/phrase-trie.ts';
import { type StatusWord, WORD_CLASSES, type WordClass } from './grammar-types.ts';

export interface Side {
  readonly code: string;
  /** `adjective` is said of the thing ("Russian"); `force` names people or a state. */
  readonly role: 'adjective' | 'force' | 'flag' | 'donor';
  /** The tag of a proxy force, kept beside the belligerent it counts under. */
  readonly tag: string | null;
  /** Only its enemies call it so. */
  readonly exonym: boolean;
  /** A brigade or battalion, not the side as a whole. */
  readonly unit: boolean;
}

export type GrammarEntry =
  | { readonly type: 'word'; readonly ordinal: number }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'status'; readonly word: StatusWord }
  | { readonly type: 'idiom' }
  | { readonly type: 'opener'; readonly verb: OpenedVerb }
  | { readonly type: 'closer'; readonly verb: OpenedVerb }
  | { readonly type: 'side'; readonly side: Side };

/** A verb that closes behind its object: "blew … up". */
export interface OpenedVerb {
  readonly word: StatusWord;
}

/** A stretch of tokens [start, end). */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

export interface StatusMention extends TokenSpan {
  /** One phrase may be read in two voices ("sunk"); the order is that of the tables. */
  readonly words: readonly StatusWord[];
}

export interface SideMention extends TokenSpan {
  readonly side: Side;
  /** Letters of inflection after the stem of its last word. */
  readonly ending: string;
}

/** Whose an item is, and the words that say so. */
export interface Owner extends TokenSpan {
  readonly code: string;
  readonly tag: string | null;
}

/** The side of a mention as an owner, by the words that name it. */
export function ownerFrom({ start, end, side }: SideMention): Owner {
  return { start, end, code: side.code, tag: side.tag };
}

export interface NumberWord extends TokenSpan {
  readonly value: number;
}

/** What the grammar saw in the tokens, by the index of a mention's first token. */
export interface GrammarScan {
  readonly statuses: readonly StatusMention[];
  readonly statusAt: ReadonlyMap<number, StatusMention>;
  /** By every token of the mention. */
  readonly sideOver: ReadonlyMap<number, SideMention>;
  readonly numberWordAt: ReadonlyMap<number, NumberWord>;
  /** The year in which the war told of began. */
  readonly firstYear: number;
  is(index: number, wordClass: WordClass): boolean;
  isOneOf(index: number, classes: ClassSet): boolean;
  has(wordClass: WordClass): boolean;
  /** Every class with a word in the stretch. */
  classesIn(stretch: TokenSpan): ClassSet;
  /** The grammar has any use for the word. */
  isKnownWord(index: number): boolean;
}

export const ORDINALS = new Map(WORD_CLASSES.map((name, at) => [name, at] as const));
const WORD_BITS = 32;

/** Word classes as bits, to ask after several at once. */
export interface ClassSet {
  readonly low: number;
  readonly high: number;
}

export function classSet(...classes: readonly WordClass[]): ClassSet {
  let low = 0;
  let high = 0;
  for (const name of classes) {
    const ordinal = ORDINALS.get(name) ?? 0;
    if (ordinal < WORD_BITS) low |= 1 << ordinal;
    else high |= 1 << (ordinal % WORD_BITS);
  }
  return { low, high };
}

export function holdsClass({ low, high }: ClassSet, wordClass: WordClass): boolean {
  const ordinal = ORDINALS.get(wordClass) ?? 0;
  return ((ordinal < WORD_BITS ? low : high) & (1 << (ordinal % WORD_BITS))) !== 0;
}

/** Tokens of the object between a verb and the word that closes it. */
const SEPARABLE_REACH = 16;

/** Filled token by token as the grammar goes over a text. */
export class Scan implements GrammarScan {
  readonly statuses: StatusMention[] = [];
  readonly statusAt = new Map<number, StatusMention>();
  readonly sideOver = new Map<number, SideMention>();
  readonly numberWordAt = new Map<number, NumberWord>();
  readonly firstYear: number;
  private readonly low: number[];
  private readonly high: number[];
  private lowAnywhere = 0;
  private highAnywhere = 0;
  private readonly opened = new Map<OpenedVerb, TokenSpan>();
  private wordsUntil = 0;
  private statusUntil = 0;
  private sideUntil = 0;

  constructor(length: number, firstYear: number) {
    this.firstYear = firstYear;
    // Plain arrays: a typed one costs more to make than most texts have words to mark.
    this.low = new Array<number>(length).fill(0);
    this.high = new Array<number>(length).fill(0);
  }

  is(index: number, wordClass: WordClass): boolean {
    const ordinal = ORDINALS.get(wordClass) ?? 0;
    const bits = ordinal < WORD_BITS ? this.low[index] : this.high[index];
    return ((bits ?? 0) & (1 << (ordinal % WORD_BITS))) !== 0;
  }

  isOneOf(index: number, { low, high }: ClassSet): boolean {
    return (((this.low[index] ?? 0) & low) | ((this.high[index] ?? 0) & high)) !== 0;
  }

  has(wordClass: WordClass): boolean {
    const ordinal = ORDINALS.get(wordClass) ?? 0;
    const bits = ordinal < WORD_BITS ? this.lowAnywhere : this.highAnywhere;
    return (bits & (1 << (ordinal % WORD_BITS))) !== 0;
  }

  classesIn({ start, end }: TokenSpan): ClassSet {
    let low = 0;
    let high = 0;
    for (let at = start; at < end; at += 1) {
      low |= this.low[at] ?? 0;
      high |= this.high[at] ?? 0;
    }
    return { low, high };
  }

  isKnownWord(index: number): boolean {
    return ((this.low[index] ?? 0) | (this.high[index] ?? 0)) !== 0 || this.numberWordAt.has(index);
  }

  addFlag(side: Side | undefined, at: number): void {
    if (side === undefined || at < this.sideUntil) return;
    this.addSide({ start: at, end: at + 2, side, ending: '' });
  }

  /** Longest phrase first; a shorter one of another type still counts inside it. */
  addMatches(matches: readonly PhraseMatch<GrammarEntry>[]): void {
    for (let i = matches.length - 1; i >= 0; i -= 1) {
      const match = matches[i];
      if (match !== undefined) this.addMatch(match);
    }
  }

  private addMatch({ start, end, entries, ending }: PhraseMatch<GrammarEntry>): void {
    const words: StatusWord[] = [];
    let wordsTaken = false;
    // "перетворив її на брухт": what closes a verb tells nothing of its own.
    let closes = false;
    for (const entry of entries) {
      if (entry.type === 'word') {
        if (start < this.wordsUntil) continue;
        wordsTaken = true;
        this.mark(start, end, entry.ordinal);
      } else if (entry.type === 'number') this.addNumber(start, end, entry.value);
      else if (entry.type === 'status') words.push(entry.word);
      else if (entry.type === 'idiom') this.statusUntil = Math.max(this.statusUntil, end);
      else if (entry.type === 'opener') this.opened.set(entry.verb, { start, end });
      else if (entry.type === 'closer') closes = this.closeVerb(entry.verb, start) || closes;
      else if (start >= this.sideUntil) this.addSide({ start, end, side: entry.side, ending });
    }
    if (wordsTaken) this.wordsUntil = end;
    if (words.length > 0 && !closes && start >= this.statusUntil) {
      const mention = { start, end, words };
      this.statuses.push(mention);
      this.statusAt.set(start, mention);
      this.statusUntil = end;
    }
  }

  /** "blew the tank up": the verb is told once its last word has come. */
  private closeVerb(verb: OpenedVerb, at: number): boolean {
    const span = this.opened.get(verb);
    if (span === undefined || at - span.end > SEPARABLE_REACH || at < this.statusUntil)
      return false;
    this.opened.delete(verb);
    if (this.statusAt.has(span.start) || at === span.end) return false;
    const mention = { ...span, words: [verb.word] };
    this.statuses.push(mention);
    this.statusAt.set(span.start, mention);
    return true;
  }

  /** "×4", "2×": the sign is punctuation to the tokenizer. */
  addTimes(at: number): void {
    this.mark(at, at + 1, ORDINALS.get('times') ?? 0);
  }

  /** A verb closes in its own clause. */
  closeClause(): void {
    this.opened.clear();
  }

  /** A verb that closed late stands before statuses found inside it. */
  sortStatuses(): void {
    if (this.statuses.length < 2) return;
    this.statuses.sort((a, b) => a.start - b.start);
  }

  addStatus(at: number, word: StatusWord): void {
    const mention = { start: at, end: at + 1, words: [word] };
    this.statuses.push(mention);
    this.statusAt.set(at, mention);
  }

  private addNumber(start: number, end: number, value: number): void {
    if (!this.numberWordAt.has(start)) this.numberWordAt.set(start, { start, end, value });
  }

  addSide(mention: SideMention): void {
    for (let at = mention.start; at < mention.end; at += 1) this.sideOver.set(at, mention);
    this.sideUntil = Math.max(this.sideUntil, mention.end);
  }

  private mark(start: number, end: number, ordinal: number): void {
    const isLow = ordinal < WORD_BITS;
    const bit = 1 << (ordinal % WORD_BITS);
    const bits = isLow ? this.low : this.high;
    for (let at = start; at < end; at += 1) bits[at] = (bits[at] ?? 0) | bit;
    if (isLow) this.lowAnywhere |= bit;
    else this.highAnywhere |= bit;
  }
}
