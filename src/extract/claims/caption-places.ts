import { areaRank } from '../places/area-rank.ts';
import { kindWordOf, settlementClassOf } from '../places/kind-words.ts';
import { type PlaceMention, plainMention } from '../places/place-mention.ts';
import type { TokenFacts } from '../places/token-facts.ts';
import type { Token } from '../tokens/tokenize.ts';

/** Letters below which a capital word is more likely an abbreviation. */
const MIN_LETTERS = 4;
const LONGEST_NAME = 2;
/** What stands right before a name that opens a part of a caption. */
const BREAKS = new Set(['.', ',', ';', ':', '(', ')', '/', '|', '!', '?', '…']);

/** How a settlement of the region ends in the nominative. */
const TOPONYM =
  /(?:[іїоеёє]вка|анка|янка|инка|[сц]ьке|[сц]кое|[сц]ьк|[сц]к|[оеєі]ве|[оеё]во|ине|їне|ино|[лртж]не|ичі|ичи|івці|инці|поль|піль|город|град|щина)$/;
/** Common words that end alike. */
const NO_TOPONYM =
  /(?:тановка|готовка|ировка|фовка|головка|забастовка)$|^(?:готово|здорово|чудово|терміново|головне|чергове|перемирне|разове|цікаве|новое|головное|важное|листовка|винтовка|концовка)$/;

/**
 * Names that the data does not know, set apart in a caption and told to be places by what is set
 * beside them: "Снагість, Курська обл.", "Старий Караван біля Лиману", "Курахівка, 3 грудня".
 */
export function withCaptionNames(
  tokens: readonly Token[],
  mentions: readonly PlaceMention[],
  facts: TokenFacts,
): readonly PlaceMention[] {
  if (!tokens.some(({ cyrillic, capital }) => cyrillic && capital)) return mentions;
  const byStart = new Map(mentions.map((mention) => [mention.phraseStart, mention] as const));
  const taken = new Set(mentions.flatMap(({ start, end }) => range(start, end)));
  const isName = (at: number): boolean => !taken.has(at) && isCapitalName(tokens[at], at, facts);
  const found: PlaceMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isName(at) || !opensPart(tokens, at, facts)) continue;
    let end = at + 1;
    while (end - at < LONGEST_NAME && isName(end)) end += 1;
    const isToponym = namesSettlement(tokens[end - 1]?.norm ?? '');
    const isInside = tokens[at - 1]?.norm === ',' || tokens[at - 1]?.norm === '/';
    const mayName = isToponym || isInside || end - at > 1;
    if (mayName && isToldByWider(tokens, end, byStart, facts))
      found.push(plainMention(at, end, []));
    else if (isSetBetweenMarks(tokens, at, end)) found.push(plainMention(at, end, []));
    else if (isToponym && isBesideDate(tokens, at, end, facts))
      found.push(plainMention(at, end, []));
    at = end - 1;
  }
  if (found.length === 0) return mentions;
  return [...mentions, ...found].sort((a, b) => a.start - b.start);
}

function namesSettlement(name: string): boolean {
  return TOPONYM.test(name) && !NO_TOPONYM.test(name);
}

/** "Старий Караван", "Нова Таволжанка": adjectives of which names are made. */
const OF_NAMES =
  /^(?:стар|нов|велик|больш|мал|верхн|нижн|красн|червон|чорн|черн|зелен|перш|перв|друг|втор|крут|сух|свят|добр)(?:ий|ый|ій|ой|а|ая|е|ое|і|ые|ие)$/;

function isCapitalName(token: Token | undefined, at: number, facts: TokenFacts): boolean {
  if (token?.kind !== 'word' || !token.capital || !token.cyrillic) return false;
  if (facts.isKnown(at) && !OF_NAMES.test(token.norm)) return false;
  return token.end - token.start >= MIN_LETTERS && kindWordOf(token.norm) === null;
}

/** It begins the text, a line or a part between commas; "смт" may stand before it. */
function opensPart(tokens: readonly Token[], at: number, facts: TokenFacts): boolean {
  const before = tokens[at - 1];
  if (before === undefined || before.kind === 'newline' || before.kind === 'symbol') return true;
  if (before.kind === 'hyphen') return !before.glued;
  if (before.kind === 'word') return settlementClassOf(before.norm) !== null;
  return BREAKS.has(before.norm) && !facts.isItem(at);
}

/** ", Курська обл.", " (Луганська обл.)", ", під Авдіївкою", " біля Лиману". */
function isToldByWider(
  tokens: readonly Token[],
  end: number,
  byStart: ReadonlyMap<number, PlaceMention>,
  facts: TokenFacts,
): boolean {
  const mark = tokens[end]?.norm ?? '';
  const isMark = mark === ',' || mark === '(' || mark === '/';
  const next = byStart.get(isMark ? end + 1 : end);
  if (next === undefined || next.aside) return false;
  if (facts.isSide(next.start) && areaRank(next) === 5) return false;
  if (next.relation === 'near') return true;
  return isMark && next.relation === null && areaRank(next) > 0;
}

/** Endings that only names of settlements have. */
const SURE_TOPONYM = /(?:[сц]кое|[сц]ьке|[іїоеє]вка)$/;

/** "Сожжённая МТ-ЛБ, Уманское, сброс с дрона": in a part of its own. */
function isSetBetweenMarks(tokens: readonly Token[], start: number, end: number): boolean {
  if (!SURE_TOPONYM.test(tokens[end - 1]?.norm ?? '') || tokens[start - 1]?.norm !== ',')
    return false;
  const next = tokens[end];
  return next === undefined || next.kind === 'newline' || next.norm === ',' || next.norm === '.';
}

/** "Курахівка, 3 грудня.", "5 травня, Лугове": with a day, in a part of a caption of its own. */
function isBesideDate(
  tokens: readonly Token[],
  start: number,
  end: number,
  facts: TokenFacts,
): boolean {
  if (tokens[end]?.norm === ',' && facts.isDate(end + 1)) return true;
  const ends =
    tokens[end] === undefined || tokens[end]?.kind === 'newline' || tokens[end]?.norm === '.';
  return ends && tokens[start - 1]?.norm === ',' && facts.isDate(start - 2);
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
