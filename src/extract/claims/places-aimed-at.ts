import { areaRank } from '../places/area-rank.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import type { Token } from '../tokens/tokenize.ts';

/** Tokens before a name in which who lives there, or what is on its way there, is told. */
const REACH = 6;
const PEOPLE =
  /^(?:residents?|locals|villagers|inhabitants|farmers|мешкан\p{L}{2,4}|жител\p{L}{1,4}|селян\p{L}{0,3})$/u;
const ON_THE_WAY =
  /^(?:carr(?:y|ied|ies|ying)|haul(?:ed|ing)|driv(?:e|en|es|ing)|drove|head(?:ed|ing|s)|bound|way|route|travell?ing|marching|їха\p{L}{1,3}|віз|везл?\p{L}{0,2}|возил\p{L}{0,2}|рухал\p{L}{1,3}|прямував\p{L}{0,2}|вез|вёз|ехал\p{L}{0,2}|шел|шла|шли|двигал\p{L}{2,3}|следовал\p{L}{0,2})$/u;
const AFTERWARDS =
  /^(?:museum|exhibition|repairs?|workshop|rear|parade|музе\p{L}{0,2}|ремонт\p{L}{0,2}|виставк\p{L}{1,2}|выставк\p{L}{1,2})$/u;
/** "We thank the people of Ternopil", "a drone bought by residents of Lviv" */
const THANKS =
  /^(?:thank(?:s|ed|ing)?|grateful|greet(?:s|ings)?|дяку\p{L}{1,4}|вдячн\p{L}{1,2}|благодар\p{L}{2,4}|спасибо|bought|donated|funded|paid|sponsored|raised|gift(?:s|ed)?|from|куплен\p{L}{1,3}|придбан\p{L}{1,3}|зібран\p{L}{1,3}|зібрал\p{L}|подарован\p{L}{1,3}|подаренн\p{L}{1,3}|собран\p{L}{0,3})$/u;
const CLAUSE_MARKS = new Set(['.', ';', '!', '?', '…', ':']);

/**
 * The one town a text names at all, though only as where those live who saw it, or where what was lost
 * was going: "Residents of Oskil said the Russians burned two BTRs", "as it carried men to Snake Island".
 */
export function onlyAimedAt(
  tokens: readonly Token[],
  mentions: readonly PlaceMention[],
): PlaceMention | null {
  const named = mentions.filter((mention) => areaRank(mention) <= 1);
  const [only, ...others] = named;
  if (only === undefined || others.some((other) => !isSame(other, only))) return null;
  const how = named.map((mention) => howToldOf(tokens, mention)).find((told) => told !== null);
  return how === undefined || how === null ? null : { ...only, relation: how };
}

function isSame(a: PlaceMention, b: PlaceMention): boolean {
  const id = a.candidates[0]?.place_id;
  return id !== undefined && id === b.candidates[0]?.place_id;
}

function howToldOf(
  tokens: readonly Token[],
  { start, relation }: PlaceMention,
): 'in' | 'near' | null {
  for (let at = start - 1; at >= start - REACH; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'newline' || CLAUSE_MARKS.has(token.norm))
      return null;
    if (AFTERWARDS.test(token.norm)) return null;
    if (PEOPLE.test(token.norm) && relation !== 'from') return isThanked(tokens, at) ? null : 'in';
    if (relation === 'toward' && ON_THE_WAY.test(token.norm)) return 'near';
  }
  return null;
}

function isThanked(tokens: readonly Token[], people: number): boolean {
  return tokens.slice(Math.max(0, people - REACH), people).some(({ norm }) => THANKS.test(norm));
}
