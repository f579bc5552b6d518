import type { Category } from '../../domain/vocabulary.ts';
import type { PhraseMatch } from '../tokens/phrase-trie.ts';
import type { Token } from '../tokens/tokenize.ts';
import {
  designatorHead,
  type EquipmentEntry,
  type EquipmentFamily,
  type EquipmentLexicon,
  type EquipmentModel,
  type Weapon,
} from './equipment-lexicon.ts';

/** A name or class noun in the text, over tokens [start, end). */
export interface EquipmentMention {
  readonly start: number;
  readonly end: number;
  readonly model: EquipmentModel | null;
  readonly family: string | null;
  /** What it may be; one for a model, several for "howitzer". Empty for a weapon alone. */
  readonly categories: readonly Category[];
  /** A model or family is named, not only a class. */
  readonly named: boolean;
  readonly everyday: boolean;
  readonly weapon: Weapon | null;
  readonly plural: boolean;
  /** Letters of inflection after the stem of the last word. */
  readonly ending: string;
  /** The variant written is not known; its family is. */
  readonly variantUnknown: boolean;
}

/** Longest run of glued tokens read as one designator. */
const LONGEST_RUN = 12;

function isGluedPart(token: Token | undefined): boolean {
  return token?.glued === true && (token.kind === 'word' || token.kind === 'number');
}

/** A Cyrillic ending written after a designator: "Т-72-ки", "Су-25х". */
function isCyrillicEnding(token: Token): boolean {
  return token.kind === 'word' && token.cyrillic && !token.capital;
}

/**
 * Where the designator that goes on after `end` ends; `end` itself where it does not go on.
 * "T-72B3" + "M" goes on; "T-72" + "-pattern" and "Т-72" + "-ки" do not.
 */
function runEnd(tokens: readonly Token[], end: number): number {
  let at = end;
  for (let steps = 0; steps < LONGEST_RUN; steps += 1) {
    const token = tokens[at];
    if (token === undefined || !token.glued) break;
    if (token.kind === 'hyphen') {
      const after = tokens[at + 1];
      if (!isGluedPart(after) || after === undefined || !isDesignatorPart(after)) break;
      at += 2;
    } else if (isGluedPart(token) && !isCyrillicEnding(token)) at += 1;
    else break;
  }
  return at;
}

const LONGEST_SUFFIX = 3;

function isDesignatorPart(token: Token): boolean {
  if (token.kind === 'number') return true;
  return token.capital && token.end - token.start <= LONGEST_SUFFIX;
}

function startsInsideRun(tokens: readonly Token[], start: number): boolean {
  const token = tokens[start];
  const before = tokens[start - 1];
  if (token === undefined || before === undefined || !token.glued) return false;
  if (before.kind === 'number') return true;
  return before.kind === 'word' && before.norm !== 'x';
}

/** Finds equipment, class nouns and weapons, longest name first, left to right. */
export function findEquipment(
  tokens: readonly Token[],
  lexicon: EquipmentLexicon,
): readonly EquipmentMention[] {
  const mentions: EquipmentMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mention = startsInsideRun(tokens, at) ? null : mentionAt(tokens, at, lexicon);
    if (mention === null) at += 1;
    else {
      mentions.push(mention);
      at = mention.end;
    }
  }
  return mentions;
}

function mentionAt(
  tokens: readonly Token[],
  at: number,
  lexicon: EquipmentLexicon,
): EquipmentMention | null {
  const matches = lexicon.trie.matchesAt(tokens, at);
  for (let i = matches.length - 1; i >= 0; i -= 1) {
    const match = matches[i];
    if (match === undefined) continue;
    const entries = match.entries.filter((entry) => hasItsCapital(entry, tokens, match));
    if (entries.length === 0) continue;
    const end = runEnd(tokens, match.end);
    if (end === match.end) return fromEntries(match, entries);
    if (isKnownFromRunStart(tokens, match, lexicon)) continue;
    const upward = fromPartialMatch(match, end, entries, lexicon);
    if (upward !== null) return upward;
  }
  return matches.length === 0 ? fromHead(tokens, at, lexicon) : null;
}

