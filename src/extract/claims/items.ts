import type { Category } from '../../domain/vocabulary.ts';
import type { EquipmentModel, Weapon } from '../equipment/equipment-lexicon.ts';
import type { EquipmentMention } from '../equipment/equipment-mentions.ts';
import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan, TokenSpan } from './grammar-scan.ts';

/** One or more mentions side by side that name the same thing: "2S1 Gvozdika 122mm howitzer". */
export interface Item extends TokenSpan {
  readonly model: EquipmentModel | null;
  readonly family: string | null;
  readonly categories: readonly Category[];
  readonly named: boolean;
  readonly everyday: boolean;
  /** What it is called when it is the one that strikes. */
  readonly weapon: Weapon | null;
  /** Munitions and one-way drones are used up, never lost. */
  readonly munition: boolean;
  readonly plural: boolean;
  readonly ending: string;
  readonly variantUnknown: boolean;
  /** What is said to be fitted to it or missing: "cope_cage". */
  readonly tags: readonly string[];
  readonly modelSpan: TokenSpan | null;
  readonly categorySpan: TokenSpan;
}

/** Most tokens between two mentions of one thing: a calibre, a bracket, an adjective. */
const LONGEST_GAP = 5;

export function groupItems(
  tokens: readonly Token[],
  mentions: readonly EquipmentMention[],
  scan: GrammarScan,
): readonly Item[] {
  const items: Item[] = [];
  for (const found of mentions) {
    const mention = withCase(tokens, found);
    if (isWeaponOnly(mention) && scan.statusAt.has(mention.start)) continue;
    if (picksUp(tokens, mention) || namesARadar(tokens, mention)) continue;
    const last = items.at(-1);
    if (last !== undefined && isOneThing(tokens, last, mention, scan)) {
      items[items.length - 1] = joined(last, mention);
    } else items.push(itemOf(mention));
  }
  return items;
}

/** "артиллерией", "гаубицей": the Russian ending of the tool; "кораблей" are many. */
const SOFT_FEMININE = /[иц]ей$/;

/** "станция контрбатарейной борьбы": one of what comes behind it, however that ends. */
const OF_ONE = /(?:ой|ої)$/;
const OF_ONE_OR_MANY = new Set(['ы', 'и', 'і']);

/** The ending, with the one that says two things told apart by the letter before it. */
function withCase(tokens: readonly Token[], mention: EquipmentMention): EquipmentMention {
  if (OF_ONE_OR_MANY.has(mention.ending) && mention.end > mention.start + 1) {
    const isOfOne = OF_ONE.test(tokens[mention.end - 2]?.norm ?? '');
    return isOfOne ? { ...mention, ending: '' } : mention;
  }
  if (mention.ending !== 'ей') return mention;
  return SOFT_FEMININE.test(tokens[mention.end - 1]?.norm ?? '')
    ? { ...mention, ending: 'ею' }
    : mention;
}

/** "sent to pick up the wounded": the verb, no pickup. */
function picksUp(tokens: readonly Token[], { start, end }: EquipmentMention): boolean {
  const isVerb = tokens[start]?.norm === 'pick' && tokens[end - 1]?.norm === 'up';
  return isVerb && tokens[start + 1]?.kind === 'word' && end === start + 2;
}

/** "counter-battery radar", "counter-artillery station": what it looks for, not what fires. */
function namesARadar(tokens: readonly Token[], { start, end }: EquipmentMention): boolean {
  return tokens[start]?.norm === 'counter' && RADARS.has(tokens[end]?.norm ?? '');
}

const RADARS = new Set('radar radars station stations system systems complex set'.split(' '));

/** "BMP-2" and, of a class, "BMP": what the text calls the model. */
function namesModel({ named, model }: EquipmentMention): boolean {
  return named || model !== null;
}

function itemOf(mention: EquipmentMention): Item {
  const span = { start: mention.start, end: mention.end };
  return {
    start: mention.start,
    end: mention.end,
    model: mention.model,
    family: mention.family,
    categories: mention.categories,
    named: mention.named,
    everyday: mention.everyday,
    weapon: mention.weapon,
    plural: mention.plural,
    ending: mention.ending,
    variantUnknown: mention.variantUnknown,
    munition: mention.weapon !== null && mention.categories.length === 0,
    tags: mention.tags,
    modelSpan: namesModel(mention) ? span : null,
    categorySpan: span,
  };
}

function isOneThing(
  tokens: readonly Token[],
  item: Item,
  mention: EquipmentMention,
  scan: GrammarScan,
): boolean {
  const gap = mention.start - item.end - quotesBetween(tokens, item.end, mention.start);
  if (gap > LONGEST_GAP) return false;
  const gapStart = pastBracket(tokens, item.end, mention.start);
  for (let at = gapStart; at < mention.start; at += 1) {
    if (!mayStandInside(tokens, at, scan)) return false;
  }
  if (isRemarkOnCause(tokens, item, mention)) return false;
  if (isCompound(tokens, item, mention)) return true;
  if (item.named && mention.named) return item.family !== null && item.family === mention.family;
  if (isWeaponOnly(mention))
    return item.named ? isAirborne(item.categories) : gap === 0 && item.munition;
  if (item.munition)
    return gap === 0 && (mention.weapon !== null || isAirborne(mention.categories));
  if (item.named || mention.named) return true;
  return gap === 0;
}

