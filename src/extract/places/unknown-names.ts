import type { Token } from '../tokens/tokenize.ts';
import { isFoughtOver } from './fights.ts';
import { kindWordOf } from './kind-words.ts';
import { LOCATIVES } from './locative-words.ts';
import { contextBefore, type Locative } from './locatives.ts';
import { type PlaceMention, plainMention } from './place-mention.ts';
import type { TokenFacts } from './token-facts.ts';
import { isOfWay } from './ways.ts';

/** Capitalised words after "in" or "near" that name no place, whatever the war. */
const NOT_NAMES = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'telegram twitter facebook youtube tiktok instagram reddit discord live update video photo part day night general staff map english ' +
    'western eastern northern southern central war army navy january february'
  ).split(' '),
);
/** How a settlement's name ends, in the cases that follow a fight for it or the way out of it. */
const TOPONYM =
  /(?:вк[аиуыо]\p{L}?|ськ(?:е|ого|а|у|ом)?|ск(?:ое|ого|а|у|ом)?|[оеєі]в(?:а|о|е|ого|ому|им)|[иіїы]н(?:е|о|ого|ому|им)|[лртж]н(?:е|ого|ому|ое)|[оа]полл?[яюьі]|пілля|город\p{L}?|vk[ay]|ske|skoye|ivka|ovo|eve|ove|ine|yne|pil|pol)$/u;
const MIN_LETTERS = 4;
const LONGEST_NAME = 3;

/**
 * A name the data does not know, where a locative word says it is a place: "near Zabavne".
 * After the Ukrainian and Russian "in" a capital says too little, unless "с." or "селі" says more.
 */
export function unknownNameAt(
  tokens: readonly Token[],
  at: number,
  facts: TokenFacts,
): PlaceMention | null {
  if (!isName(tokens, at, facts)) return null;
  const context = contextBefore(tokens, at, facts.isSide);
  const { locative, settlementClass } = context;
  if (locative === null && isHeadingTown(tokens, at, facts)) return plainMention(at, at + 1, []);
  let end = at + 1;
  while (end - at < LONGEST_NAME && isName(tokens, end, facts)) end += 1;
  const isTold =
    locative === null
      ? (settlementClass !== null && (isAbbreviated(tokens, at) || isOfItsKind(tokens, at))) ||
        isBesideBearing(tokens, at, end) ||
        (standsAlone(tokens, at) && isOfRegion(tokens, at, end))
      : isSure(locative, settlementClass !== null, tokens[at], isEntrance(tokens, context.start)) ||
        isTownByItsForm(tokens, context.start, end, locative) ||
        (locative.distance === null && isOfRegion(tokens, at, end));
  const isFought = !isTold && namesTown(tokens[end - 1]) && isFoughtOver(tokens, at);
  if (!isTold && !isFought) return null;
  const kindWord = kindWordOf(tokens[end]?.norm ?? '');
  if (kindWord === 'site' || kindWord === 'river' || isNotSettlement(tokens[end])) return null;
  return {
    start: at,
    end,
    phraseStart: context.start,
    candidates: [],
    kindWord,
    settlementClass,
    relation: isFought ? null : (locative?.relation ?? null),
    distance: locative?.distance ?? null,
    namesake: null,
    other: null,
    aside: isFought,
  };
}

/** "на въезде в Забавное" */
function isEntrance(tokens: readonly Token[], start: number): boolean {
  return tokens[start + 1]?.norm === 'въезде';
}

function namesTown(token: Token | undefined): boolean {
  return TOPONYM.test(token?.norm ?? '');
}

function isSure(
  locative: NonNullable<ReturnType<typeof contextBefore>['locative']>,
  hasClass: boolean,
  name: Token | undefined,
  isEntrance: boolean,
): boolean {
  const { relation, marksPlaces, distance } = locative;
  if (relation === 'toward' || (relation === 'from' && distance === null)) return false;
  if (hasClass) return true;
  return marksPlaces && (isEntrance || !(relation === 'in' && name?.cyrillic === true));
}

/** How a town's name ends behind "over" and "beyond", and behind "in". */
const TOWN_IN_TOOL_CASE =
  /(?:[вн]кою|[вн]кой|[оеєі]вим|[оеє]вым|[оеє]вом|івцями|овцами|полем|городом|градом)$/u;
const TOWN_IN_LOCATIVE = /(?:вк[еі]|вці)$/u;
/** "у Дослідному", "в Торском": with no noun behind it. */
const ADJECTIVE_IN_LOCATIVE = /(?:[сц]ькому|[сц]ком|[днрлтж]ному|[днрлтж]ном|овому|овом)$/u;
const LATIN_TOWN = /(?:[iou]vka|ske|skoye|skyi|yne|\p{L}[dghkmnrtz]ove|ovo|eve|uiky|pil|pol)$/u;
/** "over Zabavivka", "за Забавівкою", "в Забавовке", "the lane to Zabavne": a town by its form. */
function isTownByItsForm(
  tokens: readonly Token[],
  start: number,
  end: number,
  { relation, marksPlaces }: Locative,
): boolean {
  const name = tokens[end - 1];
  if (name === undefined) return false;
  if (relation === 'toward' || relation === 'from') return isOfWay(tokens, start, end - 1);
  if (!name.cyrillic) return !marksPlaces && LATIN_TOWN.test(name.norm);
  if (relation === 'in' && marksPlaces) {
    const isAdjective = ADJECTIVE_IN_LOCATIVE.test(name.norm) && tokens[end]?.kind !== 'word';
    return isAdjective || TOWN_IN_LOCATIVE.test(name.norm);
  }
  if (marksPlaces) return false;
  const isAgreeing = /[иы]м$/u.test(tokens[end - 2]?.norm ?? '') && /ом$/u.test(name.norm);
  return TOWN_IN_TOOL_CASE.test(name.norm) || (isAgreeing && tokens[end - 2]?.capital === true);
}

