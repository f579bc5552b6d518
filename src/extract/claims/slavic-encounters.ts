import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan, StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { TOOL } from './tool-case.ts';

/** What a weapon does to what it strikes, whichever it is: "його наздогнав дрон". */
const REACHES =
  /^(?:достал[аои]?|настиг(?:л[аои])?|нагнал[аои]?|догнал[аои]?|забрал[аои]?|успокоил[аои]?|прибрал[аои]?|приголубил[аои]?|дістав|діста(?:ла|ло|ли)|наздогна(?:в|ла|ло|ли)|наздожен(?:е|уть)|забра(?:в|ла|ло|ли)|заспокої(?:в|ла|ло|ли)|прибра(?:в|ла|ло|ли)|приголуби(?:в|ла|ло|ли)|настиг(?:ла|ло|ли)?|доста[её]т|дістає|забирает|забирає)$/;
/** The same of what cannot only look: a drone finds what others strike. */
const FINDS =
  /^(?:наш[её]л|нашл[аои]|находит|отыскал[аои]?|разыскал[аои]?|снял[аои]?|снимает|поймал[аои]?|ловит|подловил[аои]?|встретил[аои]?|встречает|знайш(?:ов|ла|ло|ли)|знаходить|відшука(?:в|ла|ло|ли)|розшука(?:в|ла|ло|ли)|зня(?:в|ла|ло|ли)|впійма(?:в|ла|ло|ли)|спійма(?:в|ла|ло|ли)|підлови(?:в|ла|ло|ли)|зустрі(?:в|ла|ло|ли)|зустрічає)$/;
/** With the item first: "словил «Ланцет»", "зустрів «Джавелін»". */
const MEETS =
  /^(?:поймал[аои]?|ловит|словил[аои]?|схлопотал[аои]?|отхватил[аои]?|огр[её]б|огребл[аои]|получил[аои]?|получает|принял[аои]?|встретил[аои]?|наш[её]л|нашл[аои]|находит|съел[аои]?|впійма(?:в|ла|ло|ли)|спійма(?:в|ла|ло|ли)|злови(?:в|ла|ло|ли)|ловить|отрима(?:в|ла|ло|ли)|отримує|дістав|дістала|зустрі(?:в|ла|ло|ли)|знайш(?:ов|ла|ло|ли)|знаходить|зʼї(?:в|ла|ло|ли))$/;
/** Towards a mine, with "на". */
const RUNS_ONTO =
  /^(?:встал[аи]?|стал[аи]?|попал[аи]?|угодил[аи]?|став|стала|стали|потрапи(?:в|ла|ли)|наехал[аои]?|наезжает|наехав|заехал[аои]?|напорол(?:ся|ась|ось|ись)|напоровшись|налетел[аои]?|налетев|налетает|наскочил[аои]?|наскочив|наткнул(?:ся|ась|ось|ись)|наткнувшись|нарвал(?:ся|ась|ось|ись)|нарвавшись|наступил[аои]?|наступив|наїха(?:в|ла|ло|ли)|наїхавши|наїжджає|налеті(?:в|ла|ло|ли)|налетівши|наскочи(?:в|ла|ло|ли)|наскочивши|напоро(?:вся|лась|лася|лося|лися)|напоровшись|нарва(?:вся|лась|лася|лося|лися)|наступи(?:в|ла|ло|ли)|натрапи(?:в|ла|ло|ли)|натрапивши)$/;
const ONTO = new Set(['на']);

const SEERS = new Set(['drone', 'armed drone', 'small arms', 'air defence', 'air strike']);
const MINES = new Set(['mine', 'scatterable mine']);

function wordOf(voice: StatusWord['voice']): StatusWord {
  return { status: 'destroyed', voice, scope: 'any', unsure: true, tag: null };
}

const REACHED = wordOf('free');
const MET = wordOf('subject');

/** "гусеницей", "кормой", "бортом": which part of it met the weapon. */
const WITH_A_PART = /(?:ей|ой|ою|ею|єю|ом|ем|єм)$/;

/** Tokens between a verb and the weapon it meets: "гусеницей", "заложенную ночью". */
const MEETING_REACH = 3;

/**
 * Verbs that say what became of an item only where a weapon stands beside them, in the languages
 * with cases: "«Ланцет» отыскал гаубицу", "його дістав «Корнет»", "налетел на ТМ-62".
 */