/** "винищувач-бомбардувальник", "истребитель-перехватчик": two nouns of one machine. */
function isCompound(
  tokens: readonly Token[],
  { end, named, munition }: Item,
  mention: EquipmentMention,
): boolean {
  if (named || munition || mention.named || mention.start !== end + 1) return false;
  const hyphen = tokens[end];
  return hyphen?.kind === 'hyphen' && hyphen.glued && tokens[end - 1]?.cyrillic === true;
}

/** "БМП-2 (артилерія)": what struck it, not what it is. */
function isRemarkOnCause(
  tokens: readonly Token[],
  item: Item,
  { start, end, named, weapon, categories }: EquipmentMention,
): boolean {
  if (!item.named || named || weapon === null) return false;
  if (tokens[start - 1]?.norm !== '(' || tokens[end]?.norm !== ')') return false;
  return !categories.some((category) => item.categories.includes(category));
}

function quotesBetween(tokens: readonly Token[], start: number, end: number): number {
  let quotes = 0;
  for (let at = start; at < Math.min(end, start + LONGEST_GAP); at += 1) {
    if (tokens[at]?.kind === 'quote') quotes += 1;
  }
  return quotes;
}

/** "Forpost (IAI Searcher) UAV", "T-80UM2 'Black Eagle' tank": the two enclose another name. */
function pastBracket(tokens: readonly Token[], start: number, end: number): number {
  const opener = tokens[start];
  if (opener?.norm !== '(' && opener?.kind !== 'quote') return start;
  for (let at = start + 1; at < end; at += 1) {
    const token = tokens[at];
    if (opener.kind === 'quote' ? token?.kind === 'quote' : token?.norm === ')') return at + 1;
  }
  return start;
}

function isWeaponOnly(mention: EquipmentMention): boolean {
  return mention.weapon !== null && mention.categories.length === 0;
}

function isAirborne(categories: readonly Category[]): boolean {
  return categories.some((category) => category.endsWith('Aerial Vehicles'));
}

function namesDrone({ named, categories }: EquipmentMention): boolean {
  return named && isAirborne(categories);
}

function mayStandInside(tokens: readonly Token[], at: number, scan: GrammarScan): boolean {
  const token = tokens[at];
  if (token === undefined || scan.statusAt.has(at)) return false;
  if (token.kind === 'quote' || token.kind === 'hyphen') return true;
  if (token.kind === 'punct') return token.norm === '(' || token.norm === ')' || token.norm === '#';
  if (token.kind === 'number') return scan.is(at + 1, 'measure');
  if (scan.is(at, 'conjunction') || scan.is(at, 'preposition')) return false;
  return (
    scan.is(at, 'measure') ||
    scan.is(at, 'adjective') ||
    scan.is(at, 'military') ||
    scan.is(at, 'made')
  );
}

function joined(item: Item, mention: EquipmentMention): Item {
  const names =
    mention.named && (!item.named || item.model === null || item.model.model === item.family);
  const source = names || (!item.named && item.model === null) ? mention : item;
  const named = item.named || mention.named;
  const classSpan = { start: mention.start, end: mention.end };
  return {
    start: item.start,
    end: mention.end,
    model: source.model,
    family: source.family,
    categories: categoriesOf(item, mention),
    named,
    everyday: item.everyday && mention.everyday,
    weapon: named
      ? item.named
        ? item.weapon
        : mention.weapon
      : moreSpecific(item.weapon, mention.weapon),
    // "беспилотник С-70": a name says what the noun leaves open.
    munition: item.munition && !namesDrone(mention),
    plural: item.plural || mention.plural,
    ending: item.named ? item.ending || mention.ending : mention.ending || item.ending,
    variantUnknown: source.variantUnknown,
    tags: [...item.tags, ...mention.tags],
    modelSpan: joinSpans(item.modelSpan, namesModel(mention) ? classSpan : null),
    categorySpan: mention.named && !item.named ? item.categorySpan : classSpan,
  };
}

/** "безпілотниками Magura V5": the weapon known to fewer users says more than its class. */
function moreSpecific(a: Weapon | null, b: Weapon | null): Weapon | null {
  if (a === null || b === null) return a ?? b;
  if (namesItsKind(a) !== namesItsKind(b)) return namesItsKind(a) ? b : a;
  return b.users.length > 0 && (a.users.length === 0 || b.users.length < a.users.length) ? b : a;
}

/** "Naval drone", "FPV drone": the entry of a whole kind. */
function namesItsKind({ name, kind }: Weapon): boolean {
  return name.toLowerCase() === kind.toLowerCase();
}

/** A named model's own category wins over the noun beside it; the noun decides between several. */
function categoriesOf(item: Item, mention: EquipmentMention): readonly Category[] {
  const [named, other] = mention.named ? [mention, item] : [item, mention];
  if (item.munition && !namesDrone(mention)) return [];
  const both = named.categories.filter((category) => other.categories.includes(category));
  if (both.length > 0) return both;
  return named.categories.length > 0 ? named.categories : other.categories;
}

function joinSpans(a: TokenSpan | null, b: TokenSpan | null): TokenSpan | null {
  if (a === null || b === null) return a ?? b;
  return { start: a.start, end: b.end };
}
