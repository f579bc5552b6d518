import type { BelligerentsFile } from '../../domain/reference.ts';
import { type PhraseMatch, PhraseTrie } from '../tokens/phrase-trie.ts';
import type { Token } from '../tokens/tokenize.ts';
import { ENGLISH } from './english.ts';
import {
  type LanguageWords,
  type StatusWord,
  type StatusWords,
  WORD_CLASSES,
  type WordClass,
} from './grammar-types.ts';
import { RUSSIAN } from './russian.ts';
import { UKRAINIAN } from './ukrainian.ts';

export interface Side {
  readonly code: string;
  /** `adjective` is said of the thing ("Russian"); `force` names people or a state. */
  readonly role: 'adjective' | 'force' | 'flag' | 'donor';
  /** The tag of a proxy force, kept beside the belligerent it counts under. */
  readonly tag: string | null;
}

type GrammarEntry =
  | { readonly type: 'word'; readonly ordinal: number }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'status'; readonly word: StatusWord }
  | { readonly type: 'side'; readonly side: Side };

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
}

/** Whose an item is, and the words that say so. */
export interface Owner extends TokenSpan {
  readonly code: string;
  readonly tag: string | null;
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
  is(index: number, wordClass: WordClass): boolean;
  /** The grammar has any use for the word. */
  isKnownWord(index: number): boolean;
}

const ORDINALS = new Map(WORD_CLASSES.map((name, at) => [name, at] as const));
const WORD_BITS = 32;

export class Grammar {
  private readonly trie = new PhraseTrie<GrammarEntry>();
  private readonly flags = new Map<string, Side>();
  private readonly opponents = new Map<string, string>();

  constructor(belligerents: BelligerentsFile, otherWars: AllWords = NO_WORDS) {
    for (const language of [ENGLISH, UKRAINIAN, RUSSIAN]) this.addLanguage(language);
    this.addSides(belligerents);
    this.addOtherWars(otherWars);
  }

  /** Whom a belligerent fights, where it fights only one. */
  opponentOf(code: string): string | null {
    return this.opponents.get(code) ?? null;
  }

  scan(tokens: readonly Token[]): GrammarScan {
    const scan = new Scan(tokens.length);
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined) continue;
      if (token.kind === 'symbol') scan.addFlag(this.flagAt(tokens, at), at);
      else scan.addMatches(this.trie.matchesAt(tokens, at));
    }
    return scan;
  }

  /** A flag is two regional-indicator symbols side by side. */
  private flagAt(tokens: readonly Token[], at: number): Side | undefined {
    const next = tokens[at + 1];
    if (next === undefined || next.kind !== 'symbol' || !next.glued) return undefined;
    return this.flags.get(`${tokens[at]?.norm ?? ''}${next.norm}`);
  }

  private addLanguage(language: LanguageWords): void {
    for (const name of WORD_CLASSES) {
      const words = language.classes[name];
      const ordinal = ORDINALS.get(name);
      if (words === undefined || ordinal === undefined) continue;
      const entry: GrammarEntry = { type: 'word', ordinal };
      for (const word of commaSeparated(words)) this.trie.insert(word, entry, false);
    }
    for (const [word, value] of Object.entries(language.numbers)) {
      this.trie.insert(word, { type: 'number', value }, false);
    }
    for (const statuses of language.statuses) this.addStatuses(statuses, language);
  }

  private addStatuses(statuses: StatusWords, language: LanguageWords): void {
    const word: StatusWord = {
      status: statuses.status,
      voice: statuses.voice,
      scope: statuses.scope ?? 'any',
      unsure: statuses.unsure ?? false,
      tag: statuses.tag ?? null,
    };
    const participles = commaSeparated(statuses.participles ?? '').flatMap((stem) =>
      language.participleEndings.map((ending) => `${stem}${ending}`),
    );
    const entry: GrammarEntry = { type: 'status', word };
    for (const form of [...commaSeparated(statuses.words ?? ''), ...participles]) {
      this.trie.insert(form, entry, false);
    }
  }

  /** A sentence that tells of another war tells of no loss of this one. */
  private addOtherWars({ en, uk, ru }: AllWords): void {
    const entry: GrammarEntry = { type: 'word', ordinal: WORD_CLASSES.indexOf('unreal') };
    for (const word of [...en, ...uk, ...ru]) this.trie.insert(word, entry);
  }

  private addSides(file: BelligerentsFile): void {
    const add = (role: Side['role'], code: string, tag: string | null, words: AllWords): void => {
      const side: Side = { code, role, tag };
      for (const word of [...words.en, ...words.uk, ...words.ru]) {
        this.trie.insert(word, { type: 'side', side });
      }
    };
    for (const belligerent of file.belligerents) {
      const { code } = belligerent;
      add('adjective', code, null, belligerent.adjectives);
      add('force', code, null, belligerent.forces);
      for (const proxy of belligerent.proxies) add('force', code, proxy.tag, proxy.aliases);
      for (const flag of belligerent.flags) this.flags.set(flag, { code, role: 'flag', tag: null });
      const [opponent, ...others] = belligerent.opponents;
      if (opponent !== undefined && others.length === 0) this.opponents.set(code, opponent);
    }
    for (const donor of file.donors) add('donor', donor.code, null, donor.adjectives);
  }
}

