import type { BelligerentsFile } from '../../domain/reference.ts';
import { type PhraseMatch, PhraseTrie } from '../tokens/phrase-trie.ts';
import type { Token } from '../tokens/tokenize.ts';
import { ENGLISH } from './english.ts';
import {
  type LanguageWords,
  type SeparableVerb,
  type StatusWord,
  type StatusWords,
  WORD_CLASSES,
  type WordClass,
} from './grammar-types.ts';
import { RUSSIAN } from './russian.ts';
import { type SideNames, sideNames, withSideNames } from './side-names.ts';
import { UKRAINIAN } from './ukrainian.ts';

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

type GrammarEntry =
  | { readonly type: 'word'; readonly ordinal: number }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'status'; readonly word: StatusWord }
  | { readonly type: 'idiom' }
  | { readonly type: 'opener'; readonly verb: OpenedVerb }
  | { readonly type: 'closer'; readonly verb: OpenedVerb }
  | { readonly type: 'side'; readonly side: Side };

/** A verb that closes behind its object: "blew … up". */
interface OpenedVerb {
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
  isOneOf(index: number, classes: ClassSet): boolean;
  has(wordClass: WordClass): boolean;
  /** The grammar has any use for the word. */
  isKnownWord(index: number): boolean;
}

const ORDINALS = new Map(WORD_CLASSES.map((name, at) => [name, at] as const));
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
/** Tokens of the object between a verb and the word that closes it. */
const SEPARABLE_REACH = 16;

export class Grammar {
  private readonly trie = new PhraseTrie<GrammarEntry>();
  private readonly flags = new Map<string, Side>();
  private readonly opponents = new Map<string, string>();
  private readonly operators = new Map<string, string>();
  private readonly names: SideNames;
  /** By the number that no unit of another belligerent bears. */
  private readonly brigades = new Map<string, Side>();

  constructor(belligerents: BelligerentsFile, otherWars: AllWords = NO_WORDS) {
    this.names = sideNames(belligerents);
    for (const language of [ENGLISH, UKRAINIAN, RUSSIAN]) this.addLanguage(language);
    this.addSides(belligerents);
    this.addOtherWars(otherWars);
  }

  /** Whom a belligerent fights, where it fights only one. */
  opponentOf(code: string): string | null {
    return this.opponents.get(code) ?? null;
  }

  /** Who alone operates a model or its family; null where several do or none is known to. */
  soleOperatorOf(model: string | null, family: string | null): string | null {
    const byModel = model === null ? undefined : this.operators.get(model);
    return byModel ?? (family === null ? undefined : this.operators.get(family)) ?? null;
  }

