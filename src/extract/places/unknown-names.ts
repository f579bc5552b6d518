import type { Token } from '../tokens/tokenize.ts';
import type { TokenFacts } from './asides.ts';
import { isFoughtOver } from './fights.ts';
import { kindWordOf } from './kind-words.ts';
import { contextBefore } from './locatives.ts';
import type { PlaceMention } from './place-mention.ts';

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
  let end = at + 1;
  while (end - at < LONGEST_NAME && isName(tokens, end, facts)) end += 1;
  const isTold =
    locative === null
      ? settlementClass !== null && isAbbreviated(tokens, at)
      : isSure(locative, settlementClass !== null, tokens[at]);
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

function namesTown(token: Token | undefined): boolean {
  return TOPONYM.test(token?.norm ?? '');
}

function isSure(
  locative: NonNullable<ReturnType<typeof contextBefore>['locative']>,
  hasClass: boolean,
  name: Token | undefined,
): boolean {
  const { relation, marksPlaces, distance } = locative;
  if (relation === 'toward' || (relation === 'from' && distance === null)) return false;
  if (hasClass) return true;
  return marksPlaces && !(relation === 'in' && name?.cyrillic === true);
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