interface AllWords {
  readonly en: readonly string[];
  readonly uk: readonly string[];
  readonly ru: readonly string[];
}

const NO_WORDS: AllWords = { en: [], uk: [], ru: [] };

class Scan implements GrammarScan {
  readonly statuses: StatusMention[] = [];
  readonly statusAt = new Map<number, StatusMention>();
  readonly sideOver = new Map<number, SideMention>();
  readonly numberWordAt = new Map<number, NumberWord>();
  private readonly low: Uint32Array;
  private readonly high: Uint32Array;
  private wordsUntil = 0;
  private statusUntil = 0;
  private sideUntil = 0;

  constructor(length: number) {
    this.low = new Uint32Array(length);
    this.high = new Uint32Array(length);
  }

  is(index: number, wordClass: WordClass): boolean {
    const ordinal = ORDINALS.get(wordClass) ?? 0;
    const bits = ordinal < WORD_BITS ? this.low[index] : this.high[index];
    return ((bits ?? 0) & (1 << (ordinal % WORD_BITS))) !== 0;
  }

  isKnownWord(index: number): boolean {
    return ((this.low[index] ?? 0) | (this.high[index] ?? 0)) !== 0 || this.numberWordAt.has(index);
  }

  addFlag(side: Side | undefined, at: number): void {
    if (side === undefined || at < this.sideUntil) return;
    this.addSide({ start: at, end: at + 2, side });
  }

  /** Longest phrase first; a shorter one of another type still counts inside it. */
  addMatches(matches: readonly PhraseMatch<GrammarEntry>[]): void {
    for (let i = matches.length - 1; i >= 0; i -= 1) {
      const match = matches[i];
      if (match !== undefined) this.addMatch(match);
    }
  }

  private addMatch({ start, end, entries }: PhraseMatch<GrammarEntry>): void {
    const words: StatusWord[] = [];
    let wordsTaken = false;
    for (const entry of entries) {
      if (entry.type === 'word') {
        if (start < this.wordsUntil) continue;
        wordsTaken = true;
        this.mark(start, end, entry.ordinal);
      } else if (entry.type === 'number') this.addNumber(start, end, entry.value);
      else if (entry.type === 'status') words.push(entry.word);
      else if (start >= this.sideUntil) this.addSide({ start, end, side: entry.side });
    }
    if (wordsTaken) this.wordsUntil = end;
    if (words.length > 0 && start >= this.statusUntil) {
      const mention = { start, end, words };
      this.statuses.push(mention);
      this.statusAt.set(start, mention);
      this.statusUntil = end;
    }
  }

  private addNumber(start: number, end: number, value: number): void {
    if (!this.numberWordAt.has(start)) this.numberWordAt.set(start, { start, end, value });
  }

  private addSide(mention: SideMention): void {
    for (let at = mention.start; at < mention.end; at += 1) this.sideOver.set(at, mention);
    this.sideUntil = mention.end;
  }

  private mark(start: number, end: number, ordinal: number): void {
    const bits = ordinal < WORD_BITS ? this.low : this.high;
    for (let at = start; at < end; at += 1) {
      bits[at] = (bits[at] ?? 0) | (1 << (ordinal % WORD_BITS));
    }
  }
}

function commaSeparated(words: string): readonly string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
