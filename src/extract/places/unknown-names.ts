import type { Token } from '../tokens/tokenize.ts';
import { locativeBefore } from './locatives.ts';
import { kindWordOf } from './place-lexicon.ts';
import type { PlaceMention } from './place-mention.ts';

/** Capitalised words after "in" or "near" that name no place. */
const NOT_PLACES = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'telegram twitter facebook youtube tiktok instagram english ukrainian russian nato eu us usa uk mod general staff live update video photo part day night ' +
    'western eastern northern southern central soviet war army navy azovstal'
  ).split(' '),
);
const MIN_LETTERS = 4;
const LONGEST_NAME = 3;

/**
 * A name the data does not know, where a locative word says it is a place: "near Zabavne".
 * After the Ukrainian and Russian "in" a capital says too little; there only "near" counts.
 */
export function unknownNameAt(
  tokens: readonly Token[],
  at: number,
  mayBeName: (index: number) => boolean,
): PlaceMention | null {
  if (!isName(tokens, at, mayBeName)) return null;
  const locative = locativeBefore(tokens, at);
  if (locative === null) return null;
  if (locative.relation === 'toward') return null;
  if (locative.relation === 'in' && tokens[at]?.cyrillic === true) return null;
  let end = at + 1;
  while (end - at < LONGEST_NAME && isName(tokens, end, mayBeName)) end += 1;
  const after = tokens[end]?.norm ?? '';
  if (kindWordOf(after) === 'site' || NOT_SETTLEMENTS.has(after)) return null;
  return {
    start: at,
    end,
    candidates: [],
    kindWord: null,
    relation: locative.relation,
    distanceKm: locative.distanceKm,
  };
}

const UNITS = 'brigade regiment division battalion fleet group corps';
const NOT_SETTLEMENTS = new Set(
  `${UNITS} university factory plant bridge dam highway street avenue hospital school river`.split(
    ' ',
  ),
);
const UNIT_WORDS = new Set(UNITS.split(' '));

/** "Kherson Brigade", "Black Sea Fleet": a unit bears the place's name. */
export function isUnitWord(token: Token | undefined): boolean {
  return token?.kind === 'word' && UNIT_WORDS.has(token.norm);
}

function isName(
  tokens: readonly Token[],
  at: number,
  mayBeName: (index: number) => boolean,
): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !token.capital || !mayBeName(at)) return false;
  const letters = token.end - token.start;
  if (letters < MIN_LETTERS || token.possessive) return false;
  return kindWordOf(token.norm) === null && !NOT_PLACES.has(token.norm);
}