const REGION = /^(?:oblast|region|raion|district|obl|reg|krai)$/;
const REGION_REACH = 3;
const BEFORE_REGION = new Set([',', '(']);
/** What a name that no locative word governs may follow: "BTR-82A, Zabavne, Donetsk Oblast". */
const BEFORE_NAME_ALONE = new Set([',', '.', ';', ':', '(', '#', '|', '/', 'from', 'of', 'for']);

function standsAlone(tokens: readonly Token[], start: number): boolean {
  const before = tokens[start - 1];
  return before === undefined || before.kind === 'newline' || before.kind === 'symbol'
    ? true
    : BEFORE_NAME_ALONE.has(before.norm);
}

/** "toward Zabavne, Donetsk Oblast": what a region is named behind lies in it. */
function isOfRegion(tokens: readonly Token[], start: number, end: number): boolean {
  if (tokens[start]?.cyrillic === true || !BEFORE_REGION.has(tokens[end]?.norm ?? '')) return false;
  const first = tokens[end + 1]?.norm === '#' ? end + 2 : end + 1;
  for (let at = first; at <= first + REGION_REACH; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') return false;
    if (REGION.test(token.norm)) return at > first;
    if (!token.capital && token.norm !== 'in') return false;
  }
  return false;
}

/** How the names of towns end in English. */
const ENGLISH_TOWN =
  /(?:[aeiouy]vka|anka|enka|inka|[aeiou]vo|[dghklmnrt]ne|s?ske|skoye|pil|pol|grad|hrad|iv|ychi|ivtsi)$/;
const AREAS = new Set(['area', 'sector', 'direction', 'axis', 'front']);
/** Tokens behind the comma in which the day is told: "night of December 10". */
const DATE_REACH = 4;

/** "Orlianka, night of December 10", "Sontsivka area, 7-8 Dec.": at the head of a sentence. */
function isHeadingTown(tokens: readonly Token[], at: number, facts: TokenFacts): boolean {
  const token = tokens[at];
  if (token === undefined || token.cyrillic || !ENGLISH_TOWN.test(token.norm)) return false;
  const before = tokens[at - 1];
  const opens = before === undefined || before.kind === 'newline' || '.!?'.includes(before.norm);
  if (!opens) return false;
  const next = tokens[at + 1]?.norm ?? '';
  const mark = AREAS.has(next) ? at + 2 : at + 1;
  const isMarked =
    tokens[mark]?.norm === ',' || tokens[mark]?.norm === ':' || tokens[mark]?.norm === '.';
  if (AREAS.has(next)) return isMarked;
  if (tokens[mark]?.norm !== ',') return false;
  for (let day = mark + 1; day <= mark + DATE_REACH; day += 1) if (facts.isDate(day)) return true;
  return false;
}

/** "The village of Zabavne was held …" */
function isOfItsKind(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.cyrillic === false && tokens[at - 1]?.norm === 'of';
}

const BEFORE_AIM = new Set(['for', 'in', 'at', 'over', 'from']);

/** "both armies bled for Zabavy, south of Izium": what lies so and so of a town is a place. */
function isBesideBearing(tokens: readonly Token[], at: number, end: number): boolean {
  if (tokens[at]?.cyrillic === true || !BEFORE_AIM.has(tokens[at - 1]?.norm ?? '')) return false;
  if (!BEFORE_REGION.has(tokens[end]?.norm ?? '')) return false;
  const match = LOCATIVES.matchesAt(tokens, end + 1).at(-1);
  const relation = match?.entries[0]?.relation;
  if (match === undefined || (relation !== 'near' && typeof relation !== 'object')) return false;
  return tokens[match.end]?.capital === true;
}

/** "с. Забавне", "н.п. Забавне". */
function isAbbreviated(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.norm === '.';
}

const NOT_SETTLEMENTS = new Set(
  (
    'brigade regiment division battalion fleet group corps university factory plant bridge dam street avenue hospital ' +
    'school river road highway forest'
  ).split(' '),
);

function isNotSettlement(token: Token | undefined): boolean {
  return token?.kind === 'word' && NOT_SETTLEMENTS.has(token.norm);
}

function isName(tokens: readonly Token[], at: number, facts: TokenFacts): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !token.capital || facts.isKnown(at)) return false;
  const letters = token.end - token.start;
  if (letters < MIN_LETTERS || token.possessive) return false;
  return kindWordOf(token.norm) === null && !NOT_NAMES.has(token.norm);
}
