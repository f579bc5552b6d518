import type { Token } from '../tokens/tokenize.ts';
import { encountersIn } from './encounters.ts';
import { gappedIn } from './gapped-verbs.ts';
import {
  type ClassSet,
  classSet,
  type GrammarScan,
  holdsClass,
  type StatusMention,
  type TokenSpan,
} from './grammar-scan.ts';
import type { WordClass } from './grammar-types.ts';
import { KINDS_OPENERS } from './kinds-openers.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { QuantityNumber } from './numbers.ts';
import type { Sentence } from './sentences.ts';
import { takenFirst } from './takings.ts';
import { verblessIn } from './verbless.ts';

const LONGEST_CHAIN = 4;

const LIST_MARKS = classSet('conjunction', 'or');
const LIGHT_WORDS = classSet('adverb', 'hedge', 'another');
const NOUNS_IN_LY = new Set(
  'supply resupply family assembly anomaly italy monopoly butterfly reply bully'.split(' '),
);
const BEARINGS = new Set('n s e w ne nw se sw'.split(' '));
const FUNCTION_WORDS = classSet(
  'auxiliary',
  'determiner',
  'preposition',
  'by',
  'with',
  'of',
  'relative',
  'negation',
  'pronoun',
  'irrealis',
  'military',
  'adjective',
  'measure',
  'enemy',
);

/** One sentence with all that was found in it: what the rules of roles read. */
export class SentenceView {
  readonly tokens: readonly Token[];
  readonly scan: GrammarScan;
  readonly sentence: Sentence;
  readonly phrases: readonly NounPhrase[];
  /** Statuses in order, those inside phrases left out. */
  readonly statuses: readonly StatusMention[];
  private readonly isPlaceOrDate: (index: number) => boolean;
  private parts: Map<number, NounPhrase> | null = null;
  private presence: ClassSet | null = null;
  private answers: Map<string, boolean> | null = null;
  private readonly statusEndingAt = new Map<number, StatusMention>();
  private readonly premodifierStarts = new Set<number>();
  private readonly encounterAt = new Map<number, StatusMention>();

  constructor(
    tokens: readonly Token[],
    scan: GrammarScan,
    sentence: Sentence,
    phrases: readonly NounPhrase[],
    statuses: readonly StatusMention[],
    isPlaceOrDate: (index: number) => boolean,
  ) {
    this.tokens = tokens;
    this.scan = scan;
    this.sentence = sentence;
    this.phrases = phrases;
    this.isPlaceOrDate = isPlaceOrDate;
    for (const { premodifiers } of phrases) {
      for (const { start } of premodifiers) this.premodifierStarts.add(start);
    }
    for (const status of statuses) this.statusEndingAt.set(status.end, status);
    const told = statuses.filter(({ start }) => !this.premodifierStarts.has(start));
    const encounters = [...encountersIn(tokens, scan, phrases, statuses)];
    encounters.push(...verblessIn(tokens, scan, phrases, sentence.start));
    const taken = takenFirst(tokens, scan, sentence.start);
    if (taken !== null) encounters.push(taken);
    for (const gapped of gappedIn(tokens, scan, phrases, told, sentence.end))
      if (encounters.every(({ start }) => start !== gapped.start)) encounters.push(gapped);
    for (const status of encounters) {
      this.encounterAt.set(status.start, status);
      this.statusEndingAt.set(status.end, status);
    }
    const others = told.filter(({ start }) => !this.encounterAt.has(start));
    this.statuses =
      encounters.length === 0 ? told : [...others, ...encounters].sort((a, b) => a.start - b.start);
  }

  token(index: number): Token | undefined {
    return index < this.sentence.start || index >= this.sentence.end
      ? undefined
      : this.tokens[index];
  }

  is(index: number, wordClass: WordClass): boolean {
    return this.scan.is(index, wordClass);
  }

  phraseAt(index: number): NounPhrase | undefined {
    const phrase = this.phrases[this.lastPhraseFrom(index)];
    return phrase !== undefined && index < phrase.end ? phrase : undefined;
  }

  /** A phrase's place among the sentence's own; a counted part of one has none. */
  orderOf(phrase: NounPhrase): number | undefined {
    const order = this.lastPhraseFrom(phrase.start);
    return this.phrases[order] === phrase ? order : undefined;
  }

  /** The token itself, or the one behind it where it opens a quote. */
  pastQuote(index: number): number {
    return this.token(index)?.kind === 'quote' ? index + 1 : index;
  }

  /** The status predicate that starts at a token; not one inside a phrase. */
  statusAt(index: number): StatusMention | undefined {
    if (this.premodifierStarts.has(index)) return undefined;
    return this.encounterAt.get(index) ?? this.scan.statusAt.get(index);
  }

  /** The status, inside a phrase or not, that ends where a token starts. */
  statusBefore(index: number): StatusMention | undefined {
    return this.statusEndingAt.get(index);
  }

