import type { BelligerentsFile } from '../../domain/reference.ts';
import { type PhraseMatch, PhraseTrie } from '../tokens/phrase-trie.ts';
import type { Token } from '../tokens/tokenize.ts';
import { ENGLISH } from './english.ts';
import {
  type GrammarEntry,
  type GrammarScan,
  type OpenedVerb,
  ORDINALS,
  Scan,
  type Side,
} from './grammar-scan.ts';
import {
  type LanguageWords,
  type SeparableVerb,
  type StatusWord,
  type StatusWords,
  WORD_CLASSES,
} from './grammar-types.ts';
import { addNumberedUnits } from './numbered-units.ts';
import { RUSSIAN } from './russian.ts';
import { type SideNames, sideNames, withSideNames } from './side-names.ts';
import { becomesDead, closesEntry, DEAD, MINUS, subtracts } from './status-symbols.ts';
import { UKRAINIAN } from './ukrainian.ts';

interface AllWords {
  readonly en: readonly string[];
  readonly uk: readonly string[];
  readonly ru: readonly string[];
}

/** Where no conflict is given: older wars are told of by their names. */
const DEFAULT_FIRST_YEAR = 2014;

/** "a US-made M113", "US howitzers"; not "Us: one MaxxPro", "Us – a Dzik". */
function isUnitedStates(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.norm !== 'us' || !token.capital) return false;
  const next = tokens[at + 1];
  return next?.kind === 'word' || (next?.kind === 'hyphen' && next.glued);
}

const FEBRUARY = /^лют(?:ий|ого|ому|им)$/;
const NO_WORDS: AllWords = { en: [], uk: [], ru: [] };

export class Grammar {
  private readonly trie = new PhraseTrie<GrammarEntry>();
  private readonly flags = new Map<string, Side>();
  private readonly opponents = new Map<string, string>();
  private readonly operators = new Map<string, string>();
  private readonly names: SideNames;
  private readonly firstYear: number;
  /** By the number that no unit of another belligerent bears. */
  private readonly brigades = new Map<string, Side>();

  constructor(
    belligerents: BelligerentsFile,
    otherWars: AllWords = NO_WORDS,
    firstYear = DEFAULT_FIRST_YEAR,
  ) {
    this.firstYear = firstYear;
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

  /**
   * "24 лютого" is a day of February, no unit that is called "Лють"; "в поле рос подсолнечник" tells
   * of no side.
   */
  private matchesAt(tokens: readonly Token[], at: number): readonly PhraseMatch<GrammarEntry>[] {
    const matches = this.trie.matchesAt(tokens, at);
    if (matches.length === 0) return matches;
    if (isUnitedStates(tokens, at))
      return matches.filter(({ entries }) => entries.every(({ type }) => type !== 'word'));
    const norm = tokens[at]?.norm ?? '';
    // "в поле рос подсолнечник"
    const isAnotherWord = SHORT_SIDES.has(norm) && !isShortened(tokens, at);
    if (!isAnotherWord && !FEBRUARY.test(norm))
      return WATERS.has(tokens[at + 1]?.norm ?? '') ? matches.filter(namesNoUnit) : matches;
    return matches.filter(({ entries }) => entries.every(({ type }) => type !== 'side'));
  }

  scan(tokens: readonly Token[]): GrammarScan {
    const scan = new Scan(tokens.length, this.firstYear);
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined) continue;
      if (token.kind === 'symbol') {
        scan.addFlag(this.flagAt(tokens, at), at);
        if (becomesDead(tokens, at)) scan.addStatus(at, DEAD);
      } else if (closesEntry(tokens, at)) scan.addStatus(at, DEAD);
      else if (subtracts(tokens, at)) scan.addStatus(at, MINUS);
      else scan.addMatches(this.matchesAt(tokens, at));
      if (token.norm === '×') scan.addTimes(at);
      else if (token.kind === 'punct' || token.kind === 'newline') scan.closeClause();
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

  private addSeparable({ status, voice, tag, ofPart, verbs, closers }: SeparableVerb): void {
    const word: StatusWord = {
      status,
      voice: voice ?? 'active',
      scope: 'any',
      unsure: false,
      tag: tag ?? null,
      ...(ofPart === true ? { ofPart } : {}),
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
        const entry: GrammarEntry = { type: 'side', side: exonyms.has(word) ? asExonym : side };
        this.trie.insert(word, entry);
        // "#RussianArmy"
        if (/^[a-z]+(?: [a-z]+)+$/i.test(word)) this.trie.insert(word.replaceAll(' ', ''), entry);
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

/** "the Azov coast", "Azov Sea": the water a unit may be called after. */
const WATERS = new Set(
  'coast sea shore coastline region littoral узбережжя побережье побережья морі море моря'.split(
    ' ',
  ),
);

function namesNoUnit({ entries }: PhraseMatch<GrammarEntry>): boolean {
  return entries.every((entry) => entry.type !== 'side' || !entry.side.unit);
}

const SHORT_SIDES = new Set(['рос', 'укр']);

/** "рос. БМП", "рос-танк", "рос Т-72": before a mark or a name. */
function isShortened(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined) return false;
  const isMark = next.glued && (next.norm === '.' || next.kind === 'hyphen');
  return isMark || next.capital || next.kind === 'number' || next.kind === 'quote';
}

function commaSeparated(words: string): readonly string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