  scan(tokens: readonly Token[]): GrammarScan {
    const scan = new Scan(tokens.length);
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined) continue;
      if (token.kind === 'symbol') {
        scan.addFlag(this.flagAt(tokens, at), at);
        if (becomesDead(tokens, at)) scan.addStatus(at, DEAD);
      } else if (closesEntry(tokens, at)) scan.addStatus(at, DEAD);
      else if (subtracts(tokens, at)) scan.addStatus(at, MINUS);
      else scan.addMatches(this.trie.matchesAt(tokens, at));
      if (token.kind === 'punct' || token.kind === 'newline') scan.closeClause();
    }
    scan.sortStatuses();
    if (this.brigades.size > 0) addNumberedUnits(tokens, scan, this.brigades);
    return scan;
  }

  /** A flag is two regional-indicator symbols side by side. */
  private flagAt(tokens: readonly Token[], at: number): Side | undefined {
    const next = tokens[at + 1];
    if (next === undefined || next.kind !== 'symbol' || !next.glued) return undefined;
    return this.flags.get(`${tokens[at]?.norm ?? ''}${next.norm}`);
  }

  /** Every form of a list, "{adjective}" and "{force}" standing for those of every side. */
  private insertForms(words: string, entry: GrammarEntry): void {
    for (const form of commaSeparated(words)) this.insertForm(form, entry);
  }

  private insertForm(form: string, entry: GrammarEntry): void {
    const named = withSideNames(form, this.names);
    if (named === null) this.trie.insert(form, entry, false);
    // The name of a side stands in the case the phrase asks for.
    else for (const phrase of named) this.trie.insert(phrase, entry);
  }

  private addLanguage(language: LanguageWords): void {
    for (const name of WORD_CLASSES) {
      const words = language.classes[name];
      const ordinal = ORDINALS.get(name);
      if (words === undefined || ordinal === undefined) continue;
      const entry: GrammarEntry = { type: 'word', ordinal };
      this.insertForms(words, entry);
    }
    for (const [word, value] of Object.entries(language.numbers)) {
      this.trie.insert(word, { type: 'number', value }, false);
    }
    for (const statuses of language.statuses) this.addStatuses(statuses, language);
    const idiom: GrammarEntry = { type: 'idiom' };
    this.insertForms(language.idioms ?? '', idiom);
    for (const separable of language.separable ?? []) this.addSeparable(separable);
  }

  private addSeparable({ status, voice, tag, verbs, closers }: SeparableVerb): void {
    const word: StatusWord = {
      status,
      voice: voice ?? 'active',
      scope: 'any',
      unsure: false,
      tag: tag ?? null,
    };
    const verb: OpenedVerb = { word };
    this.insertForms(verbs, { type: 'opener', verb });
    this.insertForms(closers, { type: 'closer', verb });
  }

  private addStatuses(statuses: StatusWords, language: LanguageWords): void {
    const word: StatusWord = {
      status: statuses.status,
      voice: statuses.voice,
      scope: statuses.scope ?? 'any',
      unsure: statuses.unsure ?? false,
      tag: statuses.tag ?? null,
      ...(statuses.ofPart === true ? { ofPart: true as const } : {}),
      ...(statuses.counted === true ? { counted: true as const } : {}),
    };
    const participles = commaSeparated(statuses.participles ?? '').flatMap((stem) =>
      language.participleEndings.map((ending) => `${stem}${ending}`),
    );
    const entry: GrammarEntry = { type: 'status', word };
    this.insertForms(statuses.words ?? '', entry);
    for (const form of participles) this.trie.insert(form, entry, false);
    const wished: GrammarEntry = { type: 'status', word: { ...word, infinitive: true } };
    this.insertForms(statuses.infinitives ?? '', wished);
  }

  /** A sentence that tells of another war tells of no loss of this one. */
  private addOtherWars({ en, uk, ru }: AllWords): void {
    const entry: GrammarEntry = { type: 'word', ordinal: WORD_CLASSES.indexOf('unreal') };
    for (const word of [...en, ...uk, ...ru]) this.trie.insert(word, entry);
  }

  private addSides(file: BelligerentsFile): void {
    const add = (side: Side, words: AllWords, exonyms: ReadonlySet<string>): void => {
      const asExonym = { ...side, exonym: true };
      for (const word of [...words.en, ...words.uk, ...words.ru]) {
        this.trie.insert(word, { type: 'side', side: exonyms.has(word) ? asExonym : side });
      }
    };
    const none: ReadonlySet<string> = new Set();
    for (const belligerent of file.belligerents) {
      const { code } = belligerent;
      const exonyms = new Set(belligerent.exonyms);
      const side: Side = { code, role: 'adjective', tag: null, exonym: false, unit: false };
      const force: Side = { ...side, role: 'force' };
      add(side, belligerent.adjectives, exonyms);
      add(force, belligerent.forces, exonyms);
      add({ ...force, unit: true }, belligerent.units, none);
      for (const proxy of belligerent.proxies) {
        add({ ...force, tag: proxy.tag, unit: true }, proxy.aliases, none);
      }
      for (const flag of belligerent.flags) this.flags.set(flag, { ...side, role: 'flag' });
      for (const number of belligerent.brigades)
        this.brigades.set(String(number), { ...force, unit: true });
      for (const name of belligerent.operates_alone) this.operators.set(name, code);
      const [opponent, ...others] = belligerent.opponents;
      if (opponent !== undefined && others.length === 0) this.opponents.set(code, opponent);
    }
    for (const donor of file.donors) {
      const side: Side = { code: donor.code, role: 'donor', tag: null, exonym: false, unit: false };
      add(side, donor.adjectives, none);
    }
  }
}

const ARROWS = new Set('➡ → ▶ ⏩ > ='.split(' '));
const DEATHS = new Set('💀 ☠ ⚰ 🪦 🔥 💥'.split(' '));
const DEAD: StatusWord = {
  status: 'destroyed',
  voice: 'subject',
  scope: 'any',
  unsure: false,
  tag: null,
};

/** "T-62 ➡️ 💀"; a skull alone may only be laughter. */
function becomesDead(tokens: readonly Token[], at: number): boolean {
  return DEATHS.has(tokens[at]?.norm ?? '') && ARROWS.has(tokens[at - 1]?.norm ?? '');
}

const MINUS: StatusWord = { ...DEAD, voice: 'passive' };

/** "-1 танк", "− три ворожі УАЗи": a minus before a count, not a list's dash or a range. */
function subtracts(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.kind !== 'hyphen' || token.glued || next === undefined) return false;
  const before = tokens[at - 1];
  if (
    before !== undefined &&
    before.kind !== 'newline' &&
    before.kind !== 'symbol' &&
    before.kind !== 'punct'
  )
    return false;
  if (token.norm === '−') return true;
  if (token.norm !== '-') return false;
  const isCount = next.kind === 'number' && next.glued && next.norm.length <= 2;
  return isCount;
}

/** "2С19 «Мста-С» -1": a minus that closes a line, or stands before its place. */
function closesEntry(tokens: readonly Token[], at: number): boolean {
  const count = tokens[at + 1];
  const before = tokens[at - 1];
  if (tokens[at]?.norm !== '-' || tokens[at]?.glued === true) return false;
  if (count?.kind !== 'number' || !count.glued) return false;
  const isNamed = before?.kind === 'word' || before?.kind === 'quote' || before?.kind === 'number';
  if (!isNamed || count.norm.length > 1) return false;
  const after = tokens[at + 2];
  if (after === undefined || after.kind === 'newline' || after.kind === 'symbol') return true;
  return after.norm === 'под' || after.norm === 'під' || after.norm === '#';
}