  isPlaceOrDateAt(index: number): boolean {
    return this.isPlaceOrDate(index);
  }

  /** A comma, "and", a slash: what stands between the members of a list. */
  isListMark(index: number): boolean {
    const token = this.token(index);
    if (token === undefined) return false;
    // "68-й" is an ordinal; the Ukrainian "й" stands alone.
    if (token.glued && this.tokens[index - 1]?.kind === 'hyphen') return false;
    return (
      this.scan.isOneOf(index, LIST_MARKS) ||
      (token.kind === 'punct' && ',/&+'.includes(token.norm))
    );
  }

  /** Words that may stand between a verb and its auxiliary or subject. */
  isLightWord(index: number): boolean {
    const token = this.token(index);
    if (token === undefined) return false;
    if (token.kind === 'quote' || token.kind === 'symbol') return true;
    return this.scan.isOneOf(index, LIGHT_WORDS) || this.isManner(token, index);
  }

  /** "burned compleetly": an adverb by its ending, spelt as it may be; "burns S of Selydove". */
  private isManner({ kind, norm, capital, glued }: Token, index: number): boolean {
    if (capital && BEARINGS.has(norm)) return !glued && this.is(index + 1, 'of');
    if (kind !== 'word' || capital || norm.length < 6 || !norm.endsWith('ly')) return false;
    return !NOUNS_IN_LY.has(norm) && !KINDS_OPENERS.has(norm) && !this.scan.isKnownWord(index);
  }

  /** A word of the language that no rule knows: most likely a noun, verb or adjective. */
  isUnknownWord(index: number): boolean {
    const token = this.token(index);
    if (token?.kind !== 'word') return false;
    return !(
      this.phraseAt(index) !== undefined ||
      this.scan.statusAt.has(index) ||
      this.scan.sideOver.has(index) ||
      this.isPlaceOrDate(index) ||
      this.isFunctionWord(index)
    );
  }

  private isFunctionWord(index: number): boolean {
    return (
      this.scan.isOneOf(index, FUNCTION_WORDS) ||
      this.isLightWord(index) ||
      this.isListMark(index) ||
      this.scan.numberWordAt.has(index)
    );
  }

  /** Order of the last phrase that ends at or before a token; -1 where none does. */
  lastPhraseBefore(index: number): number {
    return lastOf(this.phrases, ({ end }) => end <= index);
  }

  /** Order of the last phrase that starts at or before a token; -1 where none does. */
  private lastPhraseFrom(index: number): number {
    return lastOf(this.phrases, ({ start }) => start <= index);
  }

  phrasesWithin(span: TokenSpan): readonly NounPhrase[] {
    const first = this.lastPhraseBefore(span.start) + 1;
    const last = this.lastPhraseBefore(span.end);
    return this.phrases.slice(first, last + 1).filter(({ start }) => start >= span.start);
  }

  /** Whether any word of a class stands in the sentence; asked often, looked up once. */
  has(wordClass: WordClass): boolean {
    this.presence ??= this.scan.classesIn(this.sentence);
    return holdsClass(this.presence, wordClass);
  }

  /** An answer about the whole sentence, worked out for the first of its statuses only. */
  once(question: string, answer: () => boolean): boolean {
    this.answers ??= new Map();
    let known = this.answers.get(question);
    if (known === undefined) {
      known = answer();
      this.answers.set(question, known);
    }
    return known;
  }

  firstOf(wordClass: WordClass): number {
    if (!this.scan.has(wordClass) || !this.has(wordClass)) return -1;
    for (let at = this.sentence.start; at < this.sentence.end; at += 1) {
      if (this.is(at, wordClass)) return at;
    }
    return -1;
  }

  /** A counted part of a phrase; the same object each time it is asked for. */
  partOf(whole: NounPhrase, number: QuantityNumber): NounPhrase {
    this.parts ??= new Map();
    const known = this.parts.get(number.start);
    if (known !== undefined) return known;
    const part = { ...whole, number, uncounted: null, article: null, premodifiers: [] };
    this.parts.set(number.start, part);
    return part;
  }

  /** Start of the first of the statuses joined to this one: "was damaged or destroyed". */
  chainStart(status: StatusMention): number {
    let { start } = status;
    for (let links = 0; links < LONGEST_CHAIN; links += 1) {
      let at = start - 1;
      while (this.is(at, 'adverb')) at -= 1;
      if (!this.isListMark(at)) break;
      while (this.isListMark(at - 1)) at -= 1;
      const before = this.statusEndingAt.get(at);
      if (before === undefined) break;
      start = before.start;
    }
    return start;
  }
}

/** Order of the last phrase that is early, where all before it are; -1 where none is. */
function lastOf(phrases: readonly NounPhrase[], isEarly: (phrase: NounPhrase) => boolean): number {
  let low = 0;
  let high = phrases.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const phrase = phrases[middle];
    if (phrase !== undefined && isEarly(phrase)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
