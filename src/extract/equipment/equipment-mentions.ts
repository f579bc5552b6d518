import type { PhraseMatch } from '../tokens/phrase-trie.ts';
import type { Token } from '../tokens/tokenize.ts';
import type { EquipmentEntry } from './equipment-entry.ts';
import { designatorHead, type EquipmentLexicon } from './equipment-lexicon.ts';
import { tagsByMention } from './equipment-tags.ts';
import type { EquipmentFamily } from './families.ts';
import { meaningOf, type NameMeaning } from './name-meaning.ts';

/** A name or class noun in the text, over tokens [start, end). */
export interface EquipmentMention extends Omit<NameMeaning, 'isUncounted'> {
  readonly start: number;
  readonly end: number;
  readonly plural: boolean;
  /** Letters of inflection after the stem of the last word. */
  readonly ending: string;
  /** The variant written is not known; its family is. */
  readonly variantUnknown: boolean;
  /** What is said to be fitted to it or missing: "cope_cage". */
  readonly tags: readonly string[];
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

export interface FindOptions {
  /** The text is known to be a name, so a name that is also a word needs no capital. */
  readonly anyCase?: boolean;
}

/** Finds equipment, class nouns and weapons, longest name first, left to right. */
export function findEquipment(
  tokens: readonly Token[],
  lexicon: EquipmentLexicon,
  { anyCase = false }: FindOptions = {},
): readonly EquipmentMention[] {
  const text: SearchedText = { tokens, lexicon, anyCase };
  const mentions: EquipmentMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mention = startsInsideRun(tokens, at) ? null : mentionAt(text, at);
    if (mention === null) at += 1;
    else {
      mentions.push(mention);
      at = mention.end;
    }
  }
  const tags = tagsByMention(tokens, lexicon.tags, mentions);
  if (tags.size === 0) return mentions;
  return mentions.map((mention, order) => ({ ...mention, tags: tags.get(order) ?? NO_TAGS }));
}

const NO_TAGS: readonly string[] = [];

interface SearchedText {
  readonly tokens: readonly Token[];
  readonly lexicon: EquipmentLexicon;
  readonly anyCase: boolean;
}

function mentionAt(text: SearchedText, at: number): EquipmentMention | null {
  const { tokens, lexicon, anyCase } = text;
  const matches = lexicon.trie.matchesAt(tokens, at);
  for (let i = matches.length - 1; i >= 0; i -= 1) {
    const match = matches[i];
    if (match === undefined) continue;
    const entries = anyCase ? match.entries : readInText(match, tokens);
    if (entries.length === 0) continue;
    const end = runEnd(tokens, match.end);
    if (end === match.end) return fromEntries(match, entries);
    if (isKnownFromRunStart(text, match)) continue;
    const upward = fromPartialMatch(match, end, entries, lexicon);
    if (upward !== null) return upward;
  }
  return matches.length === 0 ? fromHead(tokens, at, lexicon) : null;
}

/** "ЗРК Бук" cuts "ЗРК Бук-М1" short, but "Бук-М1" itself is known: the class word stands alone. */
function isKnownFromRunStart(text: SearchedText, match: PhraseMatch<EquipmentEntry>): boolean {
  let start = match.end - 1;
  while (start > match.start && isWithinRun(text.tokens, start)) start -= 1;
  if (start === match.start) return false;
  const inner = mentionAt(text, start);
  return inner !== null && !inner.variantUnknown;
}

/** A quote before a name is glued to it and no part of it: "РЛС «Подлёт-К1»". */
function isWithinRun(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.glued === true && tokens[at - 1]?.kind !== 'quote';
}

function readInText(
  match: PhraseMatch<EquipmentEntry>,
  tokens: readonly Token[],
): readonly EquipmentEntry[] {
  const { entries } = match;
  const areAllRead = entries.every((entry) => isReadInText(entry, tokens, match));
  return areAllRead ? entries : entries.filter((entry) => isReadInText(entry, tokens, match));
}

function isReadInText(
  entry: EquipmentEntry,
  tokens: readonly Token[],
  match: PhraseMatch<EquipmentEntry>,
): boolean {
  if (entry.type === 'class') return true;
  if (entry.type === 'model' && entry.onlyAsName && !isQuotedName(tokens, match)) return false;
  if (!entry.needsCapital || tokens[match.start]?.capital === true) return true;
  // "сожгли «мсту»": quotes mark a name as a capital does.
  return tokens[match.start]?.cyrillic === true && isQuotedName(tokens, match);
}

/** What else bears a name in quotes: «Козак» is a call sign, a unit or a firm as well. */
const NAME_BEARERS =
  /^(?:позывн|позивн|псевдо|кличк|прозвищ|групп|груп|загон|отряд|батальон|бригад|рот[аиуыоі]|взвод|полк|корпус|дивизи|дивізі|экипаж|екіпаж|расчет|розрахунок|канал|паблик|паблік|фонд|компани|компані|фирм|фірм|завод|агентств|проект|проєкт|операци|операці|подразделени|підрозділ|спецназ|центр|клуб|кафе|ресторан|магазин|театр|фильм|фільм|стадион|стадіон|санатори|санаторі|готел|гостиниц|отел|лагер|табір|табор|жк$|тц$|трц$|курорт|пансионат|пансіонат|мотел|хостел|рынок|рынк|ринок|ринк|супермаркет|кинотеатр|кінотеатр|команд|фк$|хк$|футбольн|хоккейн|хокейн|порт$|порту$|озер|рек[аеиу]$|річк|сел[оаіе]$|станиц|город|міст[оаі]$)/;

/** "сгорел «Козак»": an everyday word in quotes of its own, and no word before that bears names. */
function isQuotedName(
  tokens: readonly Token[],
  { start, end }: PhraseMatch<EquipmentEntry>,
): boolean {
  if (tokens[start - 1]?.kind !== 'quote' || tokens[end]?.kind !== 'quote') return false;
  return !NAME_BEARERS.test(tokens[start - 2]?.norm ?? '');
}

function fromEntries(
  match: PhraseMatch<EquipmentEntry>,
  entries: readonly EquipmentEntry[],
): EquipmentMention {
  const { start, end, ending } = match;
  const meaning = meaningOf(entries);
  // Field by field: a spread of so many costs more than all the rest of a mention.
  return {
    start,
    end,
    model: meaning.model,
    family: meaning.family,
    meanings: meaning.meanings,
    categories: meaning.categories,
    named: meaning.named,
    nameKind: meaning.nameKind,
    everyday: meaning.everyday,
    weapon: meaning.weapon,
    plural: match.plural || meaning.isUncounted,
    ending,
    variantUnknown: false,
    tags: NO_TAGS,
  };
}

function fromFamily(start: number, end: number, family: EquipmentFamily): EquipmentMention {
  return {
    start,
    end,
    model: family.model,
    family: family.family,
    meanings: family.model === null ? [] : [family.model],
    categories: family.categories,
    named: true,
    nameKind: null,
    everyday: false,
    weapon: null,
    plural: false,
    ending: '',
    variantUnknown: true,
    tags: NO_TAGS,
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
  const collective = entries.filter((entry) => entry.type === 'class' && entry.model !== null);
  if (families.size === 0 && collective.length > 0) {
    return { ...fromEntries(match, collective), end, variantUnknown: true };
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
  const family = head === null ? null : lexicon.families.ofHead(head);
  return family === null ? null : fromFamily(start, end, family);
}