/** "ЗРК Бук" cuts "ЗРК Бук-М1" short, but "Бук-М1" itself is known: the class word stands alone. */
function isKnownFromRunStart(
  tokens: readonly Token[],
  match: PhraseMatch<EquipmentEntry>,
  lexicon: EquipmentLexicon,
): boolean {
  let start = match.end - 1;
  while (start > match.start && tokens[start]?.glued === true) start -= 1;
  if (start === match.start) return false;
  const inner = mentionAt(tokens, start, lexicon);
  return inner !== null && !inner.variantUnknown;
}

function hasItsCapital(
  entry: EquipmentEntry,
  tokens: readonly Token[],
  match: PhraseMatch<EquipmentEntry>,
): boolean {
  if (entry.type === 'class' || !entry.needsCapital) return true;
  return tokens[match.start]?.capital ?? false;
}

function fromEntries(
  match: PhraseMatch<EquipmentEntry>,
  entries: readonly EquipmentEntry[],
): EquipmentMention {
  const models = modelsOf(entries);
  const classes = entries.flatMap((entry) => (entry.type === 'class' ? [entry] : []));
  const weapons = entries.flatMap((entry) => (entry.type === 'weapon' ? [entry.weapon] : []));
  const families = new Set(models.map(({ family }) => family));
  const named = models.length > 0;
  const categories = named
    ? models.map(({ category }) => category)
    : classes.map(({ category }) => category);
  const [first] = models;
  const inOneFamily = models.find(({ model, family }) => model === family) ?? null;
  return {
    start: match.start,
    end: match.end,
    model: models.length === 1 ? (first ?? null) : families.size === 1 ? inOneFamily : null,
    family: families.size === 1 ? (first?.family ?? null) : null,
    categories: [...new Set(categories)],
    named,
    everyday: !named && classes.length > 0 && classes.every(({ everyday }) => everyday),
    weapon: weapons[0] ?? null,
    plural: match.plural,
    ending: match.ending,
    variantUnknown: false,
  };
}

/** The models a name may mean; a model of that very name before those it is only an alias of. */
function modelsOf(entries: readonly EquipmentEntry[]): readonly EquipmentModel[] {
  const named = entries.filter((entry) => entry.type === 'model');
  const own = named.filter(({ isOwnName }) => isOwnName);
  return [...new Set((own.length > 0 ? own : named).map(({ model }) => model))];
}

function fromFamily(start: number, end: number, family: EquipmentFamily): EquipmentMention {
  return {
    start,
    end,
    model: family.model,
    family: family.family,
    categories: family.categories,
    named: true,
    everyday: false,
    weapon: null,
    plural: false,
    ending: '',
    variantUnknown: true,
  };
}

/** "T-72B3M" where only T-72B3 is known: upward to the family, never sideways. */
function fromPartialMatch(
  match: PhraseMatch<EquipmentEntry>,
  end: number,
  entries: readonly EquipmentEntry[],
  lexicon: EquipmentLexicon,
): EquipmentMention | null {
  const families = new Set(
    entries.flatMap((entry) => (entry.type === 'model' ? [entry.model.family] : [])),
  );
  const [only] = families;
  if (families.size === 1 && only !== undefined) {
    const family = lexicon.families.get(only);
    if (family !== undefined) return fromFamily(match.start, end, family);
  }
  const weapons = entries.filter((entry) => entry.type === 'weapon');
  return weapons.length === 0 || families.size > 0
    ? null
    : { ...fromEntries(match, weapons), end, categories: [] };
}

/** A designator no alias begins: "BTR-82XY" where all designators "BTR-82…" are of one family. */
function fromHead(
  tokens: readonly Token[],
  start: number,
  lexicon: EquipmentLexicon,
): EquipmentMention | null {
  const first = tokens[start];
  if (first === undefined || (first.kind !== 'word' && first.kind !== 'number')) return null;
  const end = runEnd(tokens, start + 1);
  if (end < start + 2) return null;
  const words = tokens
    .slice(start, end)
    .filter((token) => token.kind !== 'hyphen')
    .map((token) => ({ text: token.folded, isNumber: token.kind === 'number' }));
  const head = designatorHead(words);
  const family = head === null ? null : lexicon.familyOfHead(head);
  return family === null ? null : fromFamily(start, end, family);
}