export function slavicEncountersOf(
  tokens: readonly Token[],
  scan: GrammarScan,
  weapon: NounPhrase,
  before: NounPhrase | undefined,
): readonly StatusMention[] {
  const { item, negated } = weapon;
  if (item.weapon === null || negated) return [];
  const start = startOf(tokens, scan, weapon);
  const struck = struckBy(tokens, scan, weapon, start, before);
  const ran = item.munition ? ranOnto(tokens, scan, weapon, start) : null;
  const isMass = item.plural && weapon.number === null && weapon.uncounted === null;
  const met = item.munition && !isMass ? metBy(tokens, scan, weapon, start) : null;
  const found = struck ?? ran ?? met;
  return found === null ? [] : [found];
}

/** Where the weapon's own words begin; "його дістав «Корнет»" is no phrase of one. */
function startOf(
  tokens: readonly Token[],
  scan: GrammarScan,
  { item, number }: NounPhrase,
): number {
  let start = item.start;
  while (tokens[start - 1]?.kind === 'quote') start -= 1;
  while (scan.is(start - 1, 'adjective') || scan.sideOver.has(start - 1)) start -= 1;
  return number !== null && number.end === start ? number.start : start;
}

/** "«Ланцет» достал гаубицу", "её достал «Ланцет»" */
function struckBy(
  tokens: readonly Token[],
  scan: GrammarScan,
  { end, governor, item }: NounPhrase,
  start: number,
  object: NounPhrase | undefined,
): StatusMention | null {
  if (governor !== 'none' || isOblique(tokens, item)) return null;
  let after = end;
  while (scan.is(after, 'adverb')) after += 1;
  if (item.munition && tellsStrike(tokens, after, item) && !scan.is(after + 1, 'preposition'))
    return mention(after, after + 1, REACHED);
  let before = start - 1;
  while (scan.is(before, 'adverb')) before -= 1;
  if (!tellsStrike(tokens, before, item)) return null;
  let last = before - 1;
  while (scan.is(last, 'adverb')) last -= 1;
  const isSaid = scan.is(last, 'object_pronoun') || isGroundItem(object, last + 1);
  return isSaid ? mention(before, before + 1, REACHED) : null;
}

/** "БМП-2 наздогнав дрон": what cannot catch a weapon is what was caught; an aircraft can. */
function isGroundItem(phrase: NounPhrase | undefined, end: number): boolean {
  if (phrase === undefined || phrase.end !== end || phrase.item.munition) return false;
  return phrase.governor === 'none' && !phrase.item.categories.some((it) => CATCHES.test(it));
}

const CATCHES =
  /^(?:Aircraft|Helicopters|Surface-To-Air|Self-Propelled Anti-Air|Anti-Air|.*Aerial)/;

function tellsStrike(tokens: readonly Token[], at: number, item: NounPhrase['item']): boolean {
  const norm = tokens[at]?.norm ?? '';
  if (REACHES.test(norm)) return true;
  return FINDS.test(norm) && !SEERS.has(item.weapon?.kind ?? '');
}

/** "поймал гусеницей мину", "словила «Джавелин»" */
function metBy(
  tokens: readonly Token[],
  scan: GrammarScan,
  { governor, item }: NounPhrase,
  start: number,
): StatusMention | null {
  if (governor !== 'none' || SEERS.has(item.weapon?.kind ?? '')) return null;
  if (isOblique(tokens, item)) return null;
  let at = start - 1;
  if (WITH_A_PART.test(tokens[at]?.norm ?? '') || scan.is(at, 'adverb')) at -= 1;
  if (!MEETS.test(tokens[at]?.norm ?? '') || scan.is(at - 1, 'negation')) return null;
  return mention(at, at + 1, MET);
}

/** "налетел на заложенную ночью ТМ-62" */
function ranOnto(
  tokens: readonly Token[],
  scan: GrammarScan,
  { item }: NounPhrase,
  start: number,
): StatusMention | null {
  if (!MINES.has(item.weapon?.kind ?? '')) return null;
  // "на міну" may be what the lexicon calls a mine.
  const from = ONTO.has(tokens[item.start]?.norm ?? '') ? item.start : start - 1;
  for (let at = from; at >= from - MEETING_REACH; at -= 1) {
    if (!ONTO.has(tokens[at]?.norm ?? '')) continue;
    if (!RUNS_ONTO.test(tokens[at - 1]?.norm ?? '') || scan.is(at - 2, 'negation')) return null;
    return mention(at - 1, at, MET);
  }
  return null;
}

/** In the case of the tool. */
function isOblique(tokens: readonly Token[], { start, end }: NounPhrase['item']): boolean {
  return TOOL.test(tokens[start]?.norm ?? '') || TOOL.test(tokens[end - 1]?.norm ?? '');
}

function mention(start: number, end: number, word: StatusWord): StatusMention {
  return { start, end, words: [word] };
}