interface AllWords {
  readonly en: readonly string[];
  readonly uk: readonly string[];
  readonly ru: readonly string[];
}

/** Words between a unit's number and its kind: "47th Separate Mechanized Brigade". */
const UNIT_NAME_REACH = 5;

/** "the 47th Brigade", "93-ї ОМБр", "128 ОГШБр": units known by their number alone. */
function addNumberedUnits(
  tokens: readonly Token[],
  scan: Scan,
  brigades: ReadonlyMap<string, Side>,
): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'number' || scan.sideOver.has(at)) continue;
    const side = brigades.get(token.norm);
    if (side === undefined) continue;
    const end = endOfUnit(tokens, scan, at);
    if (end !== null) scan.addSide({ start: at, end, side, ending: '' });
  }
}

function endOfUnit(tokens: readonly Token[], scan: Scan, number: number): number | null {
  let at = number + 1;
  let ordinal = false;
  if (tokens[at]?.kind === 'hyphen' && tokens[at]?.glued === true) at += 1;
  const suffix = tokens[at];
  if (suffix?.kind === 'word' && suffix.glued && suffix.norm.length <= 3) {
    ordinal = true;
    at += 1;
  }
  for (let next = at; next < at + UNIT_NAME_REACH; next += 1) {
    if (scan.sideOver.has(next)) return null;
    if (scan.is(next, 'brigade')) return next + 1;
    const token = tokens[next];
    if (token?.kind !== 'word' || scan.statusAt.has(next)) break;
    if (scan.is(next, 'preposition') || scan.is(next, 'conjunction')) break;
  }
  const before = tokens[number - 1]?.norm ?? '';
  return ordinal && before === 'the' && endsName(tokens, scan, at) ? at : null;
}

/** "the 47th." or "the 47th knocked out": the number is all of the name. */
function endsName(tokens: readonly Token[], scan: Scan, at: number): boolean {
  const next = tokens[at];
  if (next?.kind !== 'word') return true;
  if (next.capital) return false;
  return scan.statusAt.has(at) || scan.is(at, 'preposition') || scan.is(at, 'auxiliary');
}
const NO_WORDS: AllWords = { en: [], uk: [], ru: [] };

class Scan implements GrammarScan {
  readonly statuses: StatusMention[] = [];
  readonly statusAt = new Map<number, StatusMention>();
  readonly sideOver = new Map<number, SideMention>();
  readonly numberWordAt = new Map<number, NumberWord>();
  private readonly low: Uint32Array;
  private readonly high: Uint32Array;
  private lowAnywhere = 0;
  private highAnywhere = 0;
  private readonly opened = new Map<OpenedVerb, TokenSpan>();
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

  isOneOf(index: number, { low, high }: ClassSet): boolean {
    return (((this.low[index] ?? 0) & low) | ((this.high[index] ?? 0) & high)) !== 0;
  }

  has(wordClass: WordClass): boolean {
    const ordinal = ORDINALS.get(wordClass) ?? 0;
    const bits = ordinal < WORD_BITS ? this.lowAnywhere : this.highAnywhere;
    return (bits & (1 << (ordinal % WORD_BITS))) !== 0;
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
    for (const entry of entries) {
      if (entry.type === 'word') {
        if (start < this.wordsUntil) continue;
        wordsTaken = true;
        this.mark(start, end, entry.ordinal);
      } else if (entry.type === 'number') this.addNumber(start, end, entry.value);
      else if (entry.type === 'status') words.push(entry.word);
      else if (entry.type === 'idiom') this.statusUntil = Math.max(this.statusUntil, end);
      else if (entry.type === 'opener') this.opened.set(entry.verb, { start, end });
      else if (entry.type === 'closer') this.closeVerb(entry.verb, start);
      else if (start >= this.sideUntil) this.addSide({ start, end, side: entry.side, ending });
    }
    if (wordsTaken) this.wordsUntil = end;
    if (words.length > 0 && start >= this.statusUntil) {
      const mention = { start, end, words };
      this.statuses.push(mention);
      this.statusAt.set(start, mention);
      this.statusUntil = end;
    }
  }

  /** "blew the tank up": the verb is told once its last word has come. */
  private closeVerb(verb: OpenedVerb, at: number): void {
    const span = this.opened.get(verb);
    if (span === undefined || at - span.end > SEPARABLE_REACH || at < this.statusUntil) return;
    this.opened.delete(verb);
    if (this.statusAt.has(span.start) || at === span.end) return;
    const mention = { ...span, words: [verb.word] };
    this.statuses.push(mention);
    this.statusAt.set(span.start, mention);
  }

  /** A verb closes in its own clause. */
  closeClause(): void {
    this.opened.clear();
  }

  /** A verb that closed late stands before statuses found inside it. */
  sortStatuses(): void {
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

function commaSeparated(words: string): readonly string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
